package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** What {@link RowsOfTwo} do with caching, for rows of exactly three vectors. */
final class RowsOfThree {
  private static final int WIDTH = 3 * COUNT;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private RowsOfThree() {}

  /** As {@link RowKernels#combineTotal}, four rows summed up before they join the sum. */
  static void combineTotal(
      float[] w, int[] rows, float[] values, int from, int to, float scale, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * STRIDE;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector p0 = x0.mul(fromArray(SPECIES, w, b0));
      FloatVector p1 = x0.mul(fromArray(SPECIES, w, b0 + COUNT));
      FloatVector p2 = x0.mul(fromArray(SPECIES, w, b0 + 2 * COUNT));
      FloatVector s0 = x0.mul(fromArray(SPECIES, w, b0 + WIDTH));
      FloatVector s1 = x0.mul(fromArray(SPECIES, w, b0 + WIDTH + COUNT));
      FloatVector s2 = x0.mul(fromArray(SPECIES, w, b0 + WIDTH + 2 * COUNT));
      int b1 = ORIGIN + rows[k + 1] * STRIDE;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      p0 = x1.fma(fromArray(SPECIES, w, b1), p0);
      p1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), p1);
      p2 = x1.fma(fromArray(SPECIES, w, b1 + 2 * COUNT), p2);
      s0 = x1.fma(fromArray(SPECIES, w, b1 + WIDTH), s0);
      s1 = x1.fma(fromArray(SPECIES, w, b1 + WIDTH + COUNT), s1);
      s2 = x1.fma(fromArray(SPECIES, w, b1 + WIDTH + 2 * COUNT), s2);
      int b2 = ORIGIN + rows[k + 2] * STRIDE;
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      p0 = x2.fma(fromArray(SPECIES, w, b2), p0);
      p1 = x2.fma(fromArray(SPECIES, w, b2 + COUNT), p1);
      p2 = x2.fma(fromArray(SPECIES, w, b2 + 2 * COUNT), p2);
      s0 = x2.fma(fromArray(SPECIES, w, b2 + WIDTH), s0);
      s1 = x2.fma(fromArray(SPECIES, w, b2 + WIDTH + COUNT), s1);
      s2 = x2.fma(fromArray(SPECIES, w, b2 + WIDTH + 2 * COUNT), s2);
      int b3 = ORIGIN + rows[k + 3] * STRIDE;
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      p0 = x3.fma(fromArray(SPECIES, w, b3), p0);
      p1 = x3.fma(fromArray(SPECIES, w, b3 + COUNT), p1);
      p2 = x3.fma(fromArray(SPECIES, w, b3 + 2 * COUNT), p2);
      s0 = x3.fma(fromArray(SPECIES, w, b3 + WIDTH), s0);
      s1 = x3.fma(fromArray(SPECIES, w, b3 + WIDTH + COUNT), s1);
      s2 = x3.fma(fromArray(SPECIES, w, b3 + WIDTH + 2 * COUNT), s2);
      z0 = g.fma(s0, p0).add(z0);
      z1 = g.fma(s1, p1).add(z1);
      z2 = g.fma(s2, p2).add(z2);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * STRIDE;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector scaled = x.mul(g);
      z0 = scaled.fma(fromArray(SPECIES, w, b + WIDTH), x.fma(fromArray(SPECIES, w, b), z0));
      z1 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + COUNT),
              x.fma(fromArray(SPECIES, w, b + COUNT), z1));
      z2 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + 2 * COUNT),
              x.fma(fromArray(SPECIES, w, b + 2 * COUNT), z2));
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
    z2.intoArray(z, 2 * COUNT);
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
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
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
      FloatVector was0 = old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats();
      s0.intoArray(w, b0);
      IntVector a0 = s0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = a0.reinterpretAsFloats();
      IntVector most0 = a0;
      old0 = fromArray(SPECIES, w, b0 + COUNT);
      s0 = d1.fma(x0, old0);
      was0 = old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was0);
      s0.intoArray(w, b0 + COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      old0 = fromArray(SPECIES, w, b0 + 2 * COUNT);
      s0 = d2.fma(x0, old0);
      was0 = old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was0);
      s0.intoArray(w, b0 + 2 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      FloatVector grown0 = sum0.sub(was0);
      FloatVector old1 = fromArray(SPECIES, w, b1);
      FloatVector s1 = d0.fma(x1, old1);
      FloatVector was1 = old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats();
      s1.intoArray(w, b1);
      IntVector a1 = s1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = a1.reinterpretAsFloats();
      IntVector most1 = a1;
      old1 = fromArray(SPECIES, w, b1 + COUNT);
      s1 = d1.fma(x1, old1);
      was1 = old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was1);
      s1.intoArray(w, b1 + COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      old1 = fromArray(SPECIES, w, b1 + 2 * COUNT);
      s1 = d2.fma(x1, old1);
      was1 = old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was1);
      s1.intoArray(w, b1 + 2 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      FloatVector grown1 = sum1.sub(was1);
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
      FloatVector was = old.reinterpretAsInts().and(allButSign).reinterpretAsFloats();
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      IntVector most = a;
      old = fromArray(SPECIES, w, b + COUNT);
      s = d1.fma(x, old);
      was = old.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was);
      s.intoArray(w, b + COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      old = fromArray(SPECIES, w, b + 2 * COUNT);
      s = d2.fma(x, old);
      was = old.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was);
      s.intoArray(w, b + 2 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      FloatVector grown = sum.sub(was);
      total = grown.add(total);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }
}
