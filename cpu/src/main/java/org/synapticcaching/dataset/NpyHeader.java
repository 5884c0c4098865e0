package org.synapticcaching.dataset;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Header of the {@code .npy} format, versions 1 to 3 (NumPy Enhancement Proposal 1): the magic
 * string, the version, the length of the dictionary, the dictionary.
 *
 * @param type of the elements
 * @param order of the bytes of an element
 * @param fortran whether the first index runs fastest
 * @param shape lengths of the dimensions, at most {@link Integer#MAX_VALUE} elements in all
 * @param length of the header with all that precedes the elements, in bytes
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, int[] shape, long length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Far longer than any dictionary of three entries. */
  private static final int MAX_DICTIONARY = 1 << 16;

  /** What is written starts its elements at a multiple of this, as NumPy's files do. */
  private static final int ALIGNMENT = 64;

  /**
   * Reads a header and leaves the stream at the first element.
   *
   * @param name for messages
   * @throws DataException when it is not a header of an array that can be read
   * @throws IOException from the stream, also when it ends early
   */
  static NpyHeader read(String name, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] start = data.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
      throw new DataException(name + ": not a NumPy .npy file; its first bytes are not \\x93NUMPY");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new DataException(
          "%s: .npy version 1, 2 or 3 expected, found %s; save it with numpy.save"
              .formatted(name, version));
    }
    int lengthBytes = version == 1 ? 2 : 4;
    long dictionary =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
            : Integer.toUnsignedLong(Integer.reverseBytes(data.readInt()));
    if (dictionary > MAX_DICTIONARY) {
      throw new DataException(
          "%s: .npy header of at most %s bytes expected, found a length of %s"
              .formatted(name, MAX_DICTIONARY, dictionary));
    }
    byte[] text = data.readNBytes((int) dictionary);
    if (text.length < dictionary) {
      throw new DataException(
          name + ": .npy header of " + dictionary + " bytes expected, found " + text.length);
    }
    long length = start.length + lengthBytes + dictionary;
    return new NpyDictionary(name, new String(text, StandardCharsets.UTF_8)).parse(length);
  }

  /** Number of elements. */
  int count() {
    return (int) NpyArray.count(shape);
  }

  /** Bytes of all elements. */
  long contentLength() {
    return (long) count() * type.bytes();
  }

  /** The header that is written for an array: version 1, little-endian, C order. */
  static byte[] write(NpyArray array) {
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(array.type().descriptor(), text(array.shape()));
    int fixed = MAGIC.length + 4;
    int total = (fixed + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - fixed));
    header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  /** A shape as Python writes it: {@code ()}, {@code (3,)}, {@code (3, 4)}. */
  static String text(int[] shape) {
    String lengths =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return "(" + lengths + (shape.length == 1 ? ",)" : ")");
  }
}
