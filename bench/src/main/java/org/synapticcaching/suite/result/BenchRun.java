package org.synapticcaching.suite.result;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.word.KnownWords;

/**
 * One run of benchmarks.
 *
 * @param name the folder's, or the file's without its ending
 * @param source folder or file
 * @param environment of a run of {@code bench}; empty for JMH's results alone
 * @param rows in the order in which they were written; at least one
 */
public record BenchRun(
    String name, Path source, Optional<Environment> environment, List<BenchRow> rows) {
  private static final String JSON = ".json";
  private static final String WANTED =
      "name a result folder of 'bench', or a file that JMH wrote with -rf json";

  public BenchRun {
    rows = List.copyOf(rows);
  }

  /**
   * Reads the results in a folder of {@code bench} or in a file of JMH.
   *
   * @throws IOException in one line that names what is wrong and what to do: nothing there, no
   *     results, half-written or other JSON, an environment of another format, scores that are none
   */
  public static BenchRun read(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw new FileSystemException(
          source.toString(), null, "no such file or folder" + meant(source) + "; " + WANTED);
    }
    if (!Files.isDirectory(source)) {
      return new BenchRun(name(source), source, Optional.empty(), JmhResults.read(source));
    }
    Path results = source.resolve(BenchFolder.RESULTS);
    if (!Files.exists(results)) {
      throw new FileSystemException(
          source.toString(),
          null,
          "is a folder without results (no " + BenchFolder.RESULTS + ")" + remedy(source));
    }
    Path environment = source.resolve(BenchFolder.ENVIRONMENT);
    return new BenchRun(
        name(source),
        source,
        Files.exists(environment) ? Optional.of(Environment.read(environment)) : Optional.empty(),
        JmhResults.read(results));
  }

  private static String name(Path source) {
    String name = place(source).getFileName().toString();
    return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
  }

  private static Path place(Path source) {
    return source.toAbsolutePath().normalize();
  }

  /** The question for runs whose name is near. */
  private static String meant(Path missing) {
    Path place = place(missing);
    Path parent = place.getParent();
    return parent == null
        ? ""
        : KnownWords.of("run", runsIn(parent)).meant(place.getFileName().toString());
  }

  /** Going on with a run that was killed; or the question for runs within a folder that is none. */
  private static String remedy(Path folder) {
    if (Files.isDirectory(folder.resolve(BenchFolder.FORKS))) {
      Path place = place(folder);
      return "; its run was ended before its time, and 'bench --resume --out %s --name %s' goes on"
          .formatted(place.getParent(), place.getFileName());
    }
    List<String> runs = runsIn(folder);
    return runs.isEmpty()
        ? "; " + WANTED
        : "; did you mean " + folder.resolve(runs.get(runs.size() - 1)) + "?";
  }

  /** Names of the result folders in a folder, in order; none where it cannot be read. */
  private static List<String> runsIn(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.exists(entry.resolve(BenchFolder.RESULTS))) {
          names.add(entry.getFileName().toString());
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      return List.of();
    }
    names.sort(null);
    return names;
  }
}
