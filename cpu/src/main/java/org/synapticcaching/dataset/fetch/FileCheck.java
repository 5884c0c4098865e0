package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.IdxFile;
import org.synapticcaching.file.FileTrouble;

/**
 * What a file of the catalog looks like on disk.
 *
 * @param file what is expected
 * @param path where it was found, plain or gzip-compressed
 * @param verified whether it is exactly what is expected: its uncompressed content, or the file
 *     itself where that is what the SHA-256 was published of
 * @param finding what is there, for users
 */
public record FileCheck(
    DataCatalog.DataFile file, Optional<Path> path, boolean verified, String finding) {

  /** Looks for each file of a data set in a directory and verifies it. */
  public static List<FileCheck> of(DataCatalog.Entry entry, Path directory) {
    return entry.files().stream().map(file -> of(file, directory)).toList();
  }

  /** Looks for a file in a directory, under its name or a common variant of it, and verifies it. */
  public static FileCheck of(DataCatalog.DataFile file, Path directory) {
    Optional<Path> path = IdxFile.find(directory, file.name());
    if (path.isEmpty()) {
      return new FileCheck(file, path, false, "missing");
    }
    Optional<String> problem = problem(file, path.get());
    return new FileCheck(file, path, problem.isEmpty(), problem.orElse("verified"));
  }

  /**
   * Verifies a file.
   *
   * @return what is wrong, or nothing
   */
  static Optional<String> problem(DataCatalog.DataFile file, Path path) {
    try {
      return file.compressed() ? storedProblem(file, path) : contentProblem(file, path);
    } catch (IOException e) {
      return Optional.of("unreadable (" + FileTrouble.words(e) + ")");
    }
  }

  private static Optional<String> storedProblem(DataCatalog.DataFile file, Path path)
      throws IOException {
    String found;
    try (InputStream in = Files.newInputStream(path)) {
      found = Sha256.read(in, Long.MAX_VALUE).hex();
    }
    if (found.equals(file.sha256())) {
      return Optional.empty();
    }
    return Optional.of(
        IdxFile.isGzip(path)
            ? wrong(file, found)
            : "uncompressed, but the known SHA-256 is that of the .gz file");
  }

  private static Optional<String> contentProblem(DataCatalog.DataFile file, Path path)
      throws IOException {
    Sha256 found;
    try (InputStream in = uncompressed(path)) {
      found = Sha256.read(in, file.bytes());
    }
    if (found.length() != file.bytes()) {
      String length = found.length() > file.bytes() ? "more" : Long.toString(found.length());
      return Optional.of(file.bytes() + " uncompressed bytes expected, found " + length);
    }
    if (file.sha256().isEmpty()) {
      return Optional.of("of the right length, but its SHA-256 is not known; --sha256 tells it");
    }
    return found.hex().equals(file.sha256())
        ? Optional.empty()
        : Optional.of(wrong(file, found.hex()));
  }

  private static String wrong(DataCatalog.DataFile file, String found) {
    return "SHA-256 " + file.sha256() + " expected, found " + found;
  }

  private static InputStream uncompressed(Path path) throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      return IdxFile.isGzip(path) ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
