package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;
import org.synapticcaching.cli.end.Signal;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;

/** Suites from the finished jar: interrupted, killed, gone on with, and read. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BenchIT {
  private static final String JAR = "synaptic-caching.jar";
  private static final String NAME = "run";
  private static final int FORKS = 4;

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
  void goesOnAfterEveryEndAndMeasuresNothingTwice() throws Exception {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
    Signal interrupt = Signal.INTERRUPT.noticed();
    start("memory", "--quick", "--forks", "" + FORKS, "--name", NAME);
    awaitForks(1);
    interrupt.send(process.toHandle());
    assertEquals(interrupt.exitCode(), awaitEnd(), errors());
    assertTrue(errors().contains("--resume"), errors());
    Map<Path, FileTime> first = forks();
    BenchRun part = BenchRun.read(run());
    assertEquals(first.size(), part.rows().get(0).forks());
    assertFalse(part.environment().orElseThrow().complete());

    start("--resume");
    awaitForks(first.size() + 1);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Signal.KILL.send(process.toHandle());
    awaitEnd();
    Map<Path, FileTime> second = forks();

    start("--resume");
    assertEquals(0, awaitEnd(), errors());
    Map<Path, FileTime> all = forks();
    assertEquals(FORKS, all.size());
    first.forEach((file, time) -> assertEquals(time, all.get(file), file + " was written again"));
    second.forEach((file, time) -> assertEquals(time, all.get(file), file + " was written again"));
    assertWholeRun();

    start("--resume", "--quick", "--forks", "" + (FORKS - 1));
    assertEquals(1, awaitEnd(), errors());
    assertTrue(errors().contains("--forks was " + FORKS), errors());
  }

  private void assertWholeRun() throws IOException {
    BenchRun whole = BenchRun.read(run());
    Environment environment = whole.environment().orElseThrow();
    assertTrue(environment.complete());
    assertTrue(environment.seconds() > 0);
    assertEquals(List.of("memory"), environment.suites());
    assertEquals(Optional.empty(), environment.card());
    BenchRow row = whole.rows().get(0);
    assertEquals(1, whole.rows().size());
    assertEquals("MemoryBenchmark.copy", row.benchmark());
    assertEquals(FORKS, row.forks());
    JsonNode jmh = new ObjectMapper().readTree(run().resolve("jmh.json").toFile()).get(0);
    assertEquals(FORKS, jmh.get("forks").asInt());
    List<String> flags = new ArrayList<>();
    jmh.get("jvmArgs").forEach(flag -> flags.add(flag.asText()));
    assertTrue(flags.contains("-XX:+UseSerialGC"), flags.toString());
    assertTrue(flags.stream().noneMatch(flag -> flag.startsWith("-Dsynapticcaching")), "" + flags);
    assertEquals(
        1L + FORKS * row.iterations(), Files.readAllLines(run().resolve("rows.csv")).size());
    assertEquals(2, Files.readAllLines(run().resolve("summary.csv")).size());
    for (String name : List.of("speed.png", "speed.svg", "ceilings.json", "jmh.log")) {
      assertTrue(Files.size(run().resolve(name)) > 0, name);
    }
  }

  private Path run() {
    return folder.resolve("out").resolve(NAME);
  }

  private Map<Path, FileTime> forks() throws IOException {
    Map<Path, FileTime> found = new HashMap<>();
    Path forks = run().resolve("forks");
    if (Files.isDirectory(forks)) {
      try (Stream<Path> files = Files.list(forks)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".fork")).toList()) {
          found.put(file, Files.getLastModifiedTime(file));
        }
      }
    }
    return found;
  }

  /** A folder for temporary files of its own has a lock of JMH of its own. */
  private void start(String... more) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> words =
        new ArrayList<>(
            List.of(
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                Path.of(System.getProperty("jars"), JAR).toString(),
                "bench",
                "--out",
                folder.resolve("out").toString()));
    words.addAll(List.of(more));
    process =
        OtherJava.with(words)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
  }

  private void awaitForks(int count) throws Exception {
    while (forks().size() < count) {
      assertTrue(process.isAlive(), () -> "ended by itself: " + errors());
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("err.txt"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
