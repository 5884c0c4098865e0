package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** What {@link RowsOfTwo} do, for rows of exactly one vector. */
final class RowsOfOne {
  private static final int WIDTH = COUNT;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private RowsOfOne() {}

  /** As {@link RowKernels#combineTotal}, four rows summed up before they join the sum. */
  static void combineTotal(
      float[] w, int[] rows, float[] values, int from, int to, float scale, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * STRIDE;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector p0 = x0.mul(fromArray(SPECIES, w, b0));
      FloatVector s0 = x0.mul(fromArray(SPECIES, w, b0 + WIDTH));
      int b1 = ORIGIN + rows[k + 1] * STRIDE;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      p0 = x1.fma(fromArray(SPECIES, w, b1), p0);
      s0 = x1.fma(fromArray(SPECIES, w, b1 + WIDTH), s0);
      int b2 = ORIGIN + rows[k + 2] * STRIDE;
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      p0 = x2.fma(fromArray(SPECIES, w, b2), p0);
      s0 = x2.fma(fromArray(SPECIES, w, b2 + WIDTH), s0);
      int b3 = ORIGIN + rows[k + 3] * STRIDE;
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      p0 = x3.fma(fromArray(SPECIES, w, b3), p0);
      s0 = x3.fma(fromArray(SPECIES, w, b3 + WIDTH), s0);
      z0 = g.fma(s0, p0).add(z0);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * STRIDE;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector scaled = x.mul(g);
      z0 = scaled.fma(fromArray(SPECIES, w, b + WIDTH), x.fma(fromArray(SPECIES, w, b), z0));
    }
    z0.intoArray(z, 0);
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
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    int k = from;
    int end = from + FloatLanes.wholePairs(to - from);
    for (; k < end; k += 2) {
      int b0 = ORIGIN + rows[k] * STRIDE + WIDTH;
      int b1 = ORIGIN + rows[k + 1] * STRIDE + WIDTH;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector old0 = fromArray(SPECIES, w, b0);
      FloatVector s0 = d0.fma(x0, old0);
      s0.intoArray(w, b0);
      IntVector a0 = s0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = a0.reinterpretAsFloats();
      IntVector most0 = a0;
      FloatVector grown0 = sum0.sub(old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats());
      FloatVector old1 = fromArray(SPECIES, w, b1);
      FloatVector s1 = d0.fma(x1, old1);
      s1.intoArray(w, b1);
      IntVector a1 = s1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = a1.reinterpretAsFloats();
      IntVector most1 = a1;
      FloatVector grown1 = sum1.sub(old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats());
      total = grown0.add(grown1).add(total);
      over[found] = k;
      found += most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
      over[found] = k + 1;
      found += most1.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * STRIDE + WIDTH;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector old = fromArray(SPECIES, w, b);
      FloatVector s = d0.fma(x, old);
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      IntVector most = a;
      FloatVector grown = sum.sub(old.reinterpretAsInts().and(allButSign).reinterpretAsFloats());
      total = grown.add(total);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }
}
