package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What {@link TransientKernels} does in learning, to the bit, for rows of exactly thirteen vectors,
 * as {@link SevenTransients} do for seven; but changes are read where they are needed, since 16
 * registers do not hold them.
 */
final class ThirteenTransients {
  private static final int WIDTH = ThirteenSums.WIDTH;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private ThirteenTransients() {}

  /**
   * As {@link TransientKernels#learn}, but for whole fours of rows only: {@link
   * TransientKernels#learnLast} has to follow.
   */
  static int learnFours(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float factor,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    int found = 0;
    // Of four rows, as sums are added up in pairs only there.
    int end = from + FloatLanes.wholeFours(to - from);
    for (int k = from; k < end; k += 2) {
      int b0 = ORIGIN + rows[k] * STRIDE + WIDTH;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k] * factor);
      FloatVector s0 = x0.fma(fromArray(SPECIES, change, 0), fromArray(SPECIES, w, b0));
      s0.intoArray(w, b0);
      IntVector a0 = s0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = a0.reinterpretAsFloats();
      IntVector most0 = a0;
      s0 = x0.fma(fromArray(SPECIES, change, COUNT), fromArray(SPECIES, w, b0 + COUNT));
      s0.intoArray(w, b0 + COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 2 * COUNT), fromArray(SPECIES, w, b0 + 2 * COUNT));
      s0.intoArray(w, b0 + 2 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 3 * COUNT), fromArray(SPECIES, w, b0 + 3 * COUNT));
      s0.intoArray(w, b0 + 3 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 4 * COUNT), fromArray(SPECIES, w, b0 + 4 * COUNT));
      s0.intoArray(w, b0 + 4 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 5 * COUNT), fromArray(SPECIES, w, b0 + 5 * COUNT));
      s0.intoArray(w, b0 + 5 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 6 * COUNT), fromArray(SPECIES, w, b0 + 6 * COUNT));
      s0.intoArray(w, b0 + 6 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 7 * COUNT), fromArray(SPECIES, w, b0 + 7 * COUNT));
      s0.intoArray(w, b0 + 7 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 8 * COUNT), fromArray(SPECIES, w, b0 + 8 * COUNT));
      s0.intoArray(w, b0 + 8 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 9 * COUNT), fromArray(SPECIES, w, b0 + 9 * COUNT));
      s0.intoArray(w, b0 + 9 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 10 * COUNT), fromArray(SPECIES, w, b0 + 10 * COUNT));
      s0.intoArray(w, b0 + 10 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 11 * COUNT), fromArray(SPECIES, w, b0 + 11 * COUNT));
      s0.intoArray(w, b0 + 11 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      s0 = x0.fma(fromArray(SPECIES, change, 12 * COUNT), fromArray(SPECIES, w, b0 + 12 * COUNT));
      s0.intoArray(w, b0 + 12 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = sum0.add(a0.reinterpretAsFloats());
      most0 = most0.max(a0);
      FloatVector grown0 = sum0.sub(fromArray(SPECIES, w, b0 + WIDTH));
      sum0.intoArray(w, b0 + WIDTH);
      int b1 = ORIGIN + rows[k + 1] * STRIDE + WIDTH;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1] * factor);
      FloatVector s1 = x1.fma(fromArray(SPECIES, change, 0), fromArray(SPECIES, w, b1));
      s1.intoArray(w, b1);
      IntVector a1 = s1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = a1.reinterpretAsFloats();
      IntVector most1 = a1;
      s1 = x1.fma(fromArray(SPECIES, change, COUNT), fromArray(SPECIES, w, b1 + COUNT));
      s1.intoArray(w, b1 + COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 2 * COUNT), fromArray(SPECIES, w, b1 + 2 * COUNT));
      s1.intoArray(w, b1 + 2 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 3 * COUNT), fromArray(SPECIES, w, b1 + 3 * COUNT));
      s1.intoArray(w, b1 + 3 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 4 * COUNT), fromArray(SPECIES, w, b1 + 4 * COUNT));
      s1.intoArray(w, b1 + 4 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 5 * COUNT), fromArray(SPECIES, w, b1 + 5 * COUNT));
      s1.intoArray(w, b1 + 5 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 6 * COUNT), fromArray(SPECIES, w, b1 + 6 * COUNT));
      s1.intoArray(w, b1 + 6 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 7 * COUNT), fromArray(SPECIES, w, b1 + 7 * COUNT));
      s1.intoArray(w, b1 + 7 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 8 * COUNT), fromArray(SPECIES, w, b1 + 8 * COUNT));
      s1.intoArray(w, b1 + 8 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 9 * COUNT), fromArray(SPECIES, w, b1 + 9 * COUNT));
      s1.intoArray(w, b1 + 9 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 10 * COUNT), fromArray(SPECIES, w, b1 + 10 * COUNT));
      s1.intoArray(w, b1 + 10 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 11 * COUNT), fromArray(SPECIES, w, b1 + 11 * COUNT));
      s1.intoArray(w, b1 + 11 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      s1 = x1.fma(fromArray(SPECIES, change, 12 * COUNT), fromArray(SPECIES, w, b1 + 12 * COUNT));
      s1.intoArray(w, b1 + 12 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = sum1.add(a1.reinterpretAsFloats());
      most1 = most1.max(a1);
      FloatVector grown1 = sum1.sub(fromArray(SPECIES, w, b1 + WIDTH));
      sum1.intoArray(w, b1 + WIDTH);
      total = total.add(grown0.add(grown1));
      if (most0.max(most1).reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found] = k;
        found += most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        if (most1.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
          over[found++] = k + 1;
        }
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }
}
