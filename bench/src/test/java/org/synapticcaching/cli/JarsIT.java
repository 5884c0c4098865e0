package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;
import org.synapticcaching.cli.end.Signal;
import org.synapticcaching.console.Terminal;
import org.synapticcaching.machine.GitCommit;

/** The jars as users start them: {@code java -jar}, no flags. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class JarsIT {
  /** Tells the program that it has a terminal, where there is a bar as soon as it is at work. */
  private static final List<String> ON_A_TERMINAL = List.of("-D" + Terminal.PROPERTY + "=true");

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

  /** Packed by the Java that runs this; a Java that may not do without it accepts it. */
  @Test
  void theClassesOfTheJarAreArchivedBesideIt() throws Exception {
    Path jar = Path.of(System.getProperty("jars"), "synaptic-caching.jar");
    Path archive =
        jar.resolveSibling("synaptic-caching-" + System.getProperty("java.vm.version") + ".jsa");
    assertTrue(Files.exists(archive), archive.toString());
    List<String> words =
        List.of(
            "-Xshare:on",
            "-XX:SharedArchiveFile=" + archive,
            "-XX:ObjectAlignmentInBytes=64",
            "-XX:-UseCompressedOops",
            "-XX:+UseSerialGC",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            jar.toString(),
            Main.class.getName(),
            "--version");
    process = OtherJava.with(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  @Test
  void resultsNameTheCommitOfTheJarWhereverItIsStarted() throws Exception {
    Path jar = Path.of(System.getProperty("jars"), "synaptic-caching.jar").toAbsolutePath();
    String figure = "figure lr20-fig1s1 --runs 1 --out made";
    List<String> words = new ArrayList<>(List.of("-jar", jar.toString()));
    words.addAll(List.of(figure.split(" ")));
    process = OtherJava.with(words).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    JsonNode run =
        new ObjectMapper().readTree(folder.resolve("made/lr20-fig1s1/run.json").toFile());
    assertEquals(
        GitCommit.around(Path.of("")),
        Optional.ofNullable(run.findValue("commit")).map(JsonNode::asText));
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
    Path history = folder.resolve("history.csv");
    start(
        ON_A_TERMINAL,
        "synaptic-caching.jar",
        training("--epochs", "1000000000", "--json", "--history", history.toString()));
    interruptAtWork("train");
    JsonNode json = new ObjectMapper().readTree(out());
    assertEquals("interrupted", json.get("ending").asText());
    assertTrue(Files.readAllLines(history).size() > 1);
  }

  @Test
  void anInterruptedPerceptronSaysHowFarItWasAndExitsWith130() throws Exception {
    String task = "perceptron --synapses 300 --patterns 1000 --max-epochs 2000000000";
    start(ON_A_TERMINAL, "synaptic-caching.jar", task.split(" "));
    interruptAtWork("perceptron");
    assertTrue(err().contains("note: interrupted at "), err());
    assertTrue(err().contains("of at most 2000000000000 presentations"), err());
    assertEquals("", out());
  }

  @Test
  void theBenchmarkJarListsItsBenchmarks() throws Exception {
    start("benchmarks.jar", "-l");
    assertEquals(0, exitCode(), err());
    assertTrue(out().contains("org.synapticcaching.jmh.TrainBenchmark"), out());
  }

  @Test
  void aBenchmarkThatCannotBeMeasuredFails() throws Exception {
    start("benchmarks.jar", "ConsolidateBenchmark", "-p", "backend=foo");
    assertEquals(2, exitCode());
    assertEquals(
        "benchmarks: unknown backend 'foo'; known: ejml, simd, cublas, cuda", err().strip());
    assertEquals("", out());
    start(
        List.of("-Djmh.ignoreLock=true"),
        "benchmarks.jar",
        ("PerceptronBenchmark.learn -p backend=cublas -p load=1 -p policy=none -p decayTime=inf"
                + " -f 1 -wi 0 -i 1 -r 10ms")
            .split(" "));
    assertEquals(1, exitCode());
    assertTrue(err().contains("1 of 1 rows were not measured: PerceptronBenchmark.learn"), err());
  }

  @Test
  void anInterruptedFigureTellsHowToGoOnAndExitsWith130() throws Exception {
    start(
        ON_A_TERMINAL,
        "synaptic-caching.jar",
        "figure",
        "lr20-fig5b",
        "--scale",
        "paper",
        "--data",
        "digits",
        "--out",
        folder.toString());
    interruptAtWork("lr20-fig5b");
    assertTrue(err().contains("0 of 15 runs of lr20-fig5b are saved"), err());
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
    start(List.of(), jar, arguments);
  }

  private void start(List<String> flags, String jar, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(flags);
    words.addAll(List.of("-jar", Path.of(System.getProperty("jars"), jar).toString()));
    words.addAll(List.of(arguments));
    process =
        OtherJava.with(words)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
  }

  /** Ctrl-C when the bar of the task is there; the program has to end as that says. */
  private void interruptAtWork(String task) throws Exception {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
    while (!err().contains(task)) {
      assertTrue(process.isAlive(), "ended by itself");
      TimeUnit.MILLISECONDS.sleep(50);
    }
    Signal signal = Signal.INTERRUPT.noticed();
    signal.send(process.toHandle());
    assertEquals(signal.exitCode(), exitCode(), err());
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
