package org.synapticcaching.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;

/**
 * NumPy's {@code .npy} files: versions 1 to 3 are read, version 1 is written. Elements u1, i1, i4,
 * i8, f4 and f8 of either byte order and in C or Fortran order.
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads an array. Its size is compared with the file's before memory is taken for it.
   *
   * @throws DataException when the file cannot be read or is not exactly such an array
   */
  public static NpyArray read(Path file) {
    String name = file.toString();
    requireFile(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      NpyHeader header = NpyHeader.read(name, in);
      requireLength(name, header, Files.size(file) - header.length());
      return NpyContent.read(name, header, in);
    } catch (IOException e) {
      throw cannotRead(name, e);
    }
  }

  /** Checks that what is there is a file, as a folder has no content and a pipe no size. */
  static void requireFile(Path file) {
    FileTrouble.notAFile(file)
        .ifPresent(
            other -> {
              throw new DataException(file + ": is " + other + "; name a file");
            });
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new DataException(file + ": cannot be read (not allowed)");
    }
  }

  /**
   * Writes an array, whole or not at all.
   *
   * @throws DataException when the file cannot be written
   */
  public static void write(Path file, NpyArray array) {
    try {
      AtomicFile.write(file, out -> write(array, out));
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** Writes header and elements. */
  static void write(NpyArray array, OutputStream out) throws IOException {
    out.write(NpyHeader.write(array));
    NpyContent.write(array, out);
  }

  /** Checks that exactly the elements announced are there. */
  static void requireLength(String name, NpyHeader header, long found) {
    if (found != header.contentLength()) {
      throw new DataException(
          String.format(
              "%s: %s bytes of elements expected for %s %s, found %s; save or copy it again",
              name,
              header.contentLength(),
              header.type().code(),
              NpyHeader.text(header.shape()),
              found));
    }
  }

  static DataException cannotRead(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DataException(name + ": no such file", e);
    }
    return new DataException(name + ": cannot be read (" + FileTrouble.words(e) + ")", e);
  }

  static DataException cannotWrite(Path file, IOException e) {
    return new DataException(file + ": cannot be written (" + FileTrouble.words(e) + ")", e);
  }
}
