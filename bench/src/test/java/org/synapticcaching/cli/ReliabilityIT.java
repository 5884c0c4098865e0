package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.OtherJava;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.dataset.Npz;

/** Every command of {@code reliability.txt} ends as is promised there. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReliabilityIT {
  private static final Path BASH = Path.of("/bin/bash");
  private static final int PATTERNS = 60;
  private static final int INPUTS = 4;

  @TempDir private Path folder;

  /**
   * A line of the script.
   *
   * @param code exit code
   * @param errorLines most lines on standard error
   * @param word that these contain; {@code -} for any
   * @param command for bash
   */
  record Promise(int code, int errorLines, String word, String command) {
    static Promise parse(String line) {
      String[] parts = line.split(" ", 4);
      return new Promise(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    @Override
    public String toString() {
      return command;
    }
  }

  static List<Promise> promises() throws IOException {
    try (BufferedReader script =
        new BufferedReader(
            new InputStreamReader(
                ReliabilityIT.class.getResourceAsStream("reliability.txt"),
                StandardCharsets.UTF_8))) {
      return script
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Promise::parse)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("promises")
  void commandEndsAsPromised(Promise promise) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(BASH), "needs " + BASH);
    Path place = Files.createDirectory(folder.resolve("place"));
    Files.createDirectory(place.resolve("sub"));
    Files.writeString(place.resolve("text.npz"), "no archive");
    Path data = place.resolve("d.npz");
    writeData(data);
    byte[] before = Files.readAllBytes(data);

    Path script = folder.resolve("script");
    Files.writeString(
        script, "J() { \"$JAVA\" $QUICKLY -jar \"$JAR\" \"$@\"; }\n" + promise.command + "\n");
    ProcessBuilder builder = new ProcessBuilder(BASH.toString(), script.toString());
    builder.environment().clear();
    builder.environment().putAll(OtherJava.with(List.of()).environment());
    builder.environment().putAll(variables());
    int code =
        builder
            .directory(place.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start()
            .waitFor();

    String errors = Files.readString(folder.resolve("err"));
    assertAll(
        () -> assertEquals(promise.code, code, errors),
        () -> assertTrue(errors.lines().count() <= promise.errorLines, errors),
        () -> assertTrue(promise.word.equals("-") || errors.contains(promise.word), errors),
        () -> assertFalse(errors.contains("Exception"), errors),
        () -> assertArrayEquals(before, Files.readAllBytes(data), "the data were overwritten"));
  }

  private static Map<String, String> variables() {
    String jars = System.getProperty("jars");
    return Map.of(
        "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "QUICKLY", OtherJava.COMPILING_QUICKLY,
        "JAR", Path.of(jars, "synaptic-caching.jar").toString(),
        "BENCHMARKS", Path.of(jars, "benchmarks.jar").toString(),
        "LONG", "n".repeat(300),
        "SMALL", "--data digits --train-limit 200 --test-limit 50 --hidden 4 --presentations 100");
  }

  private static void writeData(Path file) throws IOException {
    NpyArray inputs = NpyArray.ofUnsignedBytes(new byte[PATTERNS * INPUTS], PATTERNS, INPUTS);
    byte[] classes = new byte[PATTERNS];
    for (int p = 0; p < PATTERNS; p++) {
      classes[p] = (byte) (p % 2);
    }
    NpyArray labels = NpyArray.ofUnsignedBytes(classes, PATTERNS);
    Npz.write(
        file, Map.of("x_train", inputs, "y_train", labels, "x_test", inputs, "y_test", labels));
  }
}
