package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * What {@link RowKernels} does, to the bit, for all rows of a matrix that has few, as that of the
 * outputs: each vector of sums is finished in a register before the next one begins, where sums
 * that go to memory and back after every four rows wait for that.
 */
public final class FewRows {
  /** With more of them, a walk across all rows for each vector would leave the nearest cache. */
  private static final int MOST = 32;

  private FewRows() {}

  /** Whether so many rows are few. */
  public static boolean are(int rows) {
    return rows <= MOST;
  }

  /**
   * z = sum over the first rows of value x persistent, as {@link RowKernels#combine}.
   *
   * @param w rows, at {@code ORIGIN + row * stride}; not modified
   * @param values factor of each row
   * @param y activities of the logistic units that these are errors of, to be multiplied with their
   *     slope; null to leave it at the sums
   * @param z overwritten, {@code width} floats
   * @param width padded length of a row's vector
   */
  public static void combine(
      float[] w, int stride, int rows, float[] values, float[] y, float[] z, int width) {
    int end = FloatLanes.wholeFours(rows);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector a = FloatVector.zero(SPECIES);
      int at = ORIGIN + v;
      int k = 0;
      for (; k < end; k += 4) {
        FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        at += stride;
        x = FloatVector.broadcast(SPECIES, values[k + 1]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        at += stride;
        x = FloatVector.broadcast(SPECIES, values[k + 2]);
        FloatVector b = FloatVector.fromArray(SPECIES, w, at).mul(x);
        at += stride;
        x = FloatVector.broadcast(SPECIES, values[k + 3]);
        b = x.fma(FloatVector.fromArray(SPECIES, w, at), b);
        at += stride;
        a = b.add(a);
      }
      for (; k < rows; k++) {
        FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        at += stride;
      }
      if (y == null) {
        a.intoArray(z, v);
      } else {
        FloatVector h = FloatVector.fromArray(SPECIES, y, v);
        a.mul(h.mul(one.sub(h))).intoArray(z, v);
      }
    }
  }

  /**
   * z = sum over the first rows of value x (persistent + scale x transient), as {@link
   * RowKernels#combineTotal}.
   *
   * @param width padded length; a row holds persistent, then transient
   */
  public static void combineTotal(
      float[] w,
      int stride,
      int rows,
      float[] values,
      float scale,
      float[] y,
      float[] z,
      int width) {
    int end = FloatLanes.wholeFours(rows);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector a = FloatVector.zero(SPECIES);
      int at = ORIGIN + v;
      int k = 0;
      for (; k < end; k += 4) {
        FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        FloatVector b = FloatVector.fromArray(SPECIES, w, at + width).mul(x);
        at += stride;
        x = FloatVector.broadcast(SPECIES, values[k + 1]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        b = x.fma(FloatVector.fromArray(SPECIES, w, at + width), b);
        at += stride;
        x = FloatVector.broadcast(SPECIES, values[k + 2]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        b = x.fma(FloatVector.fromArray(SPECIES, w, at + width), b);
        at += stride;
        x = FloatVector.broadcast(SPECIES, values[k + 3]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        b = x.fma(FloatVector.fromArray(SPECIES, w, at + width), b);
        at += stride;
        a = g.fma(b, a);
      }
      for (; k < rows; k++) {
        FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
        a = x.fma(FloatVector.fromArray(SPECIES, w, at), a);
        a = FloatVector.fromArray(SPECIES, w, at + width).fma(x.mul(g), a);
        at += stride;
      }
      if (y == null) {
        a.intoArray(z, v);
      } else {
        FloatVector h = FloatVector.fromArray(SPECIES, y, v);
        a.mul(h.mul(one.sub(h))).intoArray(z, v);
      }
    }
  }
}
