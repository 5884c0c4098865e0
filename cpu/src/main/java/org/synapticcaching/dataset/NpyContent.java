package org.synapticcaching.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of a {@code .npy} array as bytes. */
final class NpyContent {
  /** Bytes moved at a time; a multiple of every element size. */
  private static final int CHUNK = 1 << 16;

  private NpyContent() {}

  /**
   * Reads the elements that a header announces; the caller has checked that they are there.
   *
   * @param name for messages
   */
  static NpyArray read(String name, NpyHeader header, InputStream in) throws IOException {
    if (header.contentLength() > Runtime.getRuntime().maxMemory()) {
      throw new DataException(
          String.format(
              "%s: %s bytes of elements do not fit into this process's memory of %s bytes; "
                  + "start java with a larger -Xmx",
              name, header.contentLength(), Runtime.getRuntime().maxMemory()));
    }
    int count = header.count();
    Object values =
        switch (header.type()) {
          case U1, I1 -> new byte[count];
          case I4 -> new int[count];
          case I8 -> new long[count];
          case F4 -> new float[count];
          case F8 -> new double[count];
        };
    Positions positions = new Positions(header.shape(), header.fortran());
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
    long left = header.contentLength();
    while (left > 0) {
      int length = (int) Math.min(CHUNK, left);
      if (in.readNBytes(bytes, 0, length) < length) {
        throw new EOFException("ends before the last element");
      }
      buffer.position(0).limit(length);
      take(buffer, values, positions);
      left -= length;
    }
    return new NpyArray(header.type(), header.shape(), values);
  }

  private static void take(ByteBuffer from, Object values, Positions positions) {
    if (values instanceof byte[] bytes) {
      while (from.hasRemaining()) {
        bytes[positions.next()] = from.get();
      }
    } else if (values instanceof int[] ints) {
      while (from.hasRemaining()) {
        ints[positions.next()] = from.getInt();
      }
    } else if (values instanceof long[] longs) {
      while (from.hasRemaining()) {
        longs[positions.next()] = from.getLong();
      }
    } else if (values instanceof float[] floats) {
      while (from.hasRemaining()) {
        floats[positions.next()] = from.getFloat();
      }
    } else {
      double[] doubles = (double[]) values;
      while (from.hasRemaining()) {
        doubles[positions.next()] = from.getDouble();
      }
    }
  }

  /** Writes the elements, little-endian, in C order. */
  static void write(NpyArray array, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / array.type().bytes();
    for (int from = 0; from < array.size(); from += perChunk) {
      int to = Math.min(array.size(), from + perChunk);
      buffer.clear();
      put(array.values(), from, to, buffer);
      out.write(buffer.array(), 0, buffer.position());
    }
  }

  private static void put(Object values, int from, int to, ByteBuffer buffer) {
    int length = to - from;
    if (values instanceof byte[] bytes) {
      buffer.put(bytes, from, length);
      return;
    }
    int bytesEach;
    if (values instanceof int[] ints) {
      buffer.asIntBuffer().put(ints, from, length);
      bytesEach = Integer.BYTES;
    } else if (values instanceof long[] longs) {
      buffer.asLongBuffer().put(longs, from, length);
      bytesEach = Long.BYTES;
    } else if (values instanceof float[] floats) {
      buffer.asFloatBuffer().put(floats, from, length);
      bytesEach = Float.BYTES;
    } else {
      buffer.asDoubleBuffer().put((double[]) values, from, length);
      bytesEach = Double.BYTES;
    }
    buffer.position(length * bytesEach);
  }

  /** Where, in C order, the elements of a file belong one after the other. */
  private static final class Positions {
    private final int[] shape;
    private final int[] stride;
    private final int[] index;
    private final boolean inOrder;
    private int position;

    Positions(int[] shape, boolean fortran) {
      this.shape = shape;
      this.index = new int[shape.length];
      this.stride = new int[shape.length];
      this.inOrder = !fortran || shape.length < 2;
      int step = 1;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        stride[axis] = step;
        step *= shape[axis];
      }
    }

    int next() {
      if (inOrder) {
        return position++;
      }
      int here = position;
      for (int axis = 0; axis < shape.length; axis++) {
        position += stride[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        index[axis] = 0;
        position -= stride[axis] * shape[axis];
      }
      return here;
    }
  }
}
