package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.device.Gpu;

/** The bundle as users start it: unpacked elsewhere, with no Java and no other program on PATH. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
    named = BundleIT.ARCHIVE,
    matches = ".+",
    disabledReason = "the bundle is made and tested by mvn -Pbundle verify")
class BundleIT {
  static final String ARCHIVE = "bundle";

  @TempDir private static Path place;
  private static Path bundle;

  @BeforeAll
  static void unpack() throws Exception {
    Process tar =
        new ProcessBuilder("tar", "xzf", System.getProperty(ARCHIVE), "-C", place.toString())
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    try (Stream<Path> unpacked = Files.list(place)) {
      bundle = unpacked.findFirst().orElseThrow();
    }
  }

  @Test
  void theFastBackendRunsWithoutAnyFlag() throws Exception {
    JsonNode backends =
        new ObjectMapper().readTree(run(program("synaptic-caching"), "backends", "--json"));
    assertTrue(available(backends, "simd"), backends.toString());
  }

  @Test
  void itIsFoundThroughALink() throws Exception {
    Path link =
        Files.createSymbolicLink(place.resolve("sc"), bundle.resolve("bin/synaptic-caching"));
    Files.createSymbolicLink(place.resolve("to"), bundle);
    assertTrue(run(link, "--version").startsWith("synaptic-caching "));
    assertTrue(run(place.resolve("to/bin/synaptic-caching"), "--version").contains("Java "));
  }

  @Test
  void randomNumbersChartsAndFilesWork() throws Exception {
    String report =
        run(
            program("synaptic-caching"),
            "figure",
            "lr20-fig1s1",
            "--runs",
            "1",
            "--out",
            place.resolve("results").toString());
    assertTrue(report.contains("lr20-fig1s1"), report);
    assertTrue(Files.size(place.resolve("results/lr20-fig1s1/data.csv")) > 0);
  }

  @Test
  void aBenchmarkForksTheJavaOfTheBundle() throws Exception {
    Path scores = place.resolve("scores.json");
    List<String> words = new ArrayList<>(List.of("jmh.TrainBenchmark", "-p", "hidden=20"));
    words.addAll(List.of("-p", "backend=simd", "-p", "policy=none", "-f", "1", "-wi", "0"));
    words.addAll(List.of("-i", "1", "-r", "100ms", "-rf", "json", "-rff", scores.toString()));
    words.addAll(List.of("-prof", "gc"));
    run(program("benchmarks"), words.toArray(String[]::new));
    JsonNode result = new ObjectMapper().readTree(scores.toFile()).get(0);
    assertEquals(
        bundle.resolve("runtime/bin/java").toRealPath(), Path.of(result.get("jvm").asText()));
    assertTrue(result.at("/primaryMetric/score").asDouble() > 0, result.toString());
  }

  @Test
  void theContractIsThereAndAsksForAGpu() throws Exception {
    Availability gpu = noGpu();
    assertEquals("contract: no GPU: " + gpu.reason() + "; " + gpu.remedy(), onlyLineOf("contract"));
  }

  @Test
  void theCheckIsThereAndAsksForAGpu() throws Exception {
    Availability gpu = noGpu();
    assertEquals(
        "synaptic-caching: no GPU to check: " + gpu.reason() + "; " + gpu.remedy(),
        onlyLineOf("gpu-check"));
    assertTrue(run(program("gpu-check"), "--list").contains("benchmarks"));
  }

  private static Availability noGpu() {
    Availability gpu = Gpu.availability();
    assumeTrue(!gpu.available(), "there is a GPU: the program tells more than this test");
    return gpu;
  }

  /** Of a program that fails, all that it prints, which is one line. */
  private static String onlyLineOf(String program) throws Exception {
    Path output = place.resolve(program + ".txt");
    Process process =
        new ProcessBuilder(program(program).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(1, process.waitFor(), text(output));
    assertEquals(1, text(output).lines().count(), text(output));
    return text(output).strip();
  }

  private static boolean available(JsonNode backends, String id) {
    for (JsonNode backend : backends.get("backends")) {
      if (backend.get("id").asText().equals(id)) {
        return backend.get("available").asBoolean();
      }
    }
    return false;
  }

  private static Path program(String name) {
    return bundle.resolve("bin").resolve(name);
  }

  private static String run(Path program, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    Path output = Files.createTempFile(place, "output", ".txt");
    Path errors = Files.createTempFile(place, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(place.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    // Links are read by a program outside the shell; Java is not there.
    builder.environment().put("PATH", pathWithoutJava());
    // A benchmark that somebody runs at the same time spoils its numbers, not this test.
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djmh.ignoreLock=true");
    int code = builder.start().waitFor();
    assertEquals(0, code, () -> words + ": " + text(errors) + text(output));
    assertFalse((text(errors) + text(output)).contains("incubator modules"), text(errors));
    return text(output);
  }

  /** A folder with nothing but what follows links. */
  private static String pathWithoutJava() throws IOException {
    Path folder = place.resolve("path");
    Path readlink = folder.resolve("readlink");
    if (!Files.exists(readlink)) {
      Files.createDirectory(folder);
      Files.copy(Path.of("/usr/bin/readlink"), readlink, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return folder.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
