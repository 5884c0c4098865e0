package org.synapticcaching.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.dataset.IdxBytes;

class SweepCommandTest {
  private static final List<String> SMALL =
      List.of("--data", "digits", "--train-limit", "60", "--test-limit", "20", "--epochs", "2");

  @TempDir private Path folder;

  private Outcome sweep(String... more) {
    return sweep(folder.resolve("sweep"), more);
  }

  private static Outcome sweep(Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("sweep", "--out", out.toString()));
    words.addAll(SMALL);
    words.addAll(List.of(more));
    return Cli.run(words.toArray(String[]::new));
  }

  private List<CSVRecord> table() throws IOException {
    try (CSVParser csv =
        CSVParser.parse(
            folder.resolve("sweep/sweep.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return csv.getRecords();
    }
  }

  @Test
  void everyPointIsTheRunThatTrainMakesOfItsOptions() throws IOException {
    Outcome outcome =
        sweep(
            "--vary", "hidden=5;4,3",
            "--vary", "policy=none,local-local",
            "--vary", "maintenance-cost=0.001,0.1",
            "--vary", "error-gated=on,off",
            "--vary", "seed=1..2",
            "--threshold", "0.01",
            "--decay-time", "50");
    assertEquals(0, outcome.code(), outcome.err());
    List<CSVRecord> rows = table();
    assertEquals(32, rows.size());
    assertEquals(32, rows.stream().map(row -> row.get("id")).distinct().count());
    for (CSVRecord row : rows) {
      List<String> words = new ArrayList<>(List.of("train", "--json"));
      words.addAll(SMALL);
      words.addAll(List.of("--threshold", "0.01", "--decay-time", "50"));
      for (String option : List.of("hidden", "policy", "maintenance-cost", "seed")) {
        words.addAll(List.of("--" + option, row.get(option)));
      }
      if (row.get("error-gated").equals("on")) {
        words.add("--error-gated");
      }
      JsonNode run = Cli.json(Cli.run(words.toArray(String[]::new)));
      assertEquals(run.get("presentations").asText(), row.get("presentations"));
      assertEquals(run.get("ending").asText(), row.get("ending"));
      assertEquals(run.get("accuracy").asDouble(), Double.parseDouble(row.get("accuracy")));
      for (Map.Entry<String, JsonNode> part : run.get("energy").properties()) {
        assertEquals(
            part.getValue().asDouble(), Double.parseDouble(row.get(part.getKey())), part.getKey());
      }
    }
  }

  @Test
  void scopesOfThresholdsAreVariedAndTheOldestKeepsItsIds() throws IOException {
    String[] auto = {"--policy", "local-local", "--threshold", "auto", "--maintenance-cost", "0.1"};
    List<String> words = new ArrayList<>(List.of(auto));
    words.addAll(List.of("--vary", "threshold-scope=matrix,neuron,synapse"));
    assertEquals(0, sweep(words.toArray(String[]::new)).code());
    List<CSVRecord> scopes = table();
    assertEquals(3, scopes.stream().map(row -> row.get("total")).distinct().count());
    assertEquals(3, scopes.stream().map(row -> row.get("id")).distinct().count());
    words.set(words.size() - 1, "seed=1");
    assertEquals(0, sweep(folder.resolve("other"), words.toArray(String[]::new)).code());
    String other = Files.readString(folder.resolve("other/sweep.csv"));
    assertTrue(other.contains(scopes.get(0).get("id")), other);
  }

  @Test
  void dataSetsCanBeVariedEachFromItsOwnPlace() throws IOException {
    IdxBytes.writeMnist(folder.resolve("m"), 40, 10);
    IdxBytes.writeMnist(folder.resolve("f"), 30, 10);
    List<String> places =
        List.of(
            "--mnist",
            folder.resolve("m").toString(),
            "--fashion-mnist",
            folder.resolve("f").toString(),
            "--hidden",
            "3",
            "--epochs",
            "1");
    List<String> words = new ArrayList<>(List.of("sweep", "--vary", "data=mnist,fashion-mnist"));
    words.addAll(List.of("--out", folder.resolve("sweep").toString()));
    words.addAll(places);
    Outcome outcome = Cli.run(words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    List<CSVRecord> rows = table();
    assertEquals(
        List.of("mnist 40", "fashion-mnist 30"),
        rows.stream().map(row -> row.get("data") + " " + row.get("presentations")).toList());
    for (CSVRecord row : rows) {
      List<String> train = new ArrayList<>(List.of("train", "--json", "--data", row.get("data")));
      train.addAll(places);
      JsonNode run = Cli.json(Cli.run(train.toArray(String[]::new)));
      assertEquals(run.get("accuracy").asDouble(), Double.parseDouble(row.get("accuracy")));
    }
  }

  @Test
  void shardsAndThreadsGiveTheSameBytes() throws IOException {
    String[] plan = {
      "--vary", "rule=all,largest-updates",
      "--vary", "hidden=3,4",
      "--vary", "seed=1..20",
      "--plastic", "0.3"
    };
    assertEquals(0, sweep(plan).code());
    byte[] whole = Files.readAllBytes(folder.resolve("sweep/sweep.csv"));
    Path sharded = folder.resolve("sharded");
    for (int shard = 4; shard >= 1; shard--) {
      Outcome part = sweep(sharded, with(plan, "--shard", shard + "/4", "--threads", "1"));
      assertEquals(0, part.code(), part.err());
      assertTrue(part.out().startsWith("shard " + shard + "/4: "), part.out());
      assertFalse(Files.exists(sharded.resolve("sweep.csv")));
    }
    Outcome gathered = sweep(sharded, with(plan, "--gather"));
    assertEquals(0, gathered.code(), gathered.err());
    assertArrayEquals(whole, Files.readAllBytes(sharded.resolve("sweep.csv")));
  }

  private static String[] with(String[] plan, String... more) {
    List<String> words = new ArrayList<>(List.of(plan));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void whatIsMissingIsToldWhereNothingIsToBeLearned() {
    String[] plan = {"--vary", "seed=1..6"};
    assertEquals(0, sweep(with(plan, "--shard", "1/2")).code());
    Outcome missing = sweep(with(plan, "--gather"));
    Cli.assertFails(missing, 1, "are missing, the first of them point ");
    assertEquals(0, sweep(plan).code());
    assertEquals(0, sweep(with(plan, "--gather")).code());
  }

  /** More data sets in turn than are held at a time: those read again are still the same. */
  @Test
  void pointsOfManyDataSetsInTurnComeTogether() throws IOException {
    String[] plan = {"--vary", "seed=1..22", "--vary", "test-limit=2,3,4,5,6,7"};
    List<String> words =
        new ArrayList<>(List.of("sweep", "--out", folder.resolve("sweep").toString()));
    words.addAll(List.of("--data", "digits", "--train-limit", "20", "--hidden", "2"));
    words.addAll(List.of(plan));
    Outcome outcome = Cli.run(words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(132, table().size());
    assertEquals("7", table().get(5).get("test-limit"));
    try (Stream<Path> files = Files.walk(folder.resolve("sweep/points"))) {
      assertEquals(66, files.filter(Files::isRegularFile).count(), "two points in each file");
    }
  }

  @Test
  void nothingIsGatheredWhereNothingWasBegun() {
    Cli.assertFails(sweep("--vary", "seed=1..6", "--gather"), 1, "no sweep was begun in ");
    assertFalse(Files.exists(folder.resolve("sweep")));
  }

  @Test
  void aPlanIsToldWithoutBeingBegun() {
    Outcome dry =
        sweep("--vary", "hidden=3,4", "--vary", "seed=1..1000", "--dry-run", "--threads", "2");
    assertEquals(0, dry.code(), dry.err());
    assertTrue(dry.out().contains("2000 points in 66 batches"), dry.out());
    assertTrue(dry.out().contains("lr20, 3 hidden, digits, simd: 1000 points in 33 batches"));
    assertTrue(dry.out().contains("on 2 threads"), dry.out());
    assertFalse(Files.exists(folder.resolve("sweep")));
  }

  @Test
  void aFolderOfAnotherPlanIsLeftAlone() throws IOException {
    assertEquals(0, sweep("--vary", "seed=1..3", "--hidden", "4").code());
    byte[] before = Files.readAllBytes(folder.resolve("sweep/sweep.csv"));
    Cli.assertFails(
        sweep("--vary", "seed=1..3", "--hidden", "5"), 1, "whose hidden is [4] and not [5]");
    Cli.assertFails(sweep("--vary", "seed=1..4", "--hidden", "4"), 1, "whose vary is");
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("sweep/sweep.csv")));
  }

  @Test
  void whatDivergesIsAResult() throws IOException {
    Outcome outcome =
        sweep("--vary", "learning-rate=0.1,1e30", "--network", "rp24", "--hidden", "3");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("completed", table().get(0).get("ending"));
    assertEquals("diverged", table().get(1).get("ending"));
    assertEquals("false", table().get(1).get("success"));
  }

  @Test
  void wholeNumbersAreRounded() throws IOException {
    assertEquals(0, sweep("--vary", "hidden=2:5:log:3").code());
    assertEquals(
        List.of("2", "3.16228", "5"), table().stream().map(row -> row.get("hidden")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "'--vary sed=1..3', 2, --vary sed: there is no option --sed; did you mean",
    "'--vary seed=3..1', 2, --vary seed=3..1: the range 3..1 is reversed",
    "'--vary seed=1..3 --seed 4', 2, --vary seed: --seed is given as well",
    "'--vary seed=1..3 --vary seed=1..2', 2, --vary seed is there twice",
    "'--vary rule=all,largest-updates', 2, --rule largest-updates needs a --plastic",
    "'--vary hidden=3,x', 2, is not a whole number",
    "'--vary hidden=3,0', 2, '--hidden must be >= 1, got 0'",
    "'--vary seed=1..3 --shard 0/4', 2, '--shard: a shard i/n is one of 1/n to n/n, got 0/4'",
    "'--vary seed=1..3 --shard 5/4', 2, 'got 5/4'",
    "'--vary seed=1..3 --shard 1/4 --gather', 2, --gather and --shard exclude each other",
    "'--vary seed=1..2000000', 2, the plan has 2000000 points",
    "'--vary seed=1..3 --threads 0', 2, '--threads must be >= 1, got 0'",
    "'--vary seed=1..3 --history h.csv', 2, --history h.csv: a file of one run",
    "'--vary save-weights=a.npz,b.npz', 2, --save-weights a.npz: a file of one run",
    "'--vary error-gated=yes', 2, on and off say whether it is there",
    "'--vary backend=simd,abacus', 2, unknown backend",
    "'--vary train-limit=60,70000', 2, '--train-limit must be <= 60000'",
    "'--hidden 3', 2, nothing is varied: give at least one --vary",
    "'--vary seed=1..3 --hiden 3', 2, unknown option",
  })
  void whatMakesNoSenseIsToldBeforeAnythingIsBegun(String words, int code, String line) {
    List<String> arguments = new ArrayList<>(List.of("sweep", "--data", "digits"));
    arguments.addAll(List.of("--out", folder.resolve("sweep").toString()));
    arguments.addAll(List.of(words.split(" ")));
    Cli.assertFails(Cli.run(arguments.toArray(String[]::new)), code, line);
    assertFalse(Files.exists(folder.resolve("sweep")));
  }
}
