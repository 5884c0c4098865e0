package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.dataset.NpyType;
import org.synapticcaching.dataset.Npz;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Float64 from files to files: what {@code ejml} computes, and {@code simd} rounds. */
class TrainFloat64Test {
  private static final int INPUTS = 30;
  private static final int PATTERNS = 100;
  private static final double DIGITS = 1e-12;
  private static final Network NETWORK = Network.lr20(INPUTS, List.of(12), 4);

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(1);
  private final byte[] pixels = new byte[PATTERNS * INPUTS];
  private final double[] fractions = new double[PATTERNS * INPUTS];
  private final int[] labels = random.ints(PATTERNS, 0, NETWORK.outputs()).toArray();
  private final double[] first = numbers(12 * INPUTS);
  private final double[] second = numbers(4 * 12);

  @BeforeEach
  void write() {
    for (int i = 0; i < pixels.length; i++) {
      int pixel = random.nextInt(3) == 0 ? random.nextInt(256) : 0;
      pixels[i] = (byte) pixel;
      fractions[i] = pixel / 255.0;
    }
    data("fractions.npz", NpyArray.ofDoubles(fractions, PATTERNS, INPUTS));
    data("pixels.npz", NpyArray.ofUnsignedBytes(pixels, PATTERNS, INPUTS));
    Npz.write(
        folder.resolve("weights.npz"),
        Map.of(
            "W1", NpyArray.ofDoubles(first, 12, INPUTS), "W2", NpyArray.ofDoubles(second, 4, 12)));
  }

  private double[] numbers(int count) {
    return DoubleStream.generate(() -> random.nextDouble(-0.3, 0.3)).limit(count).toArray();
  }

  private void data(String name, NpyArray images) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    for (String set : List.of("train", "test")) {
      arrays.put("x_" + set, images);
      arrays.put("y_" + set, NpyArray.ofInts(labels, PATTERNS));
    }
    Npz.write(folder.resolve(name), arrays);
  }

  private JsonNode train(String backend, String data) throws IOException {
    Cli.Outcome outcome =
        Cli.run(
            List.of(
                    "train",
                    "--backend",
                    backend,
                    "--data",
                    folder.resolve(data).toString(),
                    "--hidden",
                    "12",
                    "--init-weights",
                    folder.resolve("weights.npz").toString(),
                    "--save-weights",
                    saved().toString(),
                    "--policy",
                    "local-neuron",
                    "--threshold",
                    "0.03",
                    "--decay-time",
                    "500",
                    "--maintenance-cost",
                    "0.001",
                    "--presentations",
                    "1000",
                    "--json")
                .toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    return new ObjectMapper().readTree(outcome.out()).get("energy");
  }

  private Path saved() {
    return folder.resolve("saved.npz");
  }

  private PlainReference reference() {
    Consolidation caching = Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.03, 500);
    PlainReference reference =
        new PlainReference(NETWORK, Replica.of(NETWORK, 1, 0.1, caching), Precision.FLOAT64);
    reference.setWeights(0, WeightPart.INITIAL, first);
    reference.setWeights(1, WeightPart.INITIAL, second);
    reference.train(Patterns.ofDoubles(fractions, INPUTS, labels, NETWORK.outputs()), 1000);
    return reference;
  }

  @Test
  void ejmlReachesFloat64FromFilesToFiles() throws IOException {
    PlainReference reference = reference();
    Energy expected = reference.ledger().under(EnergyModel.linear(0.001));
    JsonNode energy = train("ejml", "fractions.npz");
    assertTrue(expected.consolidation() > 0);
    close(expected.consolidation(), energy, "consolidation");
    close(expected.maintenance(), energy, "maintenance");
    close(expected.withoutCaching(), energy, "withoutCaching");
    close(expected.minimum(), energy, "minimum");
    close(expected.residual(), energy, "residual");
    Map<String, NpyArray> arrays = Npz.read(saved());
    for (int layer = 0; layer < 2; layer++) {
      double largest = 0;
      for (double weight : reference.weights(layer, WeightPart.TOTAL)) {
        largest = Math.max(largest, Math.abs(weight));
      }
      for (WeightPart part :
          List.of(WeightPart.INITIAL, WeightPart.PERSISTENT, WeightPart.TRANSIENT)) {
        NpyArray array =
            arrays.get("W" + (layer + 1) + "_" + part.name().toLowerCase(java.util.Locale.ROOT));
        assertEquals(NpyType.F8, array.type());
        double[] weights = reference.weights(layer, part);
        for (int i = 0; i < weights.length; i++) {
          assertEquals(weights[i], array.doubleAt(i), DIGITS * largest, part + " " + i);
        }
      }
    }
  }

  private static void close(double expected, JsonNode energy, String key) {
    assertEquals(expected, energy.get(key).asDouble(), DIGITS * Math.abs(expected), key);
  }

  @Test
  void pixelsAreTheirFractionsInFloat64() throws IOException {
    assertEquals(train("ejml", "fractions.npz"), train("ejml", "pixels.npz"));
  }

  @Test
  void simdRoundsAndSavesWhatItHas() throws IOException {
    train("simd", "fractions.npz");
    NpyArray initial = Npz.read(saved()).get("W1_initial");
    assertEquals(NpyType.F4, initial.type());
    assertEquals((float) first[5], initial.doubleAt(5));
  }
}
