package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Arithmetic over rows of weights, four rows at a time, so that what is common to them (the vector
 * they are multiplied with, the sums they add to) is loaded once for four.
 *
 * <p>For 784-100-10 and 150 active inputs a presentation reads 150 rows of 2 x 448 bytes in the
 * forward pass and reads and writes 150 x 512 bytes in the update: about 280 KB, more than the
 * first-level cache, so the bandwidth of the second level is the bound.
 *
 * <p>In a product of a factor with a row the row is the second operand of {@code fma}, here and
 * wherever rows are summed up: the compiler then loads it in the same instruction.
 */
public final class RowKernels {
  private RowKernels() {}

  /**
   * z = sum over rows of value x persistent.
   *
   * @param w rows, at {@code ORIGIN + row * stride}; not modified
   * @param rows which rows, from {@code from} to {@code to}
   * @param values factor of each of them
   * @param z overwritten, {@code width} floats
   * @param width padded length of a row's vector
   */
  public static void combine(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] z, int width) {
    zero(z, width);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride;
      int b1 = ORIGIN + rows[k + 1] * stride;
      int b2 = ORIGIN + rows[k + 2] * stride;
      int b3 = ORIGIN + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector a = FloatVector.fromArray(SPECIES, w, b0 + v);
        a = x0.fma(a, FloatVector.fromArray(SPECIES, z, v));
        a = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + v), a);
        FloatVector b = FloatVector.fromArray(SPECIES, w, b2 + v).mul(x2);
        b = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + v), b);
        a.add(b).intoArray(z, v);
      }
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector a = FloatVector.fromArray(SPECIES, w, b0 + v);
        x0.fma(a, FloatVector.fromArray(SPECIES, z, v)).intoArray(z, v);
      }
    }
  }

  /** In whole vectors, since one that is read again right away waits for narrower stores. */
  private static void zero(float[] z, int width) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int v = 0; v < width; v += COUNT) {
      zero.intoArray(z, v);
    }
  }

  /**
   * z = sum over rows of value x (persistent + scale x transient).
   *
   * @param width padded length; a row holds persistent, then transient
   */
  public static void combineTotal(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float scale,
      float[] z,
      int width) {
    zero(z, width);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride;
      int b1 = ORIGIN + rows[k + 1] * stride;
      int b2 = ORIGIN + rows[k + 2] * stride;
      int b3 = ORIGIN + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector a = FloatVector.fromArray(SPECIES, w, b0 + v);
        a = x0.fma(a, FloatVector.fromArray(SPECIES, z, v));
        FloatVector b = FloatVector.fromArray(SPECIES, w, b0 + width + v).mul(x0);
        a = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + v), a);
        b = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + width + v), b);
        a = x2.fma(FloatVector.fromArray(SPECIES, w, b2 + v), a);
        b = x2.fma(FloatVector.fromArray(SPECIES, w, b2 + width + v), b);
        a = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + v), a);
        b = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + width + v), b);
        g.fma(b, a).intoArray(z, v);
      }
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector scaled = x0.mul(g);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector a = FloatVector.fromArray(SPECIES, w, b0 + v);
        a = x0.fma(a, FloatVector.fromArray(SPECIES, z, v));
        scaled.fma(FloatVector.fromArray(SPECIES, w, b0 + width + v), a).intoArray(z, v);
      }
    }
  }

  /** persistent(row) += value x change: learning without caching. */
  public static void addOuter(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      int width) {
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride;
      int b1 = ORIGIN + rows[k + 1] * stride;
      int b2 = ORIGIN + rows[k + 2] * stride;
      int b3 = ORIGIN + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        x0.fma(d, FloatVector.fromArray(SPECIES, w, b0 + v)).intoArray(w, b0 + v);
        x1.fma(d, FloatVector.fromArray(SPECIES, w, b1 + v)).intoArray(w, b1 + v);
        x2.fma(d, FloatVector.fromArray(SPECIES, w, b2 + v)).intoArray(w, b2 + v);
        x3.fma(d, FloatVector.fromArray(SPECIES, w, b3 + v)).intoArray(w, b3 + v);
      }
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        x0.fma(d, FloatVector.fromArray(SPECIES, w, b0 + v)).intoArray(w, b0 + v);
      }
    }
  }

  /**
   * The magnitudes of a padded vector whose padding is 0.
   *
   * @param lanes overwritten with sums of abs(value), {@code COUNT} floats to be added up
   * @return number of values that are not 0
   */
  public static int magnitudes(float[] values, int width, float[] lanes) {
    FloatVector sum = FloatVector.zero(SPECIES);
    IntVector nonZeros = IntVector.zero(INTS);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector magnitude = FloatVector.fromArray(SPECIES, values, v).abs();
      sum = magnitude.add(sum);
      nonZeros = isPositive(magnitude.reinterpretAsInts()).add(nonZeros);
    }
    sum.intoArray(lanes, 0);
    return nonZeros.reduceLanes(VectorOperators.ADD);
  }

  /** 1 where bits without a sign are not 0, else 0; without masks, which cost more. */
  private static IntVector isPositive(IntVector bits) {
    return bits.neg().lanewise(VectorOperators.LSHR, Integer.SIZE - 1);
  }

  /** out = factor x values, padded. */
  public static void scale(float[] values, float factor, float[] out, int width) {
    for (int v = 0; v < width; v += COUNT) {
      FloatVector.fromArray(SPECIES, values, v).mul(factor).intoArray(out, v);
    }
  }

  /** The same, and the {@link #magnitudes} of it. */
  public static int scale(float[] values, float factor, float[] out, int width, float[] lanes) {
    FloatVector sum = FloatVector.zero(SPECIES);
    IntVector nonZeros = IntVector.zero(INTS);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector scaled = FloatVector.fromArray(SPECIES, values, v).mul(factor);
      scaled.intoArray(out, v);
      FloatVector magnitude = scaled.abs();
      sum = magnitude.add(sum);
      nonZeros = isPositive(magnitude.reinterpretAsInts()).add(nonZeros);
    }
    sum.intoArray(lanes, 0);
    return nonZeros.reduceLanes(VectorOperators.ADD);
  }
}
