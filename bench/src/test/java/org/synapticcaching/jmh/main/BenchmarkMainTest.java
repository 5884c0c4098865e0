package org.synapticcaching.jmh.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.jmh.EnergyCounters;

class BenchmarkMainTest {
  private static final List<String> SHORT =
      List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "10ms", "-rf", "csv");

  @TempDir private Path folder;

  /** JMH allows one run on a machine, for the sake of its scores, which nobody reads here. */
  @BeforeAll
  static void measureBesideOthers() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  /** What became of it. */
  private record Outcome(int code, String errors) {}

  private static Outcome run(List<String> words) throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(errors, true, StandardCharsets.UTF_8);
    int code = BenchmarkMain.run(words.toArray(String[]::new), to);
    return new Outcome(code, errors.toString(StandardCharsets.UTF_8).strip());
  }

  private Outcome measure(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(SHORT);
    all.addAll(List.of("-o", folder.resolve("out").toString()));
    all.addAll(List.of("-rff", results().toString()));
    return run(all);
  }

  private Path results() {
    return folder.resolve("results.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Consolidate -p backend=foo | unknown backend 'foo'; known: ejml, simd",
        "Consolidate -pbackend=simd,smid | unknown backend 'smid'; did you mean 'simd'? known",
        "Consolidate -p policy=simd -p hidden=20 | unknown policy 'simd'; known: none",
        "Consolidate -p hidden=20,0 | hidden must be a whole number >= 1, got '0'",
        "Consolidate -p hidden=1.5 | hidden must be a whole number >= 1, got '1.5'",
        "Consolidate -p hidden=20 -p hiden=3 | 'hiden'; did you mean 'hidden'? known: hidden",
        "Memory -p backend=simd | parameter of these benchmarks 'backend'; known: memory",
        "Memory -p memory=gpu | unknown memory 'gpu'; known: host, device",
        "Selection -p plastic=0 | plastic must be a number above 0, at most 1, got '0'",
        "Perceptron -p decayTime=x | decayTime must be a number > 0, or inf, got 'x'",
        "Perceptron -p load=NaN | load must be a number > 0, got 'NaN'",
        "CompetitiveTrain -p rule=alternating-neurons | unknown rule 'alternating-neurons'",
        "Memory -i x | Cannot parse argument 'x' of option i",
      })
  void wrongParametersAreRefusedBeforeAnythingIsMeasured(String words, String expected)
      throws IOException {
    Outcome outcome = run(List.of(words.split(" ")));
    assertEquals(2, outcome.code(), outcome.errors());
    assertTrue(outcome.errors().startsWith("benchmarks: "), outcome.errors());
    assertTrue(outcome.errors().contains(expected), outcome.errors());
    assertEquals(1, outcome.errors().lines().count());
  }

  @Test
  void aParameterThatOneOfTheBenchmarksHasIsFine() throws IOException {
    Outcome outcome = measure("MemoryBenchmark", "-p", "mebibytes=1", "-p", "memory=host");
    assertEquals(new Outcome(0, ""), outcome);
    assertEquals(1 + 2, Files.readAllLines(results()).size());
    assertTrue(Files.readString(folder.resolve("out")).contains("MemoryBenchmark.copy"));
  }

  @Test
  void modelledEnergyIsBesideTheScoreAsTheMeanOverIterations() throws IOException {
    String words =
        "jmh.TrainBenchmark -p backend=simd -p hidden=20 -p policy=local-local -p stage=fresh"
            + " -f 0 -wi 1 -w 10ms -i 3 -r 10ms -rf json -o "
            + folder.resolve("out");
    List<String> all = new ArrayList<>(List.of(words.split(" ")));
    all.addAll(List.of("-rff", results().toString()));
    assertEquals(new Outcome(0, ""), run(all));
    JsonNode metrics =
        new ObjectMapper().readTree(results().toFile()).get(0).get("secondaryMetrics");
    for (EnergyCounters counter : EnergyCounters.values()) {
      JsonNode metric = metrics.get(counter.label());
      assertEquals(EnergyCounters.UNIT, metric.get("scoreUnit").asText());
      double mean = metric.get("score").asDouble();
      assertTrue(mean > 0, counter.label());
      assertEquals(3, metric.get("rawData").get(0).size());
      metric
          .get("rawData")
          .get(0)
          .forEach(each -> assertEquals(mean, each.asDouble(), 1e-12 * mean));
    }
  }

  @Test
  void aRowThatFailsIsNamedAndTheOthersAreKept() throws IOException {
    Outcome outcome =
        measure(
            "(PerceptronBenchmark.learn|MemoryBenchmark)",
            "-p",
            "mebibytes=1",
            "-p",
            "backend=cublas",
            "-p",
            "load=1",
            "-p",
            "policy=none",
            "-p",
            "decayTime=inf");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome
            .errors()
            .startsWith(
                "benchmarks: 1 of 2 rows were not measured: PerceptronBenchmark.learn"
                    + " (backend=cublas, decayTime=inf, load=1, policy=none): unknown backend for"
                    + " perceptrons 'cublas'; known: "),
        outcome.errors());
    assertEquals(1, outcome.errors().lines().count());
    assertEquals(1 + 2, Files.readAllLines(results()).size());
  }

  @Test
  void aRowOfWhichAForkDiedIsNoSuccess() {
    MeasuredRows rows = new MeasuredRows();
    OutputFormat watched =
        rows.watch(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT));
    BenchmarkResult result = new BenchmarkResult(row("a.b.First.run"), List.of());
    watched.startBenchmark(result.getParams());
    watched.endBenchmark(result);
    assertEquals(Optional.empty(), rows.failure());
    watched.startBenchmark(row("a.b.Second.run"));
    watched.println("<forked VM failed with exit code 137>");
    watched.endBenchmark(result);
    assertEquals(
        Optional.of(
            "1 of 2 rows were not measured: Second.run (hidden=20): they failed as told above"),
        rows.failure());
    watched.startBenchmark(row("a.b.Third.run"));
    watched.startBenchmark(row("a.b.Fourth.run"));
    watched.println("not measured: no card");
    assertEquals(
        Optional.of(
            "3 of 4 rows were not measured: Second.run (hidden=20), Third.run (hidden=20),"
                + " Fourth.run (hidden=20): no card"),
        rows.failure());
  }

  private static BenchmarkParams row(String name) {
    WorkloadParams values = new WorkloadParams();
    values.put("hidden", "20", 0);
    IterationParams none = new IterationParams(IterationType.MEASUREMENT, 0, TimeValue.NONE, 1);
    return new BenchmarkParams(
        name,
        name,
        false,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        none,
        none,
        Mode.Throughput,
        values,
        TimeUnit.SECONDS,
        1,
        "",
        List.of(),
        "",
        "",
        "",
        "",
        TimeValue.NONE);
  }
}
