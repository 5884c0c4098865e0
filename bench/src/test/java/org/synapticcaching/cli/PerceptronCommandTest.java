package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.dataset.Npy;
import org.synapticcaching.dataset.NpyArray;

class PerceptronCommandTest {
  @TempDir Path folder;

  @Test
  void theSummaryHasTheKeysOfTraining() {
    JsonNode json = Cli.json(random("--policy", "local-global", "--threshold", "3"));
    assertTrue(
        Cli.keys(json)
            .containsAll(
                List.of(
                    "backend",
                    "presentations",
                    "epochs",
                    "success",
                    "accuracy",
                    "energy",
                    "layers",
                    "seconds",
                    "presentationsPerSecond",
                    "settings",
                    "version")));
    assertTrue(json.get("success").asBoolean());
    assertEquals(1, json.get("accuracy").asDouble());
    assertEquals(
        json.get("presentations").asLong(), 30 * (json.get("epochs").asLong() + 1), "clean epoch");
    assertEquals(1, json.get("layers").size());
    assertTrue(json.get("seconds").asDouble() > 0);
  }

  @Test
  void settingsNameEveryOption() {
    Cli.assertSettingsNameEveryOption("perceptron", Cli.json(random()));
  }

  @Test
  void maintenanceAndChangesHaveTheirPrices() {
    String[] caching = {"--policy", "local-local", "--threshold", "2.5", "--decay-time", "90"};
    JsonNode free = Cli.json(random(caching)).get("energy");
    JsonNode charged =
        Cli.json(random(with(caching, "--maintenance-cost", "0.5", "--change-cost", "2")))
            .get("energy");
    assertEquals(0, free.get("maintenance").asDouble());
    assertTrue(charged.get("maintenance").asDouble() > 0);
    assertTrue(charged.get("transientChange").asDouble() > 0);
    assertEquals(
        free.get("consolidation").asDouble(), charged.get("consolidation").asDouble(), "dynamics");
  }

  /** What comes of patterns and targets in files. */
  private JsonNode learned(NpyArray patterns, NpyArray targets, String... more) {
    Path x = folder.resolve("x.npy");
    Path d = folder.resolve("d.npy");
    Npy.write(x, patterns);
    Npy.write(d, targets);
    String[] files = {
      "perceptron", "--json", "--patterns-file", x.toString(), "--targets-file", d.toString()
    };
    return Cli.json(Cli.run(with(files, more)));
  }

  @Test
  void filesAreLearnedAsRandomPatternsAre() {
    byte[] patterns = {1, -1, 1, 1, 1, -1, -1, -1, -1};
    NpyArray x = NpyArray.ofSignedBytes(patterns, 3, 3);
    NpyArray d = NpyArray.ofDoubles(new double[] {1, -1, 1}, 3);
    for (String backend : new String[] {"ejml", "simd"}) {
      JsonNode json = learned(x, d, "--backend", backend);
      assertEquals(backend, json.get("backend").asText());
      assertTrue(json.get("success").asBoolean());
      assertEquals(
          folder.resolve("x.npy").toString(), json.get("settings").get("patterns-file").asText());
    }
  }

  @Test
  void whatIsNotLearnedIsAResult() {
    NpyArray x = NpyArray.ofFloats(new float[] {1, 0, 1, 0}, 2, 2);
    NpyArray d = NpyArray.ofInts(new int[] {1, -1}, 2);
    JsonNode json = learned(x, d, "--max-epochs", "12");
    assertFalse(json.get("success").asBoolean());
    assertEquals(12, json.get("epochs").asInt());
    assertEquals(24, json.get("presentations").asInt());
    assertTrue(json.get("accuracy").asDouble() < 1);
  }

  @Test
  void aThresholdThatSetsItselfIsTold() {
    String[] auto = {
      "--policy", "local-local", "--threshold", "auto", "--maintenance-cost", "0.01"
    };
    for (String backend : new String[] {"ejml", "simd"}) {
      JsonNode json = Cli.json(random(with(auto, "--backend", backend)));
      double told = json.get("layers").get(0).get("threshold").asDouble();
      assertTrue(told > 1e-3 && told < 1e3, json::toString);
      JsonNode own =
          Cli.json(random(with(auto, "--backend", backend, "--threshold-scope", "synapse")));
      assertEquals(told, own.get("layers").get(0).get("threshold").asDouble(), 1e-9 * told);
    }
    JsonNode fixed = Cli.json(random("--policy", "local-local", "--threshold", "3"));
    assertTrue(fixed.get("layers").get(0).get("threshold") == null, "it is in the settings");
    String table =
        Cli.run(with(new String[] {"perceptron", "--synapses", "40", "--patterns", "30"}, auto))
            .out();
    assertTrue(table.matches("(?s).*\\nthreshold at the end +[0-9.]+\\R.*"), table);
  }

  @Test
  void peopleGetATable() {
    Outcome outcome = Cli.run("perceptron", "--synapses", "20", "--patterns", "10");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("10 patterns of 20 inputs and a bias"), outcome.out());
    assertTrue(outcome.out().contains("without caching"), outcome.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| nothing to learn: give either",
        "--synapses 5| --synapses needs --patterns",
        "--patterns 5| --patterns needs --synapses",
        "--patterns-file x.npy| --patterns-file needs --targets-file",
        "--targets-file d.npy| --targets-file needs --patterns-file",
        "--synapses 5 --patterns 5 --patterns-file x.npy| two things to learn",
        "--synapses 0 --patterns 5| --synapses must be >= 1, got 0",
        "--synapses 5 --patterns -1| --patterns must be >= 1, got -1",
        "--synapses 100000 --patterns 100000| do not fit into one array",
        "--synapses 5 --patterns 5 --max-epochs 0| --max-epochs must be >= 1, got 0",
        "--synapses 5 --patterns 5 --policy local-local| needs a --threshold",
        "--synapses 5 --patterns 5 --policy local-local --threshold -1| --threshold must be",
        "--synapses 5 --patterns 5 --policy local-local --threshold NaN| --threshold must be",
        "--patterns-file x.npy --targets-file d.npy --policy local-local --threshold auto|"
            + " needs a --threshold-horizon",
        "--synapses 5 --patterns 5 --decay-time NaN| --decay-time must be > 0, or 'inf', got NaN",
        "--synapses 5 --patterns 5 --decay-time -3| --decay-time must be > 0, or 'inf', got -3",
        "--synapses 5 --patterns 5 --backend abacus| unknown backend 'abacus'",
        "--synapses 5.5 --patterns 5| --synapses"
      })
  void wrongUsageIsTold(String arguments, String message) {
    List<String> all = new ArrayList<>(List.of("perceptron"));
    if (arguments != null) {
      all.addAll(List.of(arguments.split(" ")));
    }
    Cli.assertFails(Cli.run(all.toArray(String[]::new)), ExitCode.USAGE, message);
  }

  @Test
  void filesThatCannotBeUsedAreNamedWithWhatIsWrong() {
    NpyArray good = NpyArray.ofDoubles(new double[] {1, -1, 0.5, 1}, 2, 2);
    NpyArray targets = NpyArray.ofDoubles(new double[] {1, -1}, 2);
    assertFileFails(
        "x.npy: finite numbers expected, found NaN in pattern 1, input 0",
        NpyArray.ofDoubles(new double[] {1, -1, Double.NaN, 1}, 2, 2),
        targets);
    assertFileFails(
        "x.npy: finite numbers expected, found -Infinity in pattern 0, input 1",
        NpyArray.ofFloats(new float[] {1, Float.NEGATIVE_INFINITY, 0, 1}, 2, 2),
        targets);
    assertFileFails(
        "x.npy: patterns x inputs expected, at least 1 x 1, found",
        NpyArray.ofDoubles(new double[] {1, -1}, 2),
        targets);
    assertFileFails(
        "x.npy: patterns x inputs expected, at least 1 x 1, found",
        NpyArray.ofDoubles(new double[0], 0, 2),
        targets);
    assertFileFails(
        "d.npy: a list of 2 targets expected",
        good,
        NpyArray.ofDoubles(new double[] {1, -1, 1}, 3));
    assertFileFails(
        "d.npy: a list of 2 targets expected",
        good,
        NpyArray.ofDoubles(new double[] {1, -1}, 2, 1));
    assertFileFails(
        "d.npy: targets must be +1 or -1, found 0.0 for pattern 1",
        good,
        NpyArray.ofInts(new int[] {1, 0}, 2));
    assertFileFails(
        "d.npy: targets must be +1 or -1, found NaN for pattern 0",
        good,
        NpyArray.ofDoubles(new double[] {Double.NaN, 1}, 2));
  }

  @Test
  void aMissingFileIsNamed() {
    Path x = folder.resolve("none.npy");
    Cli.assertFails(learn(x, x), ExitCode.FAILED, "none.npy: no such file");
  }

  private void assertFileFails(String message, NpyArray patterns, NpyArray targets) {
    Path x = folder.resolve("x.npy");
    Path d = folder.resolve("d.npy");
    Npy.write(x, patterns);
    Npy.write(d, targets);
    Cli.assertFails(learn(x, d), ExitCode.FAILED, message);
  }

  private static Outcome learn(Path patterns, Path targets, String... more) {
    String[] files = {
      "perceptron", "--patterns-file", patterns.toString(), "--targets-file", targets.toString()
    };
    return Cli.run(with(files, more));
  }

  private static Outcome random(String... more) {
    return Cli.run(
        with(new String[] {"perceptron", "--json", "--synapses", "40", "--patterns", "30"}, more));
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
