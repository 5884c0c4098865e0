package org.synapticcaching.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a figure's files.
 *
 * @param directory where they are
 * @param names of those that were written
 * @param failures why others could not be, one for each reason, naming its files
 */
public record WrittenFiles(Path directory, List<String> names, List<IOException> failures) {
  public WrittenFiles {
    names = List.copyOf(names);
    failures = List.copyOf(failures);
  }

  /** One line for people. */
  String words() {
    return "in " + directory + ": " + (names.isEmpty() ? "nothing" : String.join(" ", names));
  }
}
