package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.console.StandardOutput;

/** All files that a command line names. None may be written that is used in another way as well. */
record NamedFiles(List<NamedFile> all) {
  NamedFiles {
    all = List.copyOf(all);
  }

  /**
   * Checks, before anything is computed, that each can be what it is to be.
   *
   * @throws UsageException naming the option, the file, and what to do
   */
  void check() {
    all.forEach(NamedFile::requireWritable);
    List<NamedFile> used = new ArrayList<>(all);
    StandardOutput.file().map(NamedFiles::redirected).ifPresent(used::add);
    for (int i = 0; i < used.size(); i++) {
      for (int j = i + 1; j < used.size(); j++) {
        requireApart(used.get(i), used.get(j));
      }
    }
  }

  /** The file that the shell writes what is printed to. */
  private static NamedFile redirected(Path file) {
    return NamedFile.written("standard output", file);
  }

  private static void requireApart(NamedFile one, NamedFile other) {
    if ((one.written() || other.written()) && one.isSameAs(other)) {
      throw new UsageException(
          "%s and %s are the same file%s; name two"
              .formatted(
                  one,
                  other,
                  one.written() && other.written() ? "" : ", which would be overwritten"));
    }
  }
}
