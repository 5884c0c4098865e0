package org.synapticcaching.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.cli.session.Interrupt;

class SearchCommandTest {
  private static final List<String> SMALL =
      List.of(
          "--data=digits",
          "--train-limit=100",
          "--test-limit=40",
          "--presentations",
          "900",
          "--test-every=150",
          "--wave",
          "6",
          "--finalists=2",
          "--fresh-seeds=2");

  private static final List<String> SPACE =
      List.of(
          "--vary=hidden=10:20:log",
          "--vary=rule=all,largest-updates,subnet",
          "--vary=initial-deviation=0.01:0.3:log",
          "--maintenance-cost=0.001");

  @TempDir private Path folder;

  private List<String> words(String study, String... more) {
    List<String> words =
        new ArrayList<>(List.of("search", "--study", folder.resolve(study).toString()));
    words.addAll(SMALL);
    words.addAll(SPACE);
    words.addAll(List.of(more));
    return words;
  }

  private Outcome search(String study, String... more) {
    return Cli.run(words(study, more).toArray(String[]::new));
  }

  private Outcome easy(String study, String... more) {
    List<String> words =
        new ArrayList<>(List.of("--accuracy", "0.25", "--budget", "8000", "--backend", "simd"));
    words.addAll(List.of(more));
    return search(study, words.toArray(String[]::new));
  }

  private Path file(String study, String name) {
    return folder.resolve(study).resolve(name);
  }

  private JsonNode best(String study) throws IOException {
    return new ObjectMapper().readTree(file(study, "best.json").toFile());
  }

  private List<CSVRecord> trials(String study) throws IOException {
    try (CSVParser csv =
        CSVParser.parse(
            file(study, "trials.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return csv.getRecords();
    }
  }

  private void requireSame(String one, String other) throws IOException {
    for (String name : List.of("trials.csv", "best.json")) {
      assertArrayEquals(
          Files.readAllBytes(file(one, name)), Files.readAllBytes(file(other, name)), name);
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
        search(
            "study",
            "--accuracy=0.2",
            "--budget=9000",
            "--vary=learning-rate=0.2:1:log",
            "--backend=" + backend);
    assertEquals(0, outcome.code(), outcome.err());
    JsonNode best = best("study");
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
  void everyRunIsInTheTableAsTrainTellsOfIt() throws IOException {
    assertEquals(0, easy("study").code());
    List<CSVRecord> rows = trials("study");
    assertEquals(rows.size(), Files.readAllLines(file("study", "journal.jsonl")).size() - 1);
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
    assertTrue(trials("stochastic").stream().noneMatch(row -> row.get("threshold").isEmpty()));
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
    List<CSVRecord> rows = trials("scope");
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
    assertEquals(0, easy("one", "--threads", "1").code());
    assertEquals(0, easy("three", "--threads", "3").code());
    requireSame("one", "three");
    Files.createDirectories(folder.resolve("cut"));
    byte[] journal = Files.readAllBytes(file("one", "journal.jsonl"));
    for (int part = 1; part < 4; part++) {
      Files.write(file("cut", "journal.jsonl"), Arrays.copyOf(journal, part * journal.length / 4));
      Outcome outcome = easy("cut");
      assertEquals(0, outcome.code(), outcome.err());
      assertEquals(1, outcome.err().lines().filter(line -> line.contains("cut or")).count());
      requireSame("one", "cut");
      Files.delete(file("cut", "best.json"));
    }
  }

  @Test
  void whatIsInterruptedSaysHowToGoOn() throws IOException {
    Interrupt interrupt = new Interrupt();
    interrupt.request();
    List<String> words = words("study", "--accuracy", "0.25", "--budget", "20000");
    Outcome outcome = Cli.run(interrupt, words.toArray(String[]::new));
    assertEquals(130, outcome.code());
    assertTrue(outcome.err().contains("interrupted: 0 runs are in "), outcome.err());
    assertFalse(Files.exists(file("study", "best.json")));
  }

  @Test
  void aLargerBudgetGoesOn() throws IOException {
    assertEquals(0, easy("study").code());
    List<String> before = Files.readAllLines(file("study", "journal.jsonl"));
    Outcome outcome =
        search("study", "--accuracy", "0.25", "--budget", "16000", "--backend", "simd");
    assertEquals(0, outcome.code(), outcome.err());
    List<String> after = Files.readAllLines(file("study", "journal.jsonl"));
    assertTrue(after.size() > before.size());
    assertEquals(before, after.subList(0, before.size()));
    assertEquals(
        0, search("whole", "--accuracy", "0.25", "--budget", "16000", "--backend", "simd").code());
    requireSame("study", "whole");
  }

  @Test
  void anAccuracyThatNobodyReachesIsAResult() throws IOException {
    Outcome outcome = search("study", "--accuracy", "1", "--budget", "12000", "--backend", "simd");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("missed:   no finalist reached accuracy 1.0"), outcome.out());
    double accuracy = best("study").get("best-accuracy-of-all-runs").asDouble();
    double most =
        trials("study").stream()
            .mapToDouble(row -> Double.parseDouble(row.get("accuracy")))
            .max()
            .orElseThrow();
    assertEquals(most, accuracy);
    assertTrue(outcome.out().contains("best accuracy of all runs is %.4f".formatted(most)));
  }

  @Test
  void aStudyOfAnotherKindIsRefused() {
    assertEquals(0, easy("study").code());
    Outcome space = easy("study", "--vary", "learning-rate=0.1:1:log");
    Cli.assertFails(space, 1, "another study, whose learning-rate is 0.01:1.0:log and not 0.1:1.0");
    Outcome prices = easy("study", "--change-cost", "0.1");
    Cli.assertFails(prices, 1, "another study, whose change-cost is 0.0 and not 0.1");
    Outcome seed = easy("study", "--seed", "2");
    Cli.assertFails(seed, 1, "another study, whose seed is 1 and not 2");
    Outcome numbers = search("study", "--accuracy", "0.25", "--backend", "ejml");
    Cli.assertFails(numbers, 1, "another study, whose backend is simd and not ejml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--budget 0 | --budget: a study needs something to spend, above 0, got 0.0",
        "--budget 3d | --budget: '3d' is neither a number of presentations (2e7) nor a time",
        "--accuracy 1.5 | --accuracy must be above 0 and at most 1, got 1.5",
        "--wave 0 | --wave must be >= 1, got 0",
        "--presentations 0 | --presentations must be >= 1, got 0",
        "--epochs 1 | --presentations and --epochs exclude each other",
        "--until-accuracy 0.5 | --until-accuracy: a search has its --accuracy instead",
        "--vary seed=1..5 | --vary seed=1..5: the search itself decides on --seed",
        "--vary exponent=0,1 | --exponent is a price; energies under others do not compare",
        "--vary hidden=5 | --vary hidden is there twice",
        "--hidden 5 | --vary hidden: --hidden is given as well",
        "--vary learning-rate=fast | 'fast' is not a number",
        "--vary policy=lokal | lokal",
        "--vary threshold=0.1:0.01:log | --vary threshold=0.1:0.01:log: the range",
        "--vary speed=1:2:log | --vary speed: there is no option --speed",
        "--learning-rate 0 | --learning-rate must be finite, > 0, got 0.0",
        "--history a.csv | a file of one run, and 'search' makes many; use 'train'",
      })
  void nonsenseIsRefusedBeforeAnythingIsLearned(String options, String message) {
    List<String> words = new ArrayList<>(List.of(options.split(" ")));
    for (String needed : List.of("--accuracy", "--budget", "--presentations", "--wave")) {
      int own = words("study").indexOf(needed);
      if (own < 0 && !words.contains(needed)) {
        words.addAll(List.of(needed, needed.equals("--budget") ? "1000" : "0.25"));
      }
    }
    List<String> all = new ArrayList<>(words("study"));
    for (String given : List.of("--presentations", "--wave")) {
      if (words.contains(given)) {
        all.subList(all.indexOf(given), all.indexOf(given) + 2).clear();
      }
    }
    all.addAll(words);
    Cli.assertFails(Cli.run(all.toArray(String[]::new)), 2, message);
    assertFalse(Files.exists(folder.resolve("study")));
  }

  @Test
  void usualOptionsHaveRangesThatTrainTakes() throws IOException {
    Outcome outcome =
        Cli.run(
            Stream.concat(
                    Stream.of("search", "--study", folder.resolve("usual").toString()),
                    Stream.concat(
                        SMALL.stream(),
                        Stream.of("--accuracy", "0.2", "--budget", "3000", "--hidden", "4")))
                .toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(trials("usual").size() > 10);
    JsonNode repeated = train(best("usual").get("command").asText());
    assertEquals(
        best("usual").get("fresh").get(0).get("energy").asDouble(),
        repeated.get("energy").get("total").asDouble());
    assertTrue(outcome.err().contains("rule=per-class-neurons is not searched: "), outcome.err());
  }
}
