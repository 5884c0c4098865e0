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
 * @param state how it compares with what is expected
 * @param finding what is there, for users
 */
public record FileCheck(
    DataCatalog.DataFile file, Optional<Path> path, State state, String finding) {

  /** How a file compares with what the catalog says. */
  public enum State {
    /** There is none. */
    MISSING,
    /** It is something else, or cannot be read. */
    WRONG,
    /** It has the right length; no SHA-256 is known. */
    OF_LENGTH,
    /**
     * It is exactly what is expected: its uncompressed content, or the file itself where that is
     * what the SHA-256 was published of.
     */
    VERIFIED
  }

  /** Looks for each file of a data set in a directory and verifies it. */
  public static List<FileCheck> of(DataCatalog.Entry entry, Path directory) {
    return entry.files().stream().map(file -> of(file, directory)).toList();
  }

  /** Looks for a file in a directory, under its name or a common variant of it, and verifies it. */
  public static FileCheck of(DataCatalog.DataFile file, Path directory) {
    return IdxFile.find(directory, file.name())
        .map(path -> at(file, path))
        .orElseGet(() -> new FileCheck(file, Optional.empty(), State.MISSING, "missing"));
  }

  /** Verifies a file. */
  static FileCheck at(DataCatalog.DataFile file, Path path) {
    Finding found;
    try {
      found = file.compressed() ? stored(file, path) : content(file, path);
    } catch (IOException e) {
      found = wrong("unreadable (" + FileTrouble.words(e) + ")");
    }
    return new FileCheck(file, Optional.of(path), found.state(), found.words());
  }

  /** Whether it is exactly what is expected. */
  public boolean verified() {
    return state == State.VERIFIED;
  }

  /** Whether it may well be what is expected: verified, or all that could be compared is right. */
  boolean plausible() {
    return verified() || state == State.OF_LENGTH;
  }

  private record Finding(State state, String words) {}

  private static final Finding VERIFIED = new Finding(State.VERIFIED, "verified");

  private static Finding wrong(String words) {
    return new Finding(State.WRONG, words);
  }

  private static Finding stored(DataCatalog.DataFile file, Path path) throws IOException {
    String found;
    try (InputStream in = Files.newInputStream(path)) {
      found = Sha256.read(in, Long.MAX_VALUE).hex();
    }
    if (found.equals(file.sha256())) {
      return VERIFIED;
    }
    return IdxFile.isGzip(path)
        ? otherDigest(file, found)
        : wrong("uncompressed, but the known SHA-256 is that of the .gz file");
  }

  private static Finding content(DataCatalog.DataFile file, Path path) throws IOException {
    Sha256 found;
    try (InputStream in = uncompressed(path)) {
      found = Sha256.read(in, file.bytes());
    }
    if (found.length() != file.bytes()) {
      String length = found.length() > file.bytes() ? "more" : Long.toString(found.length());
      return wrong(file.bytes() + " uncompressed bytes expected, found " + length);
    }
    if (file.sha256().isEmpty()) {
      return new Finding(
          State.OF_LENGTH, "of the right length, but its SHA-256 is not known; --sha256 tells it");
    }
    return found.hex().equals(file.sha256()) ? VERIFIED : otherDigest(file, found.hex());
  }

  private static Finding otherDigest(DataCatalog.DataFile file, String found) {
    return wrong("SHA-256 " + file.sha256() + " expected, found " + found);
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
