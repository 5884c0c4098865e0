package org.synapticcaching.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.synapticcaching.file.FileTrouble;

/**
 * An array of unsigned bytes in the IDX format of the MNIST files: two zero bytes, the type (8 for
 * unsigned bytes), the number of dimensions, each dimension as a big-endian 32-bit integer, then
 * the values, the last dimension running fastest.
 */
public final class IdxFile {
  /** Type code of unsigned bytes. */
  private static final int UNSIGNED_BYTE = 8;

  /** The largest array that Java virtual machines commonly allow. */
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  /**
   * So many values for each byte of a file are read into place; images have five. More, which gzip
   * could hold too, are read piece by piece and put together, as they may not be there.
   */
  private static final long USUAL_COMPRESSION = 16;

  private final Path file;
  private final int[] shape;
  private final byte[] values;

  private IdxFile(Path file, int[] shape, byte[] values) {
    this.file = file;
    this.shape = shape;
    this.values = values;
  }

  /** Where it was read. */
  Path file() {
    return file;
  }

  /** Length of one dimension. */
  int dimension(int index) {
    return shape[index];
  }

  /** The values, last dimension fastest; not copied. */
  byte[] values() {
    return values;
  }

  /**
   * Reads a plain or gzip-compressed file, whatever its name. The size of a plain file is compared
   * with its header first; memory grows with what is really there.
   *
   * @param dimensions number of dimensions that the file must have
   * @throws DataException when the file cannot be read or is not exactly such an array
   */
  static IdxFile read(Path file, int dimensions) {
    try {
      return isGzip(file) ? readGzip(file, dimensions) : readPlain(file, dimensions);
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (IOException e) {
      throw new DataException(
          file + ": cannot be read (" + FileTrouble.words(e) + "); fetch or copy it again", e);
    }
  }

  /** The file of a name in a directory: plain or gzip, so named or with a dot before "idx". */
  public static Optional<Path> find(Path directory, String name) {
    String variant = name.replace("-idx", ".idx");
    return Stream.of(name, name + ".gz", variant, variant + ".gz")
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Whether a file begins as gzip-compressed files do. */
  public static boolean isGzip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(2);
      return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    }
  }

  private static IdxFile readPlain(Path file, int dimensions) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int[] shape = readHeader(file, in, dimensions);
      long expected = headerLength(dimensions) + count(file, shape);
      long found = Files.size(file);
      if (found != expected) {
        throw wrongSize(file, shape, expected, Long.toString(found));
      }
      return new IdxFile(file, shape, readValues(file, in, shape));
    }
  }

  /** Of one or several members, as gzip reads them; their sizes are known only at their ends. */
  private static IdxFile readGzip(Path file, int dimensions) throws IOException {
    try (Members in = new Members(Files.newInputStream(file))) {
      int[] shape = readHeader(file, in, dimensions);
      byte[] values = readValues(file, in, shape);
      if (in.lastLength() != gzipTrailer(file)) {
        throw new DataException(file + ": bytes follow the gzip data; fetch or copy it again");
      }
      return new IdxFile(file, shape, values);
    }
  }

  /** Java passes over whatever follows the last member without a word. */
  private static final class Members extends GZIPInputStream {
    Members(InputStream in) throws IOException {
      super(in, 1 << 16);
    }

    /** Uncompressed bytes of the member read last, modulo 2^32. */
    long lastLength() {
      return inf.getBytesWritten() & 0xffffffffL;
    }
  }

  /** The last four bytes: the uncompressed length of the last member, modulo 2^32. */
  private static long gzipTrailer(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer last = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      if (channel.read(last, Math.max(0, channel.size() - 4)) != 4) {
        throw new EOFException();
      }
      return last.getInt(0) & 0xffffffffL;
    }
  }

  private static int[] readHeader(Path file, InputStream in, int dimensions) throws IOException {
    byte[] header = in.readNBytes(headerLength(dimensions));
    if (header.length < 4) {
      throw new DataException(
          file + ": IDX header expected, found only " + header.length + " bytes; fetch it again");
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int expected = UNSIGNED_BYTE << 8 | dimensions;
    int magic = fields.getInt();
    if (magic != expected) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: IDX magic number expected 0x%08x (%d-dimensional unsigned bytes), found 0x%08x;"
                  + " this is not the file that its name says",
              file,
              expected,
              dimensions,
              magic));
    }
    if (header.length < headerLength(dimensions)) {
      throw new DataException(
          "%s: IDX header expected %s bytes, found %s; fetch it again"
              .formatted(file, headerLength(dimensions), header.length));
    }
    int[] shape = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shape[i] = fields.getInt();
    }
    return shape;
  }

  private static int headerLength(int dimensions) {
    return 4 + 4 * dimensions;
  }

  private static long count(Path file, int[] shape) {
    long count = 1;
    for (int length : shape) {
      if (length < 1 || count > LARGEST / length) {
        throw new DataException(
            String.format(
                "%s: IDX dimensions expected >= 1 and at most %s bytes in all, found %s; "
                    + "fetch it again",
                file, LARGEST, Arrays.toString(shape)));
      }
      count *= length;
    }
    return count;
  }

  /** Memory grows with what is really there: a lying header costs nothing. */
  private static byte[] readValues(Path file, InputStream in, int[] shape) throws IOException {
    int count = (int) count(file, shape);
    boolean likely = count <= USUAL_COMPRESSION * Files.size(file);
    byte[] values = likely ? new byte[count] : in.readNBytes(count);
    int found = likely ? in.readNBytes(values, 0, count) : values.length;
    long expected = headerLength(shape.length) + (long) count;
    if (found < count) {
      throw wrongSize(file, shape, expected, Long.toString(expected - count + (long) found));
    }
    if (in.read() >= 0) {
      throw wrongSize(file, shape, expected, "more");
    }
    return values;
  }

  private static DataException wrongSize(Path file, int[] shape, long expected, String found) {
    return new DataException(
        String.format(
            "%s: %s uncompressed bytes expected for dimensions %s, found %s; fetch or copy "
                + "it again",
            file, expected, Arrays.toString(shape), found));
  }
}
