package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Arithmetic over the selected synapses of an update: of each row only listed vectors, those with a
 * selected lane, are read and written, so that a presentation costs a time proportional to the
 * synapses that change.
 *
 * <p>The kernels take rows with the same vectors and changes together. {@code vectors} holds the
 * first lanes of {@code count} vectors; a lane of these is selected in the row at position k when
 * its abs(change) is at least {@code bounds[k]}, or NaN. Lanes that are not get an exact 0 added.
 * Bounds are >= 0; null stands for bounds of 0.
 */
public final class SelectedKernels {
  /** In each lane of a vector, its bit. */
  static final IntVector LANE_BITS =
      IntVector.broadcast(INTS, 1).lanewise(VectorOperators.LSHL, IntVector.zero(INTS).addIndex(1));

  private SelectedKernels() {}

  /**
   * The changes of some of a vector's lanes, and 0 in the others: in one store, since whoever reads
   * a vector after a store for each lane has to wait for all of them.
   *
   * @param v first lane of the vector
   * @param listed a bit for each lane that is taken, the lowest for {@code v}
   * @param into overwritten from {@code v} on, for the whole vector
   */
  public static void keep(float[] changes, int v, int listed, float[] into) {
    VectorMask<Integer> taken =
        LANE_BITS.and(listed).compare(VectorOperators.NE, IntVector.zero(INTS));
    FloatVector d = FloatVector.fromArray(SPECIES, changes, v);
    FloatVector.zero(SPECIES).blend(d, taken.cast(SPECIES)).intoArray(into, v);
  }

  /**
   * Lists the vectors that have a lane of at least this magnitude, or NaN.
   *
   * @param changes padded to {@code width}
   * @param into overwritten, at most {@code width / COUNT} ints
   * @return their number
   */
  public static int find(float[] changes, int width, float least, int[] into) {
    FloatVector bound = FloatVector.broadcast(SPECIES, least);
    int found = 0;
    for (int v = 0; v < width; v += COUNT) {
      into[found] = v;
      found += oneIfAny(FloatVector.fromArray(SPECIES, changes, v), bound);
    }
    return found;
  }

  /** Lists those of some vectors that have a lane of at least this magnitude, or NaN. */
  public static int findAmong(int[] vectors, int count, float[] changes, float least, int[] into) {
    FloatVector bound = FloatVector.broadcast(SPECIES, least);
    int found = 0;
    for (int c = 0; c < count; c++) {
      int v = vectors[c];
      into[found] = v;
      found += oneIfAny(FloatVector.fromArray(SPECIES, changes, v), bound);
    }
    return found;
  }

  /**
   * 1 if a lane has at least this magnitude, or is NaN, else 0: without an unpredictable branch.
   */
  private static int oneIfAny(FloatVector changes, FloatVector least) {
    return changes.abs().compare(VectorOperators.LT, least).trueCount() - COUNT
        >>> Integer.SIZE - 1;
  }

  /** The changes of one vector's lanes of at least this magnitude, or NaN; 0 for others. */
  public static FloatVector selected(float[] change, int v, float bound) {
    return notBelow(FloatVector.fromArray(SPECIES, change, v), bits(bound));
  }

  /** For {@link #notBelow}: the bits of a number >= 0, less 1, in every lane. */
  private static IntVector bits(float bound) {
    return IntVector.broadcast(INTS, Float.floatToRawIntBits(bound) - 1);
  }

  private static IntVector bits(float[] bounds, int k) {
    return bits(bounds == null ? 0 : bounds[k]);
  }

  /**
   * The numbers whose magnitude is not below a bound, or NaN; 0 for others. In integers, in which
   * magnitudes have the same order: on some versions of Java masks of lanes are slow.
   *
   * @param bound from {@link #bits}
   */
  private static FloatVector notBelow(FloatVector d, IntVector bound) {
    return d.reinterpretAsInts()
        .and(
            bound.sub(d.abs().reinterpretAsInts()).lanewise(VectorOperators.ASHR, Integer.SIZE - 1))
        .reinterpretAsFloats();
  }

  /**
   * persistent(row) += value x what changes: learning without caching.
   *
   * @param list which rows, from {@code from} to {@code to}; none twice
   * @param values factor of each of them
   */
  public static void add(
      float[] w,
      int stride,
      int[] list,
      float[] values,
      float[] bounds,
      int from,
      int to,
      int[] vectors,
      int count,
      float[] change) {
    int k = from;
    for (; k + 3 < to; k += 4) {
      int b0 = ORIGIN + list[k] * stride;
      int b1 = ORIGIN + list[k + 1] * stride;
      int b2 = ORIGIN + list[k + 2] * stride;
      int b3 = ORIGIN + list[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      IntVector l0 = bits(bounds, k);
      IntVector l1 = bits(bounds, k + 1);
      IntVector l2 = bits(bounds, k + 2);
      IntVector l3 = bits(bounds, k + 3);
      for (int c = 0; c < count; c++) {
        int v = vectors[c];
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        notBelow(d, l0).fma(x0, FloatVector.fromArray(SPECIES, w, b0 + v)).intoArray(w, b0 + v);
        notBelow(d, l1).fma(x1, FloatVector.fromArray(SPECIES, w, b1 + v)).intoArray(w, b1 + v);
        notBelow(d, l2).fma(x2, FloatVector.fromArray(SPECIES, w, b2 + v)).intoArray(w, b2 + v);
        notBelow(d, l3).fma(x3, FloatVector.fromArray(SPECIES, w, b3 + v)).intoArray(w, b3 + v);
      }
    }
    for (; k < to; k++) {
      int base = ORIGIN + list[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      IntVector bound = bits(bounds, k);
      for (int c = 0; c < count; c++) {
        int v = vectors[c];
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        notBelow(d, bound)
            .fma(x, FloatVector.fromArray(SPECIES, w, base + v))
            .intoArray(w, base + v);
      }
    }
  }

  /**
   * transient(row) += x times what changes, in two rows, whose chains of additions overlap: row by
   * row, learning takes a tenth longer. With more than two, the compiler now and then gives up
   * keeping vectors in registers.
   *
   * @param at0 where the transient part of the first row begins
   * @param x0 its factor
   * @param bound0 its bound
   * @param sums overwritten: the change of the lane sums of the first row, then of the second,
   *     {@code 2 * COUNT} floats
   * @param most overwritten: the largest magnitudes of their vectors, lane by lane, alike
   */
  public static void learnTwo(
      float[] w,
      int at0,
      int at1,
      float x0,
      float x1,
      float bound0,
      float bound1,
      int[] vectors,
      int count,
      float[] change,
      float[] sums,
      float[] most) {
    FloatVector factor0 = FloatVector.broadcast(SPECIES, x0);
    FloatVector factor1 = FloatVector.broadcast(SPECIES, x1);
    IntVector l0 = bits(bound0);
    IntVector l1 = bits(bound1);
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    IntVector most0 = IntVector.zero(INTS);
    IntVector most1 = most0;
    for (int c = 0; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      FloatVector old0 = FloatVector.fromArray(SPECIES, w, at0 + v);
      FloatVector old1 = FloatVector.fromArray(SPECIES, w, at1 + v);
      FloatVector s0 = notBelow(d, l0).fma(factor0, old0);
      FloatVector s1 = notBelow(d, l1).fma(factor1, old1);
      s0.intoArray(w, at0 + v);
      s1.intoArray(w, at1 + v);
      FloatVector a0 = s0.abs();
      FloatVector a1 = s1.abs();
      sum0 = sum0.sub(old0.abs()).add(a0);
      sum1 = sum1.sub(old1.abs()).add(a1);
      most0 = a0.reinterpretAsInts().max(most0);
      most1 = a1.reinterpretAsInts().max(most1);
    }
    sum0.intoArray(sums, 0);
    sum1.intoArray(sums, COUNT);
    most0.reinterpretAsFloats().intoArray(most, 0);
    most1.reinterpretAsFloats().intoArray(most, COUNT);
  }

  /** {@link #learnTwo} for one row. */
  public static void learnOne(
      float[] w,
      int at,
      float x,
      float bound,
      int[] vectors,
      int count,
      float[] change,
      float[] sums,
      float[] most) {
    FloatVector factor = FloatVector.broadcast(SPECIES, x);
    IntVector least = bits(bound);
    FloatVector sum = FloatVector.zero(SPECIES);
    IntVector largest = IntVector.zero(INTS);
    for (int c = 0; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      FloatVector old = FloatVector.fromArray(SPECIES, w, at + v);
      FloatVector s = notBelow(d, least).fma(factor, old);
      s.intoArray(w, at + v);
      sum = sum.sub(old.abs()).add(s.abs());
      largest = s.abs().reinterpretAsInts().max(largest);
    }
    sum.intoArray(sums, 0);
    largest.reinterpretAsFloats().intoArray(most, 0);
  }

  /**
   * Marks the lanes of listed vectors that are over the limit.
   *
   * @param at where the transient part of the row begins
   * @param marked one for each lane; others are left as they are
   */
  public static void markOver(
      float[] w, int at, int[] vectors, int count, float limit, boolean[] marked) {
    for (int c = 0; c < count; c++) {
      for (int j = vectors[c]; j < vectors[c] + COUNT; j++) {
        marked[j] |= Math.abs(w[at + j]) > limit;
      }
    }
  }
}
