package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What {@link RowKernels} do, in another order, and what {@link TransientKernels} do in learning,
 * for rows of exactly two vectors. ({@link OuterKernels} learn without caching.) Sums over rows
 * stay in registers: loops over the vectors of a row store them and load them again every four
 * rows. Four rows are summed up by themselves before they join the sum, since with so few vectors
 * there is less to do for four rows than a chain of four sums would wait.
 *
 * <p>A row is read from its first vector to its last before the next: more addresses at a time take
 * registers that are not there, and lines are fetched ahead upwards.
 */
final class RowsOfTwo {
  private static final int WIDTH = 2 * COUNT;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private RowsOfTwo() {}

  /** Whether this is the padded length of such rows. */
  static boolean fit(int width) {
    return width == WIDTH;
  }

  /** As {@link RowKernels#combineTotal}, four rows summed up before they join the sum. */
  static void combineTotal(
      float[] w, int[] rows, float[] values, int from, int to, float scale, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * STRIDE;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector p0 = x0.mul(FloatVector.fromArray(SPECIES, w, b0));
      FloatVector p1 = x0.mul(FloatVector.fromArray(SPECIES, w, b0 + COUNT));
      FloatVector s0 = x0.mul(FloatVector.fromArray(SPECIES, w, b0 + WIDTH));
      FloatVector s1 = x0.mul(FloatVector.fromArray(SPECIES, w, b0 + WIDTH + COUNT));
      int b1 = ORIGIN + rows[k + 1] * STRIDE;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      p0 = x1.fma(FloatVector.fromArray(SPECIES, w, b1), p0);
      p1 = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + COUNT), p1);
      s0 = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + WIDTH), s0);
      s1 = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + WIDTH + COUNT), s1);
      int b2 = ORIGIN + rows[k + 2] * STRIDE;
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      p0 = x2.fma(FloatVector.fromArray(SPECIES, w, b2), p0);
      p1 = x2.fma(FloatVector.fromArray(SPECIES, w, b2 + COUNT), p1);
      s0 = x2.fma(FloatVector.fromArray(SPECIES, w, b2 + WIDTH), s0);
      s1 = x2.fma(FloatVector.fromArray(SPECIES, w, b2 + WIDTH + COUNT), s1);
      int b3 = ORIGIN + rows[k + 3] * STRIDE;
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      p0 = x3.fma(FloatVector.fromArray(SPECIES, w, b3), p0);
      p1 = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + COUNT), p1);
      s0 = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + WIDTH), s0);
      s1 = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + WIDTH + COUNT), s1);
      z0 = g.fma(s0, p0).add(z0);
      z1 = g.fma(s1, p1).add(z1);
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * STRIDE;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector scaled = x0.mul(g);
      z0 =
          scaled.fma(
              FloatVector.fromArray(SPECIES, w, b0 + WIDTH),
              x0.fma(FloatVector.fromArray(SPECIES, w, b0), z0));
      z1 =
          scaled.fma(
              FloatVector.fromArray(SPECIES, w, b0 + WIDTH + COUNT),
              x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), z1));
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
  }

  /** As {@link TransientKernels#learn}, for rows without lane sums. */
  static int learn(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    FloatVector d0 = FloatVector.fromArray(SPECIES, change, 0);
    FloatVector d1 = FloatVector.fromArray(SPECIES, change, COUNT);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    int k = from;
    // Four in a round would not be compiled into one method.
    int end = from + FloatLanes.wholePairs(to - from);
    for (; k < end; k += 2) {
      int b0 = ORIGIN + rows[k] * STRIDE + WIDTH;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector oldP0 = FloatVector.fromArray(SPECIES, w, b0);
      FloatVector oldQ0 = FloatVector.fromArray(SPECIES, w, b0 + COUNT);
      FloatVector p0 = d0.fma(x0, oldP0);
      FloatVector q0 = d1.fma(x0, oldQ0);
      p0.intoArray(w, b0);
      q0.intoArray(w, b0 + COUNT);
      IntVector m0 = p0.reinterpretAsInts().and(allButSign);
      IntVector n0 = q0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = m0.reinterpretAsFloats().add(n0.reinterpretAsFloats());
      IntVector most0 = m0.max(n0);
      IntVector oldM0 = oldP0.reinterpretAsInts().and(allButSign);
      IntVector oldN0 = oldQ0.reinterpretAsInts().and(allButSign);
      FloatVector grown0 = sum0.sub(oldM0.reinterpretAsFloats().add(oldN0.reinterpretAsFloats()));
      int b1 = ORIGIN + rows[k + 1] * STRIDE + WIDTH;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector oldP1 = FloatVector.fromArray(SPECIES, w, b1);
      FloatVector oldQ1 = FloatVector.fromArray(SPECIES, w, b1 + COUNT);
      FloatVector p1 = d0.fma(x1, oldP1);
      FloatVector q1 = d1.fma(x1, oldQ1);
      p1.intoArray(w, b1);
      q1.intoArray(w, b1 + COUNT);
      IntVector m1 = p1.reinterpretAsInts().and(allButSign);
      IntVector n1 = q1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = m1.reinterpretAsFloats().add(n1.reinterpretAsFloats());
      IntVector most1 = m1.max(n1);
      IntVector oldM1 = oldP1.reinterpretAsInts().and(allButSign);
      IntVector oldN1 = oldQ1.reinterpretAsInts().and(allButSign);
      FloatVector grown1 = sum1.sub(oldM1.reinterpretAsFloats().add(oldN1.reinterpretAsFloats()));
      total = grown0.add(grown1).add(total);
      over[found] = k;
      found += most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
      over[found] = k + 1;
      found += most1.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * STRIDE + WIDTH;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector oldP0 = FloatVector.fromArray(SPECIES, w, b0);
      FloatVector oldQ0 = FloatVector.fromArray(SPECIES, w, b0 + COUNT);
      FloatVector p0 = d0.fma(x0, oldP0);
      FloatVector q0 = d1.fma(x0, oldQ0);
      p0.intoArray(w, b0);
      q0.intoArray(w, b0 + COUNT);
      IntVector m0 = p0.reinterpretAsInts().and(allButSign);
      IntVector n0 = q0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = m0.reinterpretAsFloats().add(n0.reinterpretAsFloats());
      IntVector most0 = m0.max(n0);
      IntVector oldM0 = oldP0.reinterpretAsInts().and(allButSign);
      IntVector oldN0 = oldQ0.reinterpretAsInts().and(allButSign);
      FloatVector grown0 = sum0.sub(oldM0.reinterpretAsFloats().add(oldN0.reinterpretAsFloats()));
      total = grown0.add(total);
      if (most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }
}
