package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.suite.compare.Noise;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.Environments;
import org.synapticcaching.suite.result.JmhJson;

class CompareCommandTest {
  private static final Noise NOISE = new Noise(Noise.Kind.NORMAL, 0.005, 0.005);

  @TempDir private Path folder;
  private String before;
  private String after;
  private String slower;

  @BeforeEach
  void measure() throws IOException {
    before = run("before", 1, 1);
    after = run("after", 1, 2);
    slower = run("slower", 0.9, 3);
  }

  private String run(String name, double speed, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<BenchRow> rows = new ArrayList<>();
    for (String benchmark : List.of("ForwardBenchmark.forward", "BackwardBenchmark.backward")) {
      double planted = benchmark.startsWith("Forward") ? speed : 1;
      rows.add(NOISE.row(benchmark, 1000 * planted, 6, random));
    }
    Path run = Files.createDirectory(folder.resolve(name));
    Files.write(run.resolve(BenchFolder.RESULTS), JmhJson.of(rows));
    Environments.PLAIN.write(run.resolve(BenchFolder.ENVIRONMENT));
    return run.toString();
  }

  private static Cli.Outcome compare(String... arguments) {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(List.of(arguments));
    return Cli.run(words.toArray(String[]::new));
  }

  @Test
  void slowerRowIsTold() {
    Cli.Outcome outcome = compare(before, slower);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("\n  slower      0."), outcome.out());
    assertTrue(outcome.out().contains("ForwardBenchmark.forward, ops/s"), outcome.out());
    assertFalse(outcome.out().contains("BackwardBenchmark.backward, ops/s"), outcome.out());
    assertTrue(outcome.out().contains("2 rows: 1 slower, 0 faster, "), outcome.out());
    assertTrue(outcome.out().contains("commit 0123abc"), outcome.out());
  }

  @Test
  void failOnSlowerFailsOnSlowerRowsAlone() {
    assertEquals(1, compare(before, slower, "--fail-on", "slower").code());
    assertEquals(0, compare(before, after, "--fail-on", "slower").code());
    assertEquals(0, compare(slower, before, "--fail-on", "slower").code());
  }

  @Test
  void severalRunsAreHeldAgainstTheFirst() {
    Cli.Outcome outcome = compare(before, after, slower);
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("B:            after"), outcome.out());
    assertTrue(outcome.out().contains("C:            slower"), outcome.out());
    assertTrue(outcome.out().contains("Ratios are speeds of C over A"), outcome.out());
  }

  @Test
  void runsOfOneNameAreCalledByTheirPaths() throws IOException {
    Path other = Files.createDirectories(folder.resolve("elsewhere/before"));
    Files.copy(Path.of(slower, "jmh.json"), other.resolve("jmh.json"));
    Cli.Outcome outcome = compare(before, other.toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("B:            " + other), outcome.out());
    assertTrue(outcome.out().contains("A (baseline): " + before), outcome.out());
  }

  @Test
  void filesOfJmhAloneAreCompared() {
    Cli.Outcome outcome = compare(before + "/jmh.json", slower + "/jmh.json");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("1 slower"), outcome.out());
  }

  @Test
  void tableAndPictureAreWritten() throws IOException {
    Path csv = folder.resolve("new/compare.csv");
    for (String plot : List.of("compare.png", "compare.svg")) {
      Path picture = folder.resolve(plot);
      Cli.Outcome outcome =
          compare(before, slower, "--csv", csv.toString(), "--plot", picture.toString());
      assertEquals(0, outcome.code(), outcome.err());
      assertTrue(Files.size(picture) > 1000);
    }
    assertEquals(3, Files.readAllLines(csv).size());
    Cli.Outcome printed = compare(before, slower, "--csv", "-");
    assertEquals(Files.readString(csv), printed.out());
    assertTrue(printed.err().contains("1 slower"), printed.err());
  }

  @Test
  void backendsOfOneRunAreCompared() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    List<BenchRow> rows = new ArrayList<>();
    for (String backend : List.of("ejml", "simd")) {
      BenchRow row = NOISE.row("TrainBenchmark.train", backend.equals("simd") ? 80 : 1, 5, random);
      rows.add(
          new BenchRow(
              "training",
              row.benchmark(),
              Map.of("backend", backend),
              row.mode(),
              row.unit(),
              row.scores(),
              row.counters()));
    }
    Path file = folder.resolve("backends.json");
    Files.write(file, JmhJson.of(rows));
    Cli.Outcome outcome = compare("--backends", file.toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("ratios are speeds over that of simd"), outcome.out());
    assertTrue(outcome.out().contains("rows of no card"), outcome.out());
    Cli.Outcome other = compare("--backends", file.toString(), "--baseline", "ejml");
    assertTrue(other.out().contains("speeds over that of ejml"), other.out());
    Cli.assertFails(
        compare("--backends", file.toString(), "--baseline", "smid"), 2, "did you mean 'simd'?");
  }

  @Test
  void wrongUsageIsRefused() throws IOException {
    Cli.assertFails(compare(), 2, "a comparison takes 2 to 26 runs, got 0");
    Cli.assertFails(compare(before), 2, "--backends compares the backends of one");
    Cli.assertFails(compare(before, before + "/."), 2, "are the same run; name two");
    Cli.assertFails(compare(before, after, "--fail-on", "faster"), 2, "takes the word slower");
    Cli.assertFails(compare(before, after, "--backends"), 2, "--backends takes one run, got 2");
    Cli.assertFails(compare(before, after, "--baseline", "simd"), 2, "--baseline names a backend");
    Cli.assertFails(compare(before, after, "--plot", "a.pdf"), 2, ".png or .svg");
    Cli.assertFails(compare(before, folder + "/aftr"), 2, "did you mean 'after'?");
    Cli.assertFails(compare(before, folder.toString()), 2, "folder without results");
    String json = before + "/jmh.json";
    Cli.assertFails(compare(json, after, "--csv", json), 2, "would be overwritten");
    Path half = folder.resolve("half.json");
    Files.writeString(half, Files.readString(Path.of(json)).substring(0, 900));
    Cli.assertFails(compare(json, half.toString()), 2, "half.json: is no whole JSON (line ");
  }
}
