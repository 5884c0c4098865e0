package org.synapticcaching.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small IDX files for tests. */
public final class IdxBytes {
  private IdxBytes() {}

  /** An IDX file of unsigned bytes whose values count up from 0, modulo {@code modulus}. */
  public static byte[] counting(int modulus, int... shape) {
    int count = 1;
    for (int length : shape) {
      count *= length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + count);
    bytes.putInt(0x800 | shape.length);
    for (int length : shape) {
      bytes.putInt(length);
    }
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i % modulus));
    }
    return bytes.array();
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes a small MNIST, plain: as many training and test images as told. */
  public static void writeMnist(Path directory, int train, int test) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("train-images-idx3-ubyte"), counting(251, train, 28, 28));
    Files.write(directory.resolve("train-labels-idx1-ubyte"), counting(10, train));
    Files.write(directory.resolve("t10k-images-idx3-ubyte"), counting(241, test, 28, 28));
    Files.write(directory.resolve("t10k-labels-idx1-ubyte"), counting(10, test));
  }
}
