package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.Cli.Outcome;

class TrainCommandTest {
  private static final String[] CACHING = {
    "--policy",
    "local-local",
    "--threshold",
    "0.02",
    "--decay-time",
    "1000",
    "--maintenance-cost",
    "0.001"
  };

  @Test
  void theJsonSummaryHasEveryKey() {
    JsonNode json = trainJson(CACHING);
    assertEquals(
        List.of(
            "backend",
            "precision",
            "device",
            "data",
            "presentations",
            "epochs",
            "success",
            "ending",
            "accuracy",
            "energy",
            "layers",
            "seconds",
            "presentationsPerSecond",
            "settings",
            "version"),
        Cli.keys(json));
    assertEquals(60, json.get("presentations").asLong());
    assertEquals(1, json.get("epochs").asLong());
    assertTrue(json.get("success").asBoolean());
    assertEquals("completed", json.get("ending").asText());
    assertTrue(json.get("presentationsPerSecond").asDouble() > 0);
  }

  @Test
  void energiesAddUpOverPartsAndLayers() {
    JsonNode json = trainJson(CACHING);
    List<String> parts =
        List.of(
            "consolidation",
            "maintenance",
            "transientChange",
            "residual",
            "total",
            "withoutCaching",
            "minimum",
            "modifications");
    JsonNode energy = json.get("energy");
    assertEquals(parts, Cli.keys(energy));
    assertEquals(List.of("W1", "W2"), names(json.get("layers")));
    for (String part : parts) {
      double sum = 0;
      for (JsonNode layer : json.get("layers")) {
        sum += layer.get("energy").get(part).asDouble();
      }
      assertEquals(energy.get(part).asDouble(), sum, 1e-12 * sum, part);
    }
    double total =
        energy.get("consolidation").asDouble()
            + energy.get("maintenance").asDouble()
            + energy.get("transientChange").asDouble()
            + energy.get("residual").asDouble();
    assertEquals(energy.get("total").asDouble(), total, 1e-12 * total);
    assertTrue(energy.get("maintenance").asDouble() > 0);
  }

  @Test
  void settingsNameEveryOption() {
    JsonNode summary = trainJson();
    Cli.assertSettingsNameEveryOption("train", summary);
    assertEquals(
        List.of(
            ("data mnist fashion-mnist emnist train-limit test-limit input network hidden bias"
                    + " gradient loss learning-rate initial-deviation rule plastic coupled subnet"
                    + " masks propagate-masks error-gated count-changes presentations epochs"
                    + " until-accuracy test-every order order-file policy threshold threshold-horizon"
                    + " threshold-memory threshold-scope decay-time maintenance-cost change-cost exponent"
                    + " potentiation-only event-order comparison every seed backend device"
                    + " init-weights save-weights history tf32")
                .split(" ")),
        Cli.keys(summary.get("settings")));
  }

  @Test
  void settingsAreEnoughToRepeatTheRun() {
    JsonNode first =
        trainJson(
            "--policy",
            "local-neuron",
            "--threshold",
            "0.01",
            "--hidden",
            "7,4",
            "--learning-rate",
            "0.1,0.2,0.3",
            "--network",
            "n22",
            "--order",
            "shuffled",
            "--seed",
            "17",
            "--every",
            "3",
            "--presentations",
            "130",
            "--test-every",
            "50");
    JsonNode second = Cli.repeat("train", first);
    for (String key : List.of("backend", "accuracy", "energy", "layers", "settings", "epochs")) {
      assertEquals(first.get(key), second.get(key), key);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--network rp24, input, zero-mean",
    "--network rp24, order, random",
    "--network rp24, bias, on",
    "--network n22, order, sequential",
    "--network lr20 --bias on, bias, on",
    "--input offset, input, offset",
    "--backend auto, backend, simd",
    "--gradient exact, gradient, exact",
    "--loss cross-entropy, loss, cross-entropy",
    "--event-order corrected, event-order, corrected",
    "--comparison ge, comparison, ge",
    "--decay-time inf, decay-time, inf",
    "--exponent 2, exponent, 2.0",
    "--potentiation-only, potentiation-only, true",
    "--until-accuracy 1 --epochs 2, until-accuracy, 1.0",
  })
  void anOptionReachesTheRun(String options, String key, String expected) {
    JsonNode settings = trainJson(options.split(" ")).get("settings");
    assertEquals(expected, settings.get(key).asText());
  }

  @Test
  void learningRatesDefaultToThoseOfTheSource() {
    assertEquals("[0.1,0.1]", trainJson().get("settings").get("learning-rate").toString());
    assertEquals(
        "[0.01,0.01]",
        trainJson("--network", "rp24").get("settings").get("learning-rate").toString());
  }

  @Test
  void aRunThatMissesItsGoalIsDoneButNoSuccess() {
    JsonNode json = trainJson("--until-accuracy", "1", "--epochs", "1");
    assertFalse(json.get("success").asBoolean());
    assertEquals("goal-not-reached", json.get("ending").asText());
  }

  @Test
  void aRunThatDivergesIsReportedInValidJson() {
    JsonNode json =
        trainJson(
            "--network", "rp24", "--learning-rate", "1e30", "--input", "raw", "--epochs", "2");
    assertEquals("diverged", json.get("ending").asText());
    assertFalse(json.get("success").asBoolean());
    assertTrue(json.get("energy").get("total").isNull(), json.toString());
  }

  @Test
  void noPresentationsStillGiveASummary() {
    JsonNode json = trainJson("--presentations", "0");
    assertEquals(0, json.get("presentations").asLong());
    assertEquals(0, json.get("energy").get("total").asDouble());
    assertTrue(json.get("presentationsPerSecond").isNull());
  }

  @Test
  void aThresholdThatIsNotUsedIsNoticed() {
    Outcome outcome = Cli.trainSmall("--policy", "none", "--threshold", "0.5", "--json");
    assertEquals(0, outcome.code());
    assertTrue(outcome.err().contains("--threshold is ignored"), outcome.err());
    assertTrue(Cli.json(outcome).get("settings").get("threshold").isNull());
  }

  @Test
  void thresholdsThatSetThemselvesAreToldForEachMatrix() {
    JsonNode json =
        trainJson(
            "--policy",
            "local-local",
            "--threshold",
            "auto",
            "--maintenance-cost",
            "0.01",
            "--threshold-memory",
            "20",
            "--threshold-scope",
            "neuron");
    assertEquals("auto", json.get("settings").get("threshold").asText());
    assertEquals(60, json.get("settings").get("threshold-horizon").asLong(), "where the run ends");
    assertEquals(20, json.get("settings").get("threshold-memory").asLong());
    assertEquals("neuron", json.get("settings").get("threshold-scope").asText());
    for (JsonNode layer : json.get("layers")) {
      assertTrue(layer.get("threshold").asDouble() > 0, json::toString);
    }
    assertTrue(json.get("energy").get("consolidation").asDouble() > 0);
    JsonNode fixed = trainJson("--policy", "local-local", "--threshold", "0.02");
    assertTrue(fixed.get("layers").get(0).get("threshold") == null, "it is in the settings");
    assertTrue(fixed.get("settings").get("threshold-horizon").isNull());
  }

  @Test
  void peopleGetATableWithUnits() {
    Outcome outcome = Cli.trainSmall(CACHING);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("energy (summed weight change)"), outcome.out());
    assertTrue(outcome.out().contains("completed after 60 presentations"), outcome.out());
    assertTrue(outcome.out().contains("policy local-local, threshold 0.02"), outcome.out());
  }

  @Test
  void historyHasOneRowPerTest(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("h.csv");
    JsonNode json = trainJson("--test-every", "25", "--history", file.toString());
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        "presentations,epoch,accuracy,consolidation,maintenance,transientChange,residual,total,"
            + "withoutCaching,minimum,modifications",
        lines.get(0));
    assertEquals(
        List.of("25", "50", "60"), lines.stream().skip(1).map(line -> line.split(",")[0]).toList());
    String[] last = lines.get(3).split(",");
    assertEquals("1.0", last[1]);
    assertEquals(json.get("accuracy").asDouble(), Double.parseDouble(last[2]));
    assertEquals(json.get("energy").get("total").asDouble(), Double.parseDouble(last[7]));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "unfinished files left behind");
    }
  }

  private static JsonNode trainJson(String... more) {
    String[] arguments = Arrays.copyOf(more, more.length + 1);
    arguments[more.length] = "--json";
    return Cli.json(Cli.trainSmall(arguments));
  }

  private static List<String> names(JsonNode layers) {
    List<String> names = new ArrayList<>();
    layers.forEach(layer -> names.add(layer.get("name").asText()));
    return names;
  }
}
