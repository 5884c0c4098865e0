package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars as users start them: {@code java -jar}, no flags. */
@Timeout(120)
class JarsIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder;
  private Process process;

  @AfterEach
  void endWhatIsLeft() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void theUserTypesNoFlagForTheFastBackend() throws Exception {
    start("synaptic-caching.jar", "backends", "--json");
    assertEquals(0, exitCode());
    assertEquals("simd", new ObjectMapper().readTree(out()).get("auto").asText());
    assertEquals("", err());
  }

  @Test
  void jsonIsAloneOnStandardOutput() throws Exception {
    start("synaptic-caching.jar", training("--presentations", "200", "--json"));
    assertEquals(0, exitCode(), err());
    JsonNode json = new ObjectMapper().readTree(out());
    assertEquals(200, json.get("presentations").asLong());
    assertEquals("", err());
  }

  @Test
  void wrongUsageExitsWith2AndOneLine() throws Exception {
    start("synaptic-caching.jar", "train", "--policy", "lazy");
    assertEquals(2, exitCode());
    assertEquals(1, err().lines().count(), err());
    assertEquals("", out());
  }

  @Test
  void missingDataExitsWith1AndOneLine() throws Exception {
    start("synaptic-caching.jar", "train", "--data", folder.resolve("none.npz").toString());
    assertEquals(1, exitCode());
    assertEquals(1, err().lines().count(), err());
    assertEquals("", out());
  }

  @Test
  void anInterruptedRunWritesWhatItHasAndExitsWith130() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs /bin/kill");
    Path history = folder.resolve("history.csv");
    start(
        "synaptic-caching.jar",
        training("--epochs", "1000000000", "--json", "--history", history.toString()));
    awaitChildAtWork();
    new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    assertEquals(130, exitCode(), err());
    JsonNode json = new ObjectMapper().readTree(out());
    assertEquals("interrupted", json.get("ending").asText());
    assertTrue(Files.readAllLines(history).size() > 1);
  }

  @Test
  void theBenchmarkJarListsItsBenchmarks() throws Exception {
    start("benchmarks.jar", "-l");
    assertEquals(0, exitCode(), err());
    assertTrue(out().contains("org.synapticcaching.jmh.TrainBenchmark"), out());
  }

  @Test
  void anInterruptedFigureTellsHowToGoOnAndExitsWith130() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs /bin/kill");
    start(
        "synaptic-caching.jar",
        "figure",
        "lr20-fig5b",
        "--data",
        "digits",
        "--out",
        folder.toString());
    awaitChildAtWork();
    new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    assertEquals(130, exitCode(), err());
    assertTrue(err().contains("0 of 8 runs of lr20-fig5b are saved"), err());
    assertEquals("", out());
  }

  private static String[] training(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("train", "--data", "digits", "--train-limit", "200", "--test-limit", "50"));
    words.addAll(List.of("--hidden", "20"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private void start(String jar, String... arguments) throws IOException {
    Path file = Path.of(System.getProperty("jars"), jar);
    List<String> words = new ArrayList<>(List.of(JAVA.toString(), "-jar", file.toString()));
    words.addAll(List.of(arguments));
    process =
        new ProcessBuilder(words)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
  }

  /** The second Java has begun to learn once it has used some processor time. */
  private void awaitChildAtWork() throws InterruptedException {
    while (process
        .children()
        .flatMap(child -> child.info().totalCpuDuration().stream())
        .noneMatch(time -> time.toMillis() > 1500)) {
      assertTrue(process.isAlive(), "ended by itself");
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
