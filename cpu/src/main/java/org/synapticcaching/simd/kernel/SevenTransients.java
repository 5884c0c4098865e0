package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What {@link TransientKernels} does in learning, each row to the bit, for rows of exactly seven
 * vectors: a row is written out, and walked from end to end before the next, which the processor
 * foresees better than four at a time. From the last row back, as {@link OuterKernels} does.
 *
 * <p>Each vector is used up before the next is loaded: seven that are named first and used later
 * become objects, and learning takes five times as long.
 */
final class SevenTransients {
  private static final int WIDTH = RowsOfSeven.WIDTH;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private SevenTransients() {}

  /**
   * As {@link TransientKernels#learn}, but only for the rows after whole fours, one by one: {@link
   * #learnFours} has to follow. Apart, and not called by it: in one method with it they cost it the
   * registers that it needs.
   */
  static int learnLast(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    for (int k = to - 1; k >= from + FloatLanes.wholeFours(to - from); k--) {
      int b = ORIGIN + rows[k] * STRIDE + WIDTH;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector s = x.fma(fromArray(SPECIES, change, 0), fromArray(SPECIES, w, b));
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      IntVector most = a;
      s = x.fma(fromArray(SPECIES, change, COUNT), fromArray(SPECIES, w, b + COUNT));
      s.intoArray(w, b + COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = x.fma(fromArray(SPECIES, change, 2 * COUNT), fromArray(SPECIES, w, b + 2 * COUNT));
      s.intoArray(w, b + 2 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = x.fma(fromArray(SPECIES, change, 3 * COUNT), fromArray(SPECIES, w, b + 3 * COUNT));
      s.intoArray(w, b + 3 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = x.fma(fromArray(SPECIES, change, 4 * COUNT), fromArray(SPECIES, w, b + 4 * COUNT));
      s.intoArray(w, b + 4 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = x.fma(fromArray(SPECIES, change, 5 * COUNT), fromArray(SPECIES, w, b + 5 * COUNT));
      s.intoArray(w, b + 5 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = x.fma(fromArray(SPECIES, change, 6 * COUNT), fromArray(SPECIES, w, b + 6 * COUNT));
      s.intoArray(w, b + 6 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      total = sum.sub(fromArray(SPECIES, w, b + WIDTH)).add(total);
      sum.intoArray(w, b + WIDTH);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }

  /**
   * Goes on with the rows before, in whole fours.
   *
   * @param sumChange of the rows after them; added to
   * @param before number of these that are over the limit
   * @return number of rows over the limit
   */
  static int learnFours(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange,
      int before) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector d5 = fromArray(SPECIES, change, 5 * COUNT);
    FloatVector d6 = fromArray(SPECIES, change, 6 * COUNT);
    FloatVector total = fromArray(SPECIES, sumChange, 0);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = before;
    // Of four rows, as sums are added up in pairs only there.
    int end = from + FloatLanes.wholeFours(to - from);
    for (int k = end - 2; k >= from; k -= 2) {
      int b0 = ORIGIN + rows[k] * STRIDE + WIDTH;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector s0 = d0.fma(x0, fromArray(SPECIES, w, b0));
      s0.intoArray(w, b0);
      IntVector a0 = s0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = a0.reinterpretAsFloats();
      IntVector most0 = a0;
      s0 = d1.fma(x0, fromArray(SPECIES, w, b0 + COUNT));
      s0.intoArray(w, b0 + COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      s0 = d2.fma(x0, fromArray(SPECIES, w, b0 + 2 * COUNT));
      s0.intoArray(w, b0 + 2 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      s0 = d3.fma(x0, fromArray(SPECIES, w, b0 + 3 * COUNT));
      s0.intoArray(w, b0 + 3 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      s0 = d4.fma(x0, fromArray(SPECIES, w, b0 + 4 * COUNT));
      s0.intoArray(w, b0 + 4 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      s0 = d5.fma(x0, fromArray(SPECIES, w, b0 + 5 * COUNT));
      s0.intoArray(w, b0 + 5 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      s0 = d6.fma(x0, fromArray(SPECIES, w, b0 + 6 * COUNT));
      s0.intoArray(w, b0 + 6 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      most0 = a0.max(most0);
      FloatVector grown0 = sum0.sub(fromArray(SPECIES, w, b0 + WIDTH));
      sum0.intoArray(w, b0 + WIDTH);
      int b1 = ORIGIN + rows[k + 1] * STRIDE + WIDTH;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector s1 = d0.fma(x1, fromArray(SPECIES, w, b1));
      s1.intoArray(w, b1);
      IntVector a1 = s1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = a1.reinterpretAsFloats();
      IntVector most1 = a1;
      s1 = d1.fma(x1, fromArray(SPECIES, w, b1 + COUNT));
      s1.intoArray(w, b1 + COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      s1 = d2.fma(x1, fromArray(SPECIES, w, b1 + 2 * COUNT));
      s1.intoArray(w, b1 + 2 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      s1 = d3.fma(x1, fromArray(SPECIES, w, b1 + 3 * COUNT));
      s1.intoArray(w, b1 + 3 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      s1 = d4.fma(x1, fromArray(SPECIES, w, b1 + 4 * COUNT));
      s1.intoArray(w, b1 + 4 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      s1 = d5.fma(x1, fromArray(SPECIES, w, b1 + 5 * COUNT));
      s1.intoArray(w, b1 + 5 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      s1 = d6.fma(x1, fromArray(SPECIES, w, b1 + 6 * COUNT));
      s1.intoArray(w, b1 + 6 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      most1 = a1.max(most1);
      FloatVector grown1 = sum1.sub(fromArray(SPECIES, w, b1 + WIDTH));
      sum1.intoArray(w, b1 + WIDTH);
      total = grown0.add(grown1).add(total);
      if (most0.max(most1).reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found] = k + 1;
        found += most1.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        if (most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
          over[found++] = k;
        }
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }
}
