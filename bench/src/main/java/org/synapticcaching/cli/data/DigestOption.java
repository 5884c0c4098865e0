package org.synapticcaching.cli.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.DataCatalog;
import picocli.CommandLine.Option;

/** Option that tells the SHA-256 of files. A picocli mixin. */
final class DigestOption {
  @Option(
      names = "--sha256",
      paramLabel = "FILE=DIGEST",
      description =
          "The SHA-256 that the file FILE must have as it is stored, as sha256sum prints it,"
              + " instead of what the catalog says; such as train-images-idx3-ubyte.gz=3aed..."
              + " For files whose SHA-256 is not known, or that were published anew. Repeatable.")
  private List<String> digests = List.of();

  /**
   * A data set with what the user says of its files.
   *
   * @throws UsageException when that is no digest of one of its files, or two of one file
   */
  DataCatalog.Entry applied(DataCatalog.Entry entry) {
    DataCatalog.Entry told = entry;
    Set<String> files = new HashSet<>();
    for (String word : digests) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--sha256: FILE=DIGEST expected, got '" + word + "'");
      }
      String file = word.substring(0, equals);
      try {
        told = told.expecting(file, word.substring(equals + 1));
      } catch (IllegalArgumentException wrong) {
        throw new UsageException("--sha256: " + wrong.getMessage());
      }
      if (!files.add(file.replaceFirst("\\.gz$", ""))) {
        throw new UsageException("--sha256: " + file + " is told twice; tell it once");
      }
    }
    return told;
  }
}
