package org.synapticcaching.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.Leftovers;

/**
 * A file that a command line names.
 *
 * @param option that names it
 * @param path as given
 * @param written whether the command writes it; else it reads it
 */
record NamedFile(String option, Path path, boolean written) {
  private static final Path NOWHERE = Path.of("/dev/null");

  /** One that is read. */
  static NamedFile read(String option, Path path) {
    return new NamedFile(option, path, false);
  }

  /** One that is written. */
  static NamedFile written(String option, Path path) {
    return new NamedFile(option, path, true);
  }

  /** Whether it is no file but standard output. */
  boolean isStandardOutput() {
    return written && StandardOutput.isMeantBy(path);
  }

  /**
   * Requires that it can be written, where it is to be, and removes what killed runs left of it.
   *
   * @throws UsageException naming what is in the way
   */
  void requireWritable() {
    if (!written || isStandardOutput()) {
      return;
    }
    try {
      AtomicFile.requireWritable(path);
      if (!AtomicFile.isSpecial(path)) {
        Leftovers.sweepBeside(AtomicFile.place(path));
      }
    } catch (IOException problem) {
      throw new UsageException(
          option + " " + problem.getMessage() + "; name a file that can be written");
    }
  }

  /** Whether both are one file, under whatever names and through whatever links. */
  boolean isSameAs(NamedFile other) {
    if (isStandardOutput() || other.isStandardOutput()) {
      return isStandardOutput() && other.isStandardOutput();
    }
    try {
      if (!Files.exists(path) || !Files.exists(other.path)) {
        return AtomicFile.place(path).equals(AtomicFile.place(other.path));
      }
      return Files.isSameFile(path, other.path) && !path.equals(NOWHERE);
    } catch (IOException unreadable) {
      // Whoever reads or writes it will tell.
      return false;
    }
  }

  @Override
  public String toString() {
    return option + " " + path;
  }
}
