package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.IdxFile;
import org.synapticcaching.dataset.Mnist;
import org.synapticcaching.file.FileTrouble;

/**
 * What a file of the catalog looks like on disk.
 *
 * @param file what is expected
 * @param path where it was found, plain or gzip-compressed
 * @param verified whether its uncompressed content is exactly what is expected
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
    Optional<Path> path = find(file, directory);
    if (path.isEmpty()) {
      return new FileCheck(file, path, false, "missing");
    }
    Optional<String> problem = problem(file, path.get());
    return new FileCheck(file, path, problem.isEmpty(), problem.orElse("verified"));
  }

  private static Optional<Path> find(DataCatalog.DataFile file, Path directory) {
    return List.of(Mnist.Part.values()).stream()
        .filter(part -> part.fileName().equals(file.name()))
        .findFirst()
        .flatMap(part -> part.in(directory))
        .or(
            () ->
                List.of(file.name(), file.name() + ".gz").stream()
                    .map(directory::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst());
  }

  /**
   * Verifies a file.
   *
   * @return what is wrong, or nothing
   */
  static Optional<String> problem(DataCatalog.DataFile file, Path path) {
    MessageDigest digest = sha256();
    long length = 0;
    try (InputStream in = uncompressed(path)) {
      byte[] chunk = new byte[1 << 16];
      // One chunk past the end suffices to tell that a file is too long, however long it is.
      for (int n = in.read(chunk); n >= 0 && length <= file.bytes(); n = in.read(chunk)) {
        digest.update(chunk, 0, n);
        length += n;
      }
    } catch (IOException e) {
      return Optional.of("unreadable (" + FileTrouble.words(e) + ")");
    }
    if (length != file.bytes()) {
      String found = length > file.bytes() ? "more" : Long.toString(length);
      return Optional.of(file.bytes() + " uncompressed bytes expected, found " + found);
    }
    String found = HexFormat.of().formatHex(digest.digest());
    return found.equals(file.sha256())
        ? Optional.empty()
        : Optional.of("SHA-256 " + file.sha256() + " expected, found " + found);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
