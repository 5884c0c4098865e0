package org.synapticcaching.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.cli.session.Interrupt;

class SearchCommandTest {
  @TempDir private Path folder;

  private SmallSearch small() {
    return new SmallSearch(folder);
  }

  private void requireSame(String one, String other) throws IOException {
    for (String name : List.of("trials.csv", "best.json")) {
      assertArrayEquals(
          Files.readAllBytes(small().file(one, name)),
          Files.readAllBytes(small().file(other, name)),
          name);
    }
  }

  private static JsonNode train(String command) {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.add("--json");
    return Cli.json(Cli.run(words.toArray(String[]::new)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ejml", "simd"})
  void theWinnerIsWhatTrainMakesOfItsCommand(String backend) throws IOException {
    Outcome outcome =
        small()
            .search(
                "study",
                "--accuracy=0.2",
                "--budget=9000",
                "--vary=learning-rate=0.2:1:log",
                "--backend=" + backend);
    assertEquals(0, outcome.code(), outcome.err());
    JsonNode best = small().best("study");
    assertTrue(best.get("reached").asBoolean(), outcome.out());
    assertTrue(outcome.out().contains("cheapest: accuracy 0.2 "), outcome.out());
    JsonNode run = train(best.get("command").asText());
    JsonNode fresh = best.get("fresh").get(0);
    assertEquals(fresh.get("energy").asDouble(), run.get("energy").get("total").asDouble());
    assertEquals(fresh.get("accuracy").asDouble(), run.get("accuracy").asDouble());
    assertEquals(fresh.get("presentations").asLong(), run.get("presentations").asLong());
    assertEquals(2, best.get("fresh").size());
    assertEquals(2, best.get("finalists").size());
    double least = best.get("energy").get("mean").asDouble();
    for (JsonNode each : best.get("finalists")) {
      boolean cheaper = each.get("energy").get("mean").asDouble() < least;
      assertFalse(each.get("reached").asBoolean() && cheaper);
    }
  }

  @Test
  void ofOneFreshSeedNoSpreadIsTold() {
    List<String> words =
        new ArrayList<>(
            small().words("study", "--accuracy=0.1", "--budget=2000", "--backend=simd"));
    words.set(words.indexOf("--fresh-seeds=2"), "--fresh-seeds=1");
    Outcome outcome = Cli.run(words.toArray(String[]::new));
    assertTrue(outcome.out().contains("(one fresh seed, which tells no spread)"), outcome.out());
  }

  @Test
  void everyRunIsInTheTableAsTrainTellsOfIt() throws IOException {
    assertEquals(0, small().easy("study").code());
    List<CSVRecord> rows = small().trials("study");
    assertEquals(
        rows.size(), Files.readAllLines(small().file("study", "journal.jsonl")).size() - 1);
    assertEquals(rows.size(), rows.stream().map(row -> row.get("id")).distinct().count());
    for (CSVRecord row : rows.subList(0, 8)) {
      List<String> words =
          new ArrayList<>(
              List.of("train", "--data", "digits", "--train-limit", "100", "--test-limit", "40"));
      words.addAll(List.of("--maintenance-cost", "0.001", "--test-every", "150", "--json"));
      words.addAll(List.of("--until-accuracy", "0.25", "--backend", "simd"));
      words.addAll(List.of("--seed", row.get("seed"), "--presentations", row.get("limit")));
      for (String option :
          List.of(
              "policy",
              "threshold",
              "decay-time",
              "rule",
              "plastic",
              "subnet",
              "learning-rate",
              "hidden",
              "initial-deviation")) {
        if (!row.get(option).isEmpty()) {
          words.addAll(List.of("--" + option, row.get(option)));
        }
      }
      if (row.get("error-gated").equals("on")) {
        words.add("--error-gated");
      }
      JsonNode run = Cli.json(Cli.run(words.toArray(String[]::new)));
      assertEquals(run.get("ending").asText(), row.get("ending"));
      assertEquals(run.get("energy").get("total").asDouble(), Double.parseDouble(row.get("total")));
    }
  }

  @Test
  void stochasticRoundingIsSearchedWithNumbersForThresholdsAlone() throws IOException {
    List<String> words =
        List.of("search", "--study", folder.resolve("stochastic").toString(), "--data", "digits");
    words = with(words, "--accuracy", "0.25", "--presentations", "300", "--budget", "600");
    words = with(words, "--hidden", "5", "--policy", "stochastic", "--backend", "ejml");
    Cli.assertFails(
        Cli.run(words.toArray(String[]::new)), 2, "stochastic takes no --threshold auto");
    assertFalse(Files.exists(folder.resolve("stochastic")));
    words = with(words, "--vary", "threshold=0.001:0.1:log", "--vary", "rule=all", "--wave", "2");
    Outcome outcome = Cli.run(words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        small().trials("stochastic").stream().noneMatch(row -> row.get("threshold").isEmpty()));
  }

  @Test
  void scopesOfThresholdsAreSearchedWhereThresholdsSetThemselves() throws IOException {
    List<String> words =
        List.of("search", "--study", folder.resolve("scope").toString(), "--data", "digits");
    words = with(words, "--accuracy", "0.25", "--presentations", "300", "--budget", "2400");
    words = with(words, "--hidden", "5", "--backend", "ejml", "--vary", "rule=all", "--wave", "9");
    words = with(words, "--vary", "threshold-scope=matrix,synapse");
    words = with(words, "--vary", "policy=local-local", "--vary", "threshold=auto,0.01:0.1:log");
    Outcome outcome = Cli.run(words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    List<CSVRecord> rows = small().trials("scope");
    for (CSVRecord row : rows) {
      assertEquals(row.get("threshold").equals("auto"), !row.get("threshold-scope").isEmpty());
    }
    assertTrue(rows.stream().anyMatch(row -> row.get("threshold-scope").equals("synapse")));
    assertTrue(rows.stream().anyMatch(row -> row.get("threshold-scope").isEmpty()));
  }

  private static List<String> with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  @Test
  void threadsAndInterruptionsChangeNothing() throws IOException {
    assertEquals(0, small().easy("one", "--threads", "1").code());
    assertEquals(0, small().easy("three", "--threads", "3").code());
    requireSame("one", "three");
    Files.createDirectories(folder.resolve("cut"));
    byte[] journal = Files.readAllBytes(small().file("one", "journal.jsonl"));
    for (int part = 1; part < 4; part++) {
      Files.write(
          small().file("cut", "journal.jsonl"), Arrays.copyOf(journal, part * journal.length / 4));
      Outcome outcome = small().easy("cut");
      assertEquals(0, outcome.code(), outcome.err());
      assertEquals(1, outcome.err().lines().filter(line -> line.contains("cut or")).count());
      requireSame("one", "cut");
      Files.delete(small().file("cut", "best.json"));
    }
  }

  @Test
  void whatIsInterruptedSaysHowToGoOn() throws IOException {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    List<String> words = small().words("study", "--accuracy", "0.25", "--budget", "20000");
    Outcome outcome = Cli.run(interrupt, words.toArray(String[]::new));
    assertEquals(130, outcome.code());
    assertTrue(outcome.err().contains("interrupted: 0 runs are in "), outcome.err());
    assertFalse(Files.exists(small().file("study", "best.json")));
  }

  @Test
  void aLargerBudgetGoesOn() throws IOException {
    assertEquals(0, small().easy("study").code());
    List<String> before = Files.readAllLines(small().file("study", "journal.jsonl"));
    Outcome outcome =
        small().search("study", "--accuracy", "0.25", "--budget", "16000", "--backend", "simd");
    assertEquals(0, outcome.code(), outcome.err());
    List<String> after = Files.readAllLines(small().file("study", "journal.jsonl"));
    assertTrue(after.size() > before.size());
    assertEquals(before, after.subList(0, before.size()));
    assertEquals(
        0,
        small()
            .search("whole", "--accuracy", "0.25", "--budget", "16000", "--backend", "simd")
            .code());
    requireSame("study", "whole");
  }

  @Test
  void anAccuracyThatNobodyReachesIsAResult() throws IOException {
    Outcome outcome =
        small().search("study", "--accuracy", "1", "--budget", "12000", "--backend", "simd");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("missed:   no finalist reached accuracy 1.0"), outcome.out());
    double accuracy = small().best("study").get("best-accuracy-of-all-runs").asDouble();
    double most =
        small().trials("study").stream()
            .mapToDouble(row -> Double.parseDouble(row.get("accuracy")))
            .max()
            .orElseThrow();
    assertEquals(most, accuracy);
    assertTrue(outcome.out().contains("best accuracy of all runs is %.4f".formatted(most)));
  }

  @Test
  void usualOptionsHaveRangesThatTrainTakes() throws IOException {
    Outcome outcome =
        Cli.run(
            Stream.concat(
                    Stream.of("search", "--study", folder.resolve("usual").toString()),
                    Stream.concat(
                        SmallSearch.SMALL.stream(),
                        Stream.of("--accuracy", "0.2", "--budget", "3000", "--hidden", "4")))
                .toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(small().trials("usual").size() > 10);
    JsonNode repeated = train(small().best("usual").get("command").asText());
    assertEquals(
        small().best("usual").get("fresh").get(0).get("energy").asDouble(),
        repeated.get("energy").get("total").asDouble());
    assertTrue(outcome.err().contains("rule=per-class-neurons is not searched: "), outcome.err());
  }
}
