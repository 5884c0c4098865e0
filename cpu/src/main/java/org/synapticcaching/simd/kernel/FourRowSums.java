package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over rows without caching, of so few vectors that there is less to do for four rows than a
 * chain of their sums would wait: two and two rows are summed up by themselves, and so are those,
 * before they join the sum. (Not among {@link RowsOfTwo}, whose kernels are compiled earlier: that
 * gained nothing, and most starts left them with objects while sums were no arguments yet.)
 */
final class FourRowSums {
  private FourRowSums() {}

  /** As {@link RowKernels#combine}, for rows of one vector. */
  static void one(float[] w, int[] rows, float[] values, int from, int to, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector p0 = x0.mul(fromArray(SPECIES, w, b0));
      int b1 = ORIGIN + rows[k + 1] * COUNT;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      p0 = x1.fma(fromArray(SPECIES, w, b1), p0);
      int b2 = ORIGIN + rows[k + 2] * COUNT;
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector q0 = x2.mul(fromArray(SPECIES, w, b2));
      int b3 = ORIGIN + rows[k + 3] * COUNT;
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      q0 = x3.fma(fromArray(SPECIES, w, b3), q0);
      z0 = p0.add(q0).add(z0);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * COUNT;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = x.fma(fromArray(SPECIES, w, b), z0);
    }
    z0.intoArray(z, 0);
  }

  /** As {@link RowKernels#combine}, for rows of two vectors. */
  static void two(float[] w, int[] rows, float[] values, int from, int to, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * (2 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector p0 = x0.mul(fromArray(SPECIES, w, b0));
      FloatVector p1 = x0.mul(fromArray(SPECIES, w, b0 + COUNT));
      int b1 = ORIGIN + rows[k + 1] * (2 * COUNT);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      p0 = x1.fma(fromArray(SPECIES, w, b1), p0);
      p1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), p1);
      int b2 = ORIGIN + rows[k + 2] * (2 * COUNT);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector q0 = x2.mul(fromArray(SPECIES, w, b2));
      FloatVector q1 = x2.mul(fromArray(SPECIES, w, b2 + COUNT));
      int b3 = ORIGIN + rows[k + 3] * (2 * COUNT);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      q0 = x3.fma(fromArray(SPECIES, w, b3), q0);
      q1 = x3.fma(fromArray(SPECIES, w, b3 + COUNT), q1);
      z0 = p0.add(q0).add(z0);
      z1 = p1.add(q1).add(z1);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * (2 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = x.fma(fromArray(SPECIES, w, b), z0);
      z1 = x.fma(fromArray(SPECIES, w, b + COUNT), z1);
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
  }
}
