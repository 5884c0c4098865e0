package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the README does what the README says. */
class ReadmeIT {
  private static final Path README = Path.of("..", "README.md");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** What continuous integration runs (package is a part of verify), and what makes the bundle. */
  private static final Set<String> MAVEN =
      Set.of(
          "mvn -B verify",
          "mvn -B -q package -DskipTests",
          "mvn -B -q -Pbundle package -DskipTests");

  private static final String DOWNLOAD = "data fetch";

  @TempDir private Path folder;

  static List<ReadmeCommand> javaCommands() throws IOException {
    return ReadmeCommand.ofJars(ReadmeCommand.ANYWHERE);
  }

  @Test
  void otherCommandsAreThoseOfContinuousIntegration() throws IOException {
    List<String> others =
        ReadmeCommand.in(ReadmeCommand.ANYWHERE).stream()
            .map(ReadmeCommand::text)
            .filter(command -> !command.startsWith("java "))
            .toList();
    assertTrue(others.contains("mvn -B verify"), others.toString());
    assertTrue(MAVEN.containsAll(others), others.toString());
  }

  @ParameterizedTest
  @MethodSource("javaCommands")
  void commandSucceeds(ReadmeCommand command) throws Exception {
    Process process = command.start(folder, command.arguments());
    Path errors = folder.resolve("errors");
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int code = process.waitFor();
    if (command.text().contains(DOWNLOAD) && code == 1) {
      assertTrue(Files.readString(errors).contains("mnist"), "without a network it has to say so");
      return;
    }
    assertEquals(0, code, () -> command + ": " + read(errors));
    List<String> words = command.arguments();
    if (words.get(0).equals("figure")) {
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
