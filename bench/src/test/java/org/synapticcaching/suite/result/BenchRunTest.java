package org.synapticcaching.suite.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.file.FileTrouble;

class BenchRunTest {
  private static final BenchRow ROW =
      new BenchRow(
          "kernels",
          "ForwardBenchmark.forward",
          Map.of("backend", "simd"),
          "avgt",
          "us/op",
          List.of(List.of(1.5, 2.5), List.of(3.0)),
          Map.of("energy", new Counter("#", List.of(List.of(7.0, Double.NaN), List.of(-1.0)))));

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("results.json"), content);
  }

  private static String refusal(Path source) {
    IOException problem = assertThrows(IOException.class, () -> BenchRun.read(source));
    String line = problem.getMessage();
    assertEquals(1, line.lines().count(), line);
    return line;
  }

  @Test
  void whatJmhWroteIsRead() throws IOException {
    Path file = folder.resolve("before.json");
    Files.write(file, JmhJson.of(List.of(ROW)));
    BenchRun run = BenchRun.read(file);
    assertEquals("before", run.name());
    assertEquals(Optional.empty(), run.environment());
    BenchRow row = run.rows().get(0);
    assertEquals("kernels", row.suite());
    assertEquals("ForwardBenchmark.forward (backend=simd)", row.key());
    assertEquals("simd", row.backend());
    assertFalse(row.isRate());
    assertEquals(ROW.scores(), row.scores());
    assertEquals(ROW.counters(), row.counters());
    assertEquals(new Setting(1, "2 x 1 s", "2 x 1 s", "VM 17", List.of()), row.setting());
  }

  @Test
  void reallyMeasuredRunsAreRead() throws IOException {
    Path runs = Path.of(System.getProperty("basedir", "."), "../results/reference/jmh");
    List<BenchRow> rows = BenchRun.read(runs.resolve("selection.json")).rows();
    assertTrue(rows.stream().allMatch(row -> row.suite().equals("selection")), rows.toString());
    assertTrue(rows.stream().allMatch(row -> row.backend().isEmpty()), rows.toString());
    assertEquals(5, BenchRun.read(runs.resolve("train.json")).rows().get(0).iterations());
  }

  @Test
  void resultFolderHasItsEnvironment() throws IOException {
    Files.write(folder.resolve(BenchFolder.RESULTS), JmhJson.of(List.of(ROW)));
    Environments.PLAIN.write(folder.resolve(BenchFolder.ENVIRONMENT));
    assertEquals(Optional.of(Environments.PLAIN), BenchRun.read(folder).environment());
  }

  @Test
  void environmentWithACardComesBack() throws IOException {
    Environment.Card card = new Environment.Card("A card", "550", "12.4", "", 1L << 36);
    Environment written = Environments.of("p", 256, Optional.of(card), true);
    Path file = folder.resolve("environment.json");
    written.write(file);
    assertEquals(written, Environment.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'format' : 1|'format' : 2|is of format 2, and this version of the program reads format 1",
        "'format' : 1|'form' : 1|is no environment",
        "'cores' : 2|'cores' : 'two'|'cores' is not a whole number, but \"two\"",
        "'cores' : 2|'cores' : -2|'cores' is not a number from 0",
        "'quick' : false|'q' : false|'quick' is missing",
        "'level' : 1|'level' : 0|caches 1: a cache has a level"
      })
  void environmentThatIsNoneIsRefused(String from, String to, String expected) throws IOException {
    Path file = folder.resolve("environment.json");
    Environments.PLAIN.write(file);
    String whole = Files.readString(file);
    String changed = whole.replace(from.replace('\'', '"'), to.replace('\'', '"'));
    assertFalse(changed.equals(whole));
    Files.writeString(file, changed);
    String line = assertThrows(IOException.class, () -> Environment.read(file)).getMessage();
    assertTrue(line.contains(expected) && line.contains("environment.json"), line);
  }

  @Test
  void halfWrittenFileIsRefused() throws IOException {
    String whole = new String(JmhJson.of(List.of(ROW)), StandardCharsets.UTF_8);
    for (int length = 1; length < whole.stripTrailing().length(); length += 37) {
      String line = refusal(file(whole.substring(0, length)));
      assertTrue(line.contains("is no whole JSON (line "), line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|is empty",
        "{}|is JSON, but no results of JMH",
        "[]|has no results",
        "[1]|result 1: is no result of JMH",
        "[{'benchmark':'a.B.c'}]|is no result of JMH",
        "[{'benchmark':'a.B.c','primaryMetric':3,'mode':'ss'}]|'primaryMetric' is not an object",
        "[{'benchmark':5,'primaryMetric':{},'mode':'ss'}]|'benchmark' is not a text, but 5"
      })
  void otherJsonIsRefused(String json, String expected) throws IOException {
    String line = refusal(file(json.replace('\'', '"')));
    assertTrue(line.contains(expected) && line.contains("results.json"), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[[1.0, \"NaN\"]]|the score NaN in fork 1 is no finite number above 0",
        "[[1.0], [0.0]]|the score 0.0 in fork 2",
        "[[1.0], []]|fork 2 has no scores",
        "[]|B.c has no scores",
        "[[1.0, \"x\"]]|'rawData' is not a list of lists of numbers"
      })
  void scoresThatAreNoneAreRefused(String raw, String expected) throws IOException {
    String json =
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"thrpt\",\"primaryMetric\":"
            + "{\"scoreUnit\":\"ops/s\",\"rawData\":"
            + raw
            + "}}]";
    String line = refusal(file(json));
    assertTrue(line.contains(expected) && line.contains("results.json"), line);
  }

  @Test
  void sampledCallsAreRefused() throws IOException {
    String json =
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"sample\",\"primaryMetric\":"
            + "{\"scoreUnit\":\"s/op\",\"rawDataHistogram\":[[[[1,2]]]]}}]";
    String line = refusal(file(json));
    assertTrue(line.contains("B.c: mode sample"), line);
  }

  @Test
  void rowThatStandsTwiceIsRefused() throws IOException {
    Path file = folder.resolve("two.json");
    Files.write(file, JmhJson.of(List.of(ROW, ROW)));
    assertTrue(refusal(file).contains("two results of ForwardBenchmark.forward (backend=simd)"));
  }

  @Test
  void folderWithoutResultsIsRefusedAndRunsInItAreNamed() throws IOException {
    assertTrue(refusal(folder).contains("is a folder without results"));
    Path run = Files.createDirectory(folder.resolve("first"));
    Files.write(run.resolve(BenchFolder.RESULTS), JmhJson.of(List.of(ROW)));
    assertTrue(refusal(folder).contains("did you mean " + run + "?"));
    IOException missing =
        assertThrows(IOException.class, () -> BenchRun.read(folder.resolve("frst")));
    String words = FileTrouble.words(missing);
    assertTrue(words.contains("no such file or folder; did you mean 'first'?"), words);
  }

  @Test
  void runThatWasKilledCanBeGoneOnWith() throws IOException {
    Path run = folder.resolve("killed");
    Files.createDirectories(run.resolve(BenchFolder.FORKS));
    String line = refusal(run);
    assertTrue(line.contains("'bench --resume --out " + folder + " --name killed' goes on"), line);
  }

  @Test
  void sizeIsLookedAtBeforeTheContent() throws IOException {
    Path file = folder.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertTrue(refusal(file).contains("has 1048576 MiB, more than the 256 MiB"));
  }

  @Test
  void keysDoNotDependOnTheOrderOfParameters() {
    Map<String, String> ordered = new LinkedHashMap<>();
    ordered.put("b", "2");
    ordered.put("a", "1");
    BenchRow row = new BenchRow("other", "B.c", ordered, "ss", "s/op", ROW.scores(), Map.of());
    assertEquals("B.c (a=1, b=2)", row.key());
  }
}
