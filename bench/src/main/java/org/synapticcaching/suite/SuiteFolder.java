package org.synapticcaching.suite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run of suites.
 *
 * @param path where it is, or will be
 */
public record SuiteFolder(Path path) {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
  private static final String FORKS = "forks";
  private static final String LOG = "jmh.log";

  /** Finished forks. */
  public Path forks() {
    return path.resolve(FORKS);
  }

  /** All that JMH prints. */
  public Path log() {
    return path.resolve(LOG);
  }

  /**
   * One for a new run.
   *
   * @param parent of all of them
   * @param name chosen by the user; else the time is one
   * @throws FileSystemException when there is something already
   */
  public static SuiteFolder fresh(Path parent, Optional<String> name, LocalDateTime now)
      throws IOException {
    Path path = parent.resolve(name.orElseGet(() -> NAME.format(now)));
    if (Files.exists(path) && !isEmptyFolder(path)) {
      throw new FileSystemException(
          path.toString(),
          null,
          "is there already; choose another --name, or go on with it by --resume");
    }
    return new SuiteFolder(path);
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> content = Files.list(path)) {
      return content.findAny().isEmpty();
    }
  }

  /**
   * One to go on with.
   *
   * @param parent of all of them
   * @param name chosen by the user; else the one that was begun last
   * @throws FileSystemException when there is none
   */
  public static SuiteFolder begun(Path parent, Optional<String> name) throws IOException {
    List<Path> candidates =
        name.isPresent() ? List.of(parent.resolve(name.get())) : foldersOf(parent);
    return candidates.stream()
        .map(SuiteFolder::new)
        .filter(folder -> Files.exists(folder.settings()))
        .max(Comparator.comparing(SuiteFolder::begun))
        .orElseThrow(
            () ->
                new FileSystemException(
                    name.map(parent::resolve).orElse(parent).toString(),
                    null,
                    "nothing was begun there that --resume could go on with; leave it out"));
  }

  private static List<Path> foldersOf(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(parent)) {
      return content.toList();
    }
  }

  private Path settings() {
    return SuiteSettings.file(forks());
  }

  private long begun() {
    return settings().toFile().lastModified();
  }
}
