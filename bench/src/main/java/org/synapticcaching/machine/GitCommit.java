package org.synapticcaching.machine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which commit of the project is checked out, read from the files of its repository. */
public final class GitCommit {
  private static final String REFERENCE = "ref: ";
  private static final String LINK = "gitdir: ";

  private GitCommit() {}

  /**
   * The commit checked out where this program lies, wherever it is started: of two working trees
   * the one whose jar runs.
   */
  public static Optional<String> ofProgram() {
    try {
      return around(
          Path.of(GitCommit.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toRealPath());
    } catch (IOException | URISyntaxException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  /** The commit checked out around a directory, if that is this project's repository. */
  public static Optional<String> around(Path directory) {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.exists(git)) {
        boolean ours = Files.exists(at.resolve("bench/pom.xml"));
        return ours ? head(git) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> head(Path git) {
    try {
      Path own = git;
      if (Files.isRegularFile(git)) {
        String link = Files.readString(git).strip();
        own = git.resolveSibling(link.substring(LINK.length()));
      }
      String head = Files.readString(own.resolve("HEAD")).strip();
      if (!head.startsWith(REFERENCE)) {
        return Optional.of(head);
      }
      Path shared = own;
      if (Files.exists(own.resolve("commondir"))) {
        shared = own.resolve(Files.readString(own.resolve("commondir")).strip());
      }
      return resolve(List.of(own, shared), head.substring(REFERENCE.length()));
    } catch (IOException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> resolve(List<Path> directories, String name) throws IOException {
    for (Path directory : directories) {
      if (Files.exists(directory.resolve(name))) {
        return Optional.of(Files.readString(directory.resolve(name)).strip());
      }
      Path packed = directory.resolve("packed-refs");
      if (Files.exists(packed)) {
        for (String line : Files.readAllLines(packed)) {
          if (line.endsWith(" " + name)) {
            return Optional.of(line.substring(0, line.indexOf(' ')));
          }
        }
      }
    }
    return Optional.empty();
  }
}
