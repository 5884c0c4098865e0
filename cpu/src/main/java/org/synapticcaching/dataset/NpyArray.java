package org.synapticcaching.dataset;

import java.util.Arrays;

/**
 * An array of a NumPy file: a shape, an element type, and the elements in C order (last index
 * fastest), whatever their order was in the file. A scalar has no dimensions and one element.
 * Immutable as long as the arrays handed in are left alone.
 */
public final class NpyArray {
  /** As many dimensions as NumPy allows. */
  static final int MAX_DIMENSIONS = 64;

  private final NpyType type;
  private final int[] shape;
  private final Object values;

  /**
   * @param values a byte, int, long, float or double array as the type says; not copied
   */
  NpyArray(NpyType type, int[] shape, Object values) {
    this.type = type;
    this.shape = shape.clone();
    this.values = values;
    int length = java.lang.reflect.Array.getLength(values);
    if (shape.length > MAX_DIMENSIONS || count(shape) != length) {
      throw new IllegalArgumentException(
          "array of shape " + Arrays.toString(shape) + " cannot hold " + length + " elements");
    }
  }

  /** Unsigned bytes, C order; not copied. */
  public static NpyArray ofUnsignedBytes(byte[] values, int... shape) {
    return new NpyArray(NpyType.U1, shape, values);
  }

  /** Signed bytes, C order; not copied. */
  public static NpyArray ofSignedBytes(byte[] values, int... shape) {
    return new NpyArray(NpyType.I1, shape, values);
  }

  /** 32-bit integers, C order; not copied. */
  public static NpyArray ofInts(int[] values, int... shape) {
    return new NpyArray(NpyType.I4, shape, values);
  }

  /** 64-bit integers, C order; not copied. */
  public static NpyArray ofLongs(long[] values, int... shape) {
    return new NpyArray(NpyType.I8, shape, values);
  }

  /** 32-bit floats, C order; not copied. */
  public static NpyArray ofFloats(float[] values, int... shape) {
    return new NpyArray(NpyType.F4, shape, values);
  }

  /** 64-bit floats, C order; not copied. */
  public static NpyArray ofDoubles(double[] values, int... shape) {
    return new NpyArray(NpyType.F8, shape, values);
  }

  /** Number of elements of a shape, -1 where a dimension is negative or there are too many. */
  static long count(int[] shape) {
    long count = 1;
    for (int length : shape) {
      if (length < 0) {
        return -1;
      }
      count = Math.multiplyExact(count, (long) length);
      if (count > Integer.MAX_VALUE) {
        return -1;
      }
    }
    return count;
  }

  /** Element type. */
  public NpyType type() {
    return type;
  }

  /** Lengths of the dimensions; a copy. */
  public int[] shape() {
    return shape.clone();
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** Length of one dimension. */
  public int dimension(int index) {
    return shape[index];
  }

  /** Number of elements. */
  public int size() {
    return (int) count(shape);
  }

  /** The elements in storage: a byte, int, long, float or double array, not to be modified. */
  Object values() {
    return values;
  }

  /**
   * One element as a double; 64-bit integers beyond 2^53 are rounded.
   *
   * @param index in C order
   */
  public double doubleAt(int index) {
    return switch (type) {
      case U1 -> ((byte[]) values)[index] & 0xff;
      case I1 -> ((byte[]) values)[index];
      case I4 -> ((int[]) values)[index];
      case I8 -> ((long[]) values)[index];
      case F4 -> ((float[]) values)[index];
      case F8 -> ((double[]) values)[index];
    };
  }

  /** All elements in C order, rounded to float where they need it; a copy. */
  public float[] toFloats() {
    if (values instanceof float[] floats) {
      return floats.clone();
    }
    float[] converted = new float[size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = (float) doubleAt(i);
    }
    return converted;
  }

  /** All elements in C order; a copy. */
  public double[] toDoubles() {
    double[] converted = new double[size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = doubleAt(i);
    }
    return converted;
  }

  /**
   * Integers from 0 to 255 as unsigned bytes in C order; not copied where they are that already.
   */
  byte[] toUnsignedBytes() {
    if (type == NpyType.U1) {
      return (byte[]) values;
    }
    byte[] converted = new byte[size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = (byte) doubleAt(i);
    }
    return converted;
  }

  /**
   * All elements in C order as integers; a copy.
   *
   * @throws DataException when an element is not a whole number from {@code least} to {@code most};
   *     the message begins with {@code name}
   */
  public int[] toInts(String name, int least, int most) {
    int[] converted = new int[size()];
    for (int i = 0; i < converted.length; i++) {
      double value = doubleAt(i);
      if (!(value >= least && value <= most) || value != Math.rint(value)) {
        throw new DataException(
            "%s: whole numbers from %s to %s expected, found %s at index %s"
                .formatted(name, least, most, text(value), i));
      }
      converted[i] = (int) value;
    }
    return converted;
  }

  /**
   * Checks that every element is finite, also as a 32-bit float.
   *
   * @throws DataException when one is not; the message begins with {@code name}
   */
  public void requireFinite(String name) {
    if (!type.isFloating()) {
      return;
    }
    for (int i = 0; i < size(); i++) {
      float value = (float) doubleAt(i);
      if (!Float.isFinite(value)) {
        throw new DataException(
            name + ": finite 32-bit numbers expected, found " + doubleAt(i) + " at index " + i);
      }
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e18
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Type and shape in NumPy's words, such as {@code f4 (100, 784)}. */
  @Override
  public String toString() {
    return type.code() + " " + NpyHeader.text(shape);
  }
}
