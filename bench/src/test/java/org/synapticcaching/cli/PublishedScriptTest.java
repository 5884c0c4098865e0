package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.dataset.Npy;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.dataset.Npz;

/**
 * Runs whose data, weights and order are given as files against {@link ScriptedCompetition}: what
 * the published script of [RP24] computes, without input noise and bias.
 */
class PublishedScriptTest {
  private static final int INPUTS = 30;
  private static final int HIDDEN = 12;
  private static final int CLASSES = 10;
  private static final int PATTERNS = 40;
  private static final int PRESENTATIONS = 150;
  private static final double RATE = 0.05;

  @TempDir private Path folder;

  private final Random random = new Random(7);
  private final double[][] patterns = new double[PATTERNS][];
  private final int[] labels = new int[PATTERNS];
  private final int[] order = new int[PRESENTATIONS];

  /** Float32 numbers, as the files hold them; mean-subtracted, as the script does it. */
  private float[] drawData() {
    float[] flat = new float[PATTERNS * INPUTS];
    double mean = 0;
    for (int i = 0; i < flat.length; i++) {
      flat[i] = random.nextInt(3) > 0 ? 0 : random.nextFloat();
      mean += flat[i] / flat.length;
    }
    for (int p = 0; p < PATTERNS; p++) {
      patterns[p] = new double[INPUTS];
      labels[p] = random.nextInt(CLASSES);
      for (int i = 0; i < INPUTS; i++) {
        flat[p * INPUTS + i] -= (float) mean;
        patterns[p][i] = flat[p * INPUTS + i];
      }
    }
    return flat;
  }

  private float[] drawWeights(int length) {
    float[] weights = new float[length];
    for (int i = 0; i < length; i++) {
      weights[i] = (float) (0.2 * random.nextGaussian());
    }
    return weights;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, --rule all",
    "20, 0.1, --rule largest-updates --plastic 0.1",
    "20, 0.01, --rule largest-updates --plastic 0.01",
    "2020, 0.01, --rule largest-updates --plastic 0.01 --coupled",
    "40, 0.2, --rule largest-updates-per-neuron --plastic 0.2",
    "105, 5, --rule subnet --subnet 5",
  })
  void weightsAndEnergiesAreThoseOfTheScript(int rule, double plastic, String options)
      throws IOException {
    float[] data = drawData();
    float[] first = drawWeights(HIDDEN * INPUTS);
    float[] second = drawWeights(CLASSES * HIDDEN);
    for (int t = 0; t < PRESENTATIONS; t++) {
      order[t] = random.nextInt(PATTERNS);
    }
    ScriptedCompetition script =
        new ScriptedCompetition(first, HIDDEN, second, CLASSES, RATE, rule, plastic);
    for (int pattern : order) {
      script.present(patterns[pattern], labels[pattern]);
    }
    Path saved = folder.resolve("saved.npz");
    JsonNode json = train(data, first, second, saved, options);
    Map<String, NpyArray> arrays = Npz.read(saved);
    for (int layer = 0; layer < 2; layer++) {
      String name = "W" + (layer + 1);
      // The files hold float32, and so does the change: the sum is good to a unit of that.
      assertArrayEquals(script.weights(layer), sum(arrays, name), 2e-7);
      JsonNode use = json.get("layers").get(layer).get("plasticity");
      assertEquals(script.modifications(layer), use.get("m0").asLong(), name);
      assertEquals(script.path(layer), use.get("m1").asDouble(), 1e-9 * script.path(layer), name);
      assertEquals(script.changed(layer), use.get("m0Direct").asLong(), name);
      assertTrue(use.get("m1").asDouble() > 0);
    }
  }

  private static double[] sum(Map<String, NpyArray> arrays, String name) {
    double[] total = arrays.get(name + "_initial").toDoubles();
    double[] change = arrays.get(name + "_persistent").toDoubles();
    for (int i = 0; i < total.length; i++) {
      total[i] += change[i];
    }
    return total;
  }

  private JsonNode train(float[] data, float[] first, float[] second, Path saved, String options)
      throws IOException {
    Path dataFile = folder.resolve("data.npz");
    NpyArray inputs = NpyArray.ofFloats(data, PATTERNS, INPUTS);
    NpyArray classes = NpyArray.ofInts(labels, PATTERNS);
    Npz.write(
        dataFile,
        Map.of("x_train", inputs, "y_train", classes, "x_test", inputs, "y_test", classes));
    Path weights = folder.resolve("weights.npz");
    Npz.write(
        weights,
        Map.of(
            "W1", NpyArray.ofFloats(first, HIDDEN, INPUTS),
            "W2", NpyArray.ofFloats(second, CLASSES, HIDDEN)));
    Path orderFile = folder.resolve("order.npy");
    Npy.write(orderFile, NpyArray.ofInts(order, order.length));
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--data=" + dataFile,
                "--order-file=" + orderFile,
                "--init-weights=" + weights,
                "--save-weights=" + saved,
                "--learning-rate=" + RATE,
                "--presentations=" + PRESENTATIONS,
                "--hidden=" + HIDDEN));
    words.addAll(List.of("--input raw --network rp24 --bias off --backend ejml --json".split(" ")));
    words.addAll(List.of(options.split(" ")));
    return Cli.json(Cli.run(words.toArray(String[]::new)));
  }

  @Test
  void theScriptsMedianIsRoundedHalfToEven() {
    assertEquals(2, ScriptedCompetition.rank(0.5, 6));
    assertEquals(4, ScriptedCompetition.rank(0.5, 8));
    assertEquals(0, ScriptedCompetition.rank(1, 100));
  }
}
