package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.EmulatedDriver;
import org.synapticcaching.OtherJava;
import org.synapticcaching.cli.end.Signal;

/**
 * The whole check of a card from the finished jar, on the emulated driver and with a stand-in for
 * compute-sanitizer: interrupted, killed, gone on with, and never with a number in the place of a
 * speed.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class GpuCheckIT {
  private static final String JAR = "synaptic-caching.jar";
  private static final Path CARD = Path.of("results/gpu/emulated-gpu-host-processor-no-card");
  private static final int STAGES = 8;

  /** Rows of the table that only a card has something for. */
  private static final int SPEEDS = 13;

  @TempDir private Path folder;
  private Path driver;
  private Process process;

  @BeforeEach
  void prepare() throws IOException {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
    driver = EmulatedDriver.found(Path.of(".."));
    Path tool = Files.createDirectories(folder.resolve("tools")).resolve("compute-sanitizer");
    Files.writeString(
        tool,
        """
        #!/bin/sh
        while [ "${1%/java}" = "$1" ]; do shift; done
        "$@" || exit $?
        echo '========= ERROR SUMMARY: 0 errors'
        """);
    assertTrue(tool.toFile().setExecutable(true));
    Path contract = Files.createDirectories(folder.resolve("contract"));
    for (Path jar : testJars()) {
      Files.copy(jar, contract.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Those of this build, and JUnit as this test has it. */
  private static List<Path> testJars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String module : List.of("cpu", "gpu")) {
      try (Stream<Path> built = Files.list(Path.of("..", module, "target"))) {
        built.filter(file -> file.toString().endsWith("-tests.jar")).forEach(jars::add);
      }
    }
    assumeTrue(jars.size() == 2, "the jars of the tests are made when the project is packaged");
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.matches(".*/(junit|opentest4j|apiguardian|jspecify|open-test).*jar"))
        .map(Path::of)
        .forEach(jars::add);
    return jars;
  }

  @AfterEach
  void endWhatIsLeft() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void goesOnAfterEveryEndAndTellsNoSpeed() throws Exception {
    Signal interrupt = Signal.INTERRUPT.noticed();
    start();
    await("stages/probe.json");
    interrupt.send(process.toHandle());
    assertEquals(interrupt.exitCode(), process.waitFor(), errors());
    assertTrue(errors().contains("goes on"), errors());
    FileTime probed = Files.getLastModifiedTime(card("stages/probe.json"));

    start();
    await("stages/contract.json");
    Set<ProcessHandle> all = new HashSet<>(process.descendants().toList());
    Signal.KILL.send(process.toHandle());
    process.waitFor();
    for (ProcessHandle each : all) {
      each.onExit().get();
    }

    start();
    assertEquals(0, process.waitFor(), errors());
    assertEquals(probed, Files.getLastModifiedTime(card("stages/probe.json")));
    assertTrue(output().contains("probe        kept"), output());
    requireWhole();
    requireNoSpeed();

    start();
    assertEquals(0, process.waitFor(), errors());
    assertEquals(
        STAGES, output().lines().filter(line -> line.matches("\\w+ +kept .*")).count(), output());
  }

  private void requireWhole() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(card("gpu-check.json").toFile());
    assertTrue(summary.get("emulated").asBoolean());
    assertEquals(STAGES, summary.get("stages").size());
    for (JsonNode stage : summary.get("stages")) {
      assertEquals("PASSED", stage.get("status").asText(), stage.toString());
    }
    assertTrue(output().contains("2 of 2 tests passed"), output());
    assertTrue(output().contains("6 of 6 runs without an error"), output());
    assertTrue(output().contains("4 benchmarks run"), output());
    JsonNode environment = new ObjectMapper().readTree(card("environment.json").toFile());
    assertTrue(environment.get("card").get("name").asText().startsWith("Emulated"));
  }

  private void requireNoSpeed() throws IOException {
    List<String> rows = Files.readAllLines(card("table.csv"));
    List<String> speeds = rows.stream().filter(row -> row.contains(",emulated,")).toList();
    assertEquals(SPEEDS, speeds.size(), rows.toString());
    for (String row : speeds) {
      assertTrue(row.endsWith(",,"), row);
    }
    assertFalse(Files.readString(card("log.txt")).contains("/op"));
    for (String kept : List.of("benchmarks", "ceilings.json")) {
      assertFalse(Files.exists(card(kept)), kept);
    }
  }

  private Path card(String file) {
    return folder.resolve(CARD).resolve(file);
  }

  /** A folder for temporary files of its own has a lock of JMH of its own. */
  private void start() throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    String jar = Path.of(System.getProperty("jars"), JAR).toString();
    ProcessBuilder builder =
        OtherJava.with(
                List.of(
                    "-Djava.io.tmpdir=" + temporary,
                    "-jar",
                    jar,
                    "gpu-check",
                    "--contract",
                    "contract"))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("LD_LIBRARY_PATH", driver.toString());
    builder
        .environment()
        .merge("PATH", folder.resolve("tools").toString(), (path, tools) -> tools + ":" + path);
    process = builder.start();
  }

  private void await(String file) throws InterruptedException {
    while (!Files.exists(card(file))) {
      assertTrue(process.isAlive(), () -> "ended by itself: " + errors());
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private String errors() {
    return text("err") + text("out") + text(CARD.resolve("log.txt").toString());
  }

  private String output() {
    return text("out");
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
