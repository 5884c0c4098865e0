package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.OtherJava;

/** Every command of the README does what the README says. */
class ReadmeIT {
  private static final Path README = Path.of("..", "README.md");
  private static final long MINUTES = 60;

  /** What continuous integration runs (package is a part of verify), and what makes the bundle. */
  private static final Set<String> MAVEN =
      Set.of(
          "mvn -B verify",
          "mvn -B -q package -DskipTests",
          "mvn -B -q -Pbundle package -DskipTests");

  private static final String DOWNLOAD = "data fetch";

  @TempDir private Path folder;

  static List<ReadmeCommand> javaCommands() throws IOException {
    return ReadmeCommand.ofJars(ReadmeCommand.ANYWHERE).stream()
        .filter(command -> !loads(command))
        .toList();
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
    Path errors = folder.resolve("errors");
    int code = exitCode(command.start(folder, command.arguments()));
    assertEquals(0, code, () -> command + ": " + read(errors));
    List<String> words = command.arguments();
    if (words.get(0).equals("figure")) {
      Path results = folder.resolve("results").resolve(words.get(words.size() - 1));
      for (String file : List.of("data.csv", "figure.png", "figure.svg", "claims.json")) {
        assertTrue(Files.size(results.resolve(file)) > 0, file);
      }
    }
  }

  /** The jobs one after another in one folder, each with the least that there is of its work. */
  @Test
  void theThreeJobsFollowOneAnother() throws Exception {
    List<ReadmeCommand> jobs = ReadmeCommand.ofJars(ReadmeCommand.JOBS);
    assertEquals(
        List.of("reproduce", "bench", "bench", "compare", "report"),
        jobs.stream().map(job -> job.arguments().get(0)).toList());
    // Where JMH keeps its lock: another JMH at the same time spoils numbers, not this test.
    Path own = Files.createDirectories(folder.resolve("tmp"));
    List<String> flags = List.of("-Djava.io.tmpdir=" + own);
    for (ReadmeCommand job : jobs) {
      assertEquals(0, exitCode(job.start(folder, flags, small(job))), () -> job + ": " + errors());
    }
    Path results = folder.resolve("results");
    for (String file :
        List.of(
            "n22-fig1/figure.svg",
            "summary.csv",
            "bench/before/jmh.json",
            "bench/after/summary.csv",
            "bench/after/ceilings.json",
            "report.html")) {
      assertTrue(Files.size(results.resolve(file)) > 0, file);
    }
  }

  private static List<String> small(ReadmeCommand job) {
    List<String> words = new ArrayList<>(job.arguments());
    Map<String, String> least = Map.of("reproduce", "n22-fig1", "bench", "memory");
    words.replaceAll(word -> word.equals("all") ? least.get(words.get(0)) : word);
    if (words.get(0).equals("bench")) {
      words.addAll(List.of("--forks", "1"));
    }
    return words;
  }

  private String errors() {
    return read(folder.resolve("errors"));
  }

  /** Whether there is a network is not for a build to depend on, so none is left to the program. */
  @Test
  void downloadWithoutANetworkSaysSo() throws Exception {
    List<ReadmeCommand> downloads =
        ReadmeCommand.ofJars(ReadmeCommand.ANYWHERE).stream().filter(ReadmeIT::loads).toList();
    assertEquals(1, downloads.size());
    try (Socket deaf = new Socket()) {
      deaf.bind(new InetSocketAddress("127.0.0.1", 0));
      List<String> flags =
          List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + deaf.getLocalPort());
      ReadmeCommand command = downloads.get(0);
      assertEquals(1, exitCode(command.start(folder, flags, command.arguments())));
    }
    String told = read(folder.resolve("errors"));
    String last = told.lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.contains("no mirror gave it") && last.contains("no connection"), told);
    assertTrue(last.contains("check the network"), told);
  }

  private static boolean loads(ReadmeCommand command) {
    return command.text().contains(DOWNLOAD);
  }

  private static int exitCode(Process process) throws InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  @Test
  void theTableListsEveryFigure() throws Exception {
    String readme = Files.readString(README);
    Process process =
        OtherJava.with(
                List.of(
                    "-jar",
                    System.getProperty("jars") + "/synaptic-caching.jar",
                    "figure",
                    "--list"))
            .redirectErrorStream(true)
            .start();
    List<String> listed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
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
