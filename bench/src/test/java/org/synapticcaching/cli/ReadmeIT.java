package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the README does what the README says. */
class ReadmeIT {
  private static final Path README = Path.of("..", "README.md");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** What continuous integration runs; package is a part of verify. */
  private static final Set<String> MAVEN = Set.of("mvn -B verify", "mvn -B -q package -DskipTests");

  private static final String DOWNLOAD = "data fetch";

  @TempDir private Path folder;

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean shell = false;
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("```")) {
        shell = line.equals("```sh");
      } else if (shell && !line.isBlank()) {
        commands.add(line);
      }
    }
    return commands;
  }

  static Stream<String> javaCommands() throws IOException {
    return commands().stream().filter(command -> command.startsWith("java "));
  }

  @Test
  void otherCommandsAreThoseOfContinuousIntegration() throws IOException {
    List<String> others =
        commands().stream().filter(command -> !command.startsWith("java ")).toList();
    assertTrue(others.contains("mvn -B verify"), others.toString());
    assertTrue(MAVEN.containsAll(others), others.toString());
  }

  @ParameterizedTest
  @MethodSource("javaCommands")
  void commandSucceeds(String command) throws Exception {
    Path jars = Path.of(System.getProperty("jars"));
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.set(0, JAVA.toString());
    assertEquals("-jar", words.get(1));
    Path jar = Path.of(words.get(2));
    assertEquals(Path.of("bench", "target"), jar.getParent());
    words.set(2, jars.resolve(jar.getFileName()).toString());
    // A benchmark that somebody runs at the same time spoils its numbers, not this test.
    words.add(1, "-Djmh.ignoreLock=true");
    Files.createDirectories(folder.resolve("bench/target"));
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int code = process.waitFor();
    if (command.contains(DOWNLOAD) && code == 1) {
      assertTrue(Files.readString(errors).contains("mnist"), "without a network it has to say so");
      return;
    }
    assertEquals(0, code, () -> command + ": " + read(errors));
    if (command.contains(" figure ")) {
      Path results = folder.resolve("results").resolve(words.get(words.size() - 1));
      for (String file : List.of("data.csv", "figure.png", "figure.svg", "claims.json")) {
        assertTrue(Files.size(results.resolve(file)) > 0, file);
      }
    }
  }

  @Test
  void theTableListsEveryFigure() throws Exception {
    String readme = Files.readString(README);
    Process process =
        new ProcessBuilder(
                JAVA.toString(),
                "-jar",
                System.getProperty("jars") + "/synaptic-caching.jar",
                "figure",
                "--list")
            .redirectErrorStream(true)
            .start();
    List<String> listed =
        new String(process.getInputStream().readAllBytes())
            .lines()
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertTrue(listed.contains("lr20-fig5b"), listed.toString());
    for (String id : listed) {
      assertTrue(readme.contains("| `" + id + "` |"), id + " is not in the README's table");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
