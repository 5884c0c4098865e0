package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Products of rows of weights with a vector. Lanes are added up once those of all rows, or of a
 * block of them, are there: numbers that are read right after the vector was stored in which they
 * are wait for it. Widths that are common have their own kernels, which give the same bits: a row
 * is written out, the vector stays in registers, and places are constants in instructions.
 */
public final class DotKernels {
  /** Rows whose lanes are kept at a time. */
  private static final int ROWS = 16;

  /** Scratch space that they take, in floats. */
  public static final int LANES = ROWS * COUNT;

  private DotKernels() {}

  /**
   * z[row] = persistent(row) . h for the first {@code rows} rows.
   *
   * @param w rows, at {@code ORIGIN + row * stride}; not modified
   * @param h padded to {@code width} with zeros
   * @param z overwritten, {@code rows} floats
   * @param width padded length of a row's vector
   * @param lanes scratch space, overwritten, {@link #LANES} floats
   */
  public static void dots(
      float[] w, int stride, int rows, float[] h, float[] z, int width, float[] lanes) {
    for (int first = 0; first < rows; first += ROWS) {
      int count = Math.min(ROWS, rows - first);
      int at = ORIGIN + first * stride;
      if (RowsOfSeven.fit(width)) {
        seven(w, at, stride, count, h, lanes);
      } else if (RowsOfTwo.fit(width)) {
        two(w, at, stride, count, h, lanes);
      } else {
        any(w, at, stride, count, h, width, lanes);
      }
      addUp(lanes, count, z, first);
    }
  }

  /**
   * z[row] = (persistent(row) + scale x transient(row)) . h, else as {@link #dots}.
   *
   * @param width padded length; a row holds persistent, then transient
   */
  public static void dotsTotal(
      float[] w,
      int stride,
      int rows,
      float scale,
      float[] h,
      float[] z,
      int width,
      float[] lanes) {
    for (int first = 0; first < rows; first += ROWS) {
      int count = Math.min(ROWS, rows - first);
      int at = ORIGIN + first * stride;
      if (RowsOfSeven.fit(width)) {
        sevenTotal(w, at, stride, count, scale, h, lanes);
      } else if (RowsOfTwo.fit(width)) {
        twoTotal(w, at, stride, count, scale, h, lanes);
      } else if (width == 3 * COUNT) {
        threeTotal(w, at, stride, count, scale, h, lanes);
      } else {
        anyTotal(w, at, stride, count, scale, h, width, lanes);
      }
      addUp(lanes, count, z, first);
    }
  }

  private static void addUp(float[] lanes, int rows, float[] z, int first) {
    for (int r = 0; r < rows; r++) {
      z[first + r] = FloatLanes.sum(lanes, r * COUNT);
    }
  }

  /** Two rows at a time. */
  private static void any(
      float[] w, int at, int stride, int rows, float[] h, int width, float[] lanes) {
    int r = 0;
    for (; r + 1 < rows; r += 2) {
      int next = at + stride;
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector a1 = a0;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector y = fromArray(SPECIES, h, v);
        a0 = y.fma(fromArray(SPECIES, w, at + v), a0);
        a1 = y.fma(fromArray(SPECIES, w, next + v), a1);
      }
      a0.intoArray(lanes, r * COUNT);
      a1.intoArray(lanes, r * COUNT + COUNT);
      at = next + stride;
    }
    if (r < rows) {
      FloatVector a = FloatVector.zero(SPECIES);
      for (int v = 0; v < width; v += COUNT) {
        a = fromArray(SPECIES, w, at + v).fma(fromArray(SPECIES, h, v), a);
      }
      a.intoArray(lanes, r * COUNT);
    }
  }

  private static void anyTotal(
      float[] w, int at, int stride, int rows, float scale, float[] h, int width, float[] lanes) {
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    int r = 0;
    for (; r + 1 < rows; r += 2) {
      int next = at + stride;
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector a1 = a0;
      FloatVector s0 = a0;
      FloatVector s1 = a0;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector y = fromArray(SPECIES, h, v);
        a0 = y.fma(fromArray(SPECIES, w, at + v), a0);
        s0 = y.fma(fromArray(SPECIES, w, at + width + v), s0);
        a1 = y.fma(fromArray(SPECIES, w, next + v), a1);
        s1 = y.fma(fromArray(SPECIES, w, next + width + v), s1);
      }
      s0.fma(g, a0).intoArray(lanes, r * COUNT);
      s1.fma(g, a1).intoArray(lanes, r * COUNT + COUNT);
      at = next + stride;
    }
    if (r < rows) {
      FloatVector a = FloatVector.zero(SPECIES);
      FloatVector s = a;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector y = fromArray(SPECIES, h, v);
        a = y.fma(fromArray(SPECIES, w, at + v), a);
        s = y.fma(fromArray(SPECIES, w, at + width + v), s);
      }
      s.fma(g, a).intoArray(lanes, r * COUNT);
    }
  }

  private static void two(float[] w, int at, int stride, int rows, float[] h, float[] lanes) {
    FloatVector h0 = fromArray(SPECIES, h, 0);
    FloatVector h1 = fromArray(SPECIES, h, COUNT);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      FloatVector a = h0.fma(fromArray(SPECIES, w, at), zero);
      a = h1.fma(fromArray(SPECIES, w, at + COUNT), a);
      a.intoArray(lanes, r * COUNT);
      at += stride;
    }
  }

  private static void twoTotal(
      float[] w, int at, int stride, int rows, float scale, float[] h, float[] lanes) {
    FloatVector h0 = fromArray(SPECIES, h, 0);
    FloatVector h1 = fromArray(SPECIES, h, COUNT);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    for (int r = 0; r < rows; r++) {
      FloatVector a = h0.fma(fromArray(SPECIES, w, at), zero);
      a = h1.fma(fromArray(SPECIES, w, at + COUNT), a);
      FloatVector s = h0.fma(fromArray(SPECIES, w, at + 2 * COUNT), zero);
      s = h1.fma(fromArray(SPECIES, w, at + 3 * COUNT), s);
      s.fma(g, a).intoArray(lanes, r * COUNT);
      at += stride;
    }
  }

  private static void threeTotal(
      float[] w, int at, int stride, int rows, float scale, float[] h, float[] lanes) {
    FloatVector h0 = fromArray(SPECIES, h, 0);
    FloatVector h1 = fromArray(SPECIES, h, COUNT);
    FloatVector h2 = fromArray(SPECIES, h, 2 * COUNT);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    for (int r = 0; r < rows; r++) {
      FloatVector a = h0.fma(fromArray(SPECIES, w, at), zero);
      a = h1.fma(fromArray(SPECIES, w, at + COUNT), a);
      a = h2.fma(fromArray(SPECIES, w, at + 2 * COUNT), a);
      FloatVector s = h0.fma(fromArray(SPECIES, w, at + 3 * COUNT), zero);
      s = h1.fma(fromArray(SPECIES, w, at + 4 * COUNT), s);
      s = h2.fma(fromArray(SPECIES, w, at + 5 * COUNT), s);
      s.fma(g, a).intoArray(lanes, r * COUNT);
      at += stride;
    }
  }

  private static void seven(float[] w, int at, int stride, int rows, float[] h, float[] lanes) {
    FloatVector h0 = fromArray(SPECIES, h, 0);
    FloatVector h1 = fromArray(SPECIES, h, COUNT);
    FloatVector h2 = fromArray(SPECIES, h, 2 * COUNT);
    FloatVector h3 = fromArray(SPECIES, h, 3 * COUNT);
    FloatVector h4 = fromArray(SPECIES, h, 4 * COUNT);
    FloatVector h5 = fromArray(SPECIES, h, 5 * COUNT);
    FloatVector h6 = fromArray(SPECIES, h, 6 * COUNT);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      FloatVector a = h0.fma(fromArray(SPECIES, w, at), zero);
      a = h1.fma(fromArray(SPECIES, w, at + COUNT), a);
      a = h2.fma(fromArray(SPECIES, w, at + 2 * COUNT), a);
      a = h3.fma(fromArray(SPECIES, w, at + 3 * COUNT), a);
      a = h4.fma(fromArray(SPECIES, w, at + 4 * COUNT), a);
      a = h5.fma(fromArray(SPECIES, w, at + 5 * COUNT), a);
      a = h6.fma(fromArray(SPECIES, w, at + 6 * COUNT), a);
      a.intoArray(lanes, r * COUNT);
      at += stride;
    }
  }

  private static void sevenTotal(
      float[] w, int at, int stride, int rows, float scale, float[] h, float[] lanes) {
    FloatVector h0 = fromArray(SPECIES, h, 0);
    FloatVector h1 = fromArray(SPECIES, h, COUNT);
    FloatVector h2 = fromArray(SPECIES, h, 2 * COUNT);
    FloatVector h3 = fromArray(SPECIES, h, 3 * COUNT);
    FloatVector h4 = fromArray(SPECIES, h, 4 * COUNT);
    FloatVector h5 = fromArray(SPECIES, h, 5 * COUNT);
    FloatVector h6 = fromArray(SPECIES, h, 6 * COUNT);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    for (int r = 0; r < rows; r++) {
      FloatVector a = h0.fma(fromArray(SPECIES, w, at), zero);
      a = h1.fma(fromArray(SPECIES, w, at + COUNT), a);
      a = h2.fma(fromArray(SPECIES, w, at + 2 * COUNT), a);
      a = h3.fma(fromArray(SPECIES, w, at + 3 * COUNT), a);
      a = h4.fma(fromArray(SPECIES, w, at + 4 * COUNT), a);
      a = h5.fma(fromArray(SPECIES, w, at + 5 * COUNT), a);
      a = h6.fma(fromArray(SPECIES, w, at + 6 * COUNT), a);
      FloatVector s = h0.fma(fromArray(SPECIES, w, at + 7 * COUNT), zero);
      s = h1.fma(fromArray(SPECIES, w, at + 8 * COUNT), s);
      s = h2.fma(fromArray(SPECIES, w, at + 9 * COUNT), s);
      s = h3.fma(fromArray(SPECIES, w, at + 10 * COUNT), s);
      s = h4.fma(fromArray(SPECIES, w, at + 11 * COUNT), s);
      s = h5.fma(fromArray(SPECIES, w, at + 12 * COUNT), s);
      s = h6.fma(fromArray(SPECIES, w, at + 13 * COUNT), s);
      s.fma(g, a).intoArray(lanes, r * COUNT);
      at += stride;
    }
  }
}
