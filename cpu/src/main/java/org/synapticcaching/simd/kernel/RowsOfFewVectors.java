package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;
import static org.synapticcaching.simd.kernel.FloatLanes.wholePairs;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Learning with caching in rows without lane sums where a magnitude is rarely over the limit, as
 * where whole neurons or matrices are consolidated by it. The same numbers as {@link RowsOfOne},
 * {@link RowsOfTwo} and {@link RowsOfThree}, to the bit, but rows are not asked one by one, which
 * took six of the seventy instructions for a pair of rows of two vectors, and more of the time.
 */
public final class RowsOfFewVectors {
  private static final int ONE_STRIDE = TransientKernels.stride(COUNT);
  private static final int TWO_STRIDE = TransientKernels.stride(2 * COUNT);
  private static final int THREE_STRIDE = TransientKernels.stride(3 * COUNT);

  private RowsOfFewVectors() {}

  /**
   * As {@link WidthKernels#learn}, for rows without lane sums, but for the list of rows.
   *
   * @param largest overwritten: the largest magnitude that each lane has in any of the rows, not a
   *     number where one is none; a row's width
   * @param sumChange overwritten: by how much the sum of abs(transient) has grown, in lanes
   * @return whether a magnitude may be over the limit; {@link OverKernels#list} tells in which rows
   * @throws IllegalArgumentException when rows of this width have lane sums
   */
  public static boolean learn(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      int width,
      float limit,
      float[] largest,
      float[] sumChange) {
    return switch (width / COUNT) {
      case 1 -> one(w, rows, values, from, to, change, limit, largest, sumChange);
      case 2 -> two(w, rows, values, from, to, change, limit, largest, sumChange);
      case 3 -> three(w, rows, values, from, to, change, limit, largest, sumChange);
      default -> throw new IllegalArgumentException("rows of " + width + " floats have lane sums");
    };
  }

  private static boolean one(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      float[] largest,
      float[] sumChange) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    IntVector most = IntVector.zero(INTS);
    int k = from;
    int end = from + wholePairs(to - from);
    for (; k < end; k += 2) {
      int b0 = ORIGIN + rows[k] * ONE_STRIDE + COUNT;
      int b1 = ORIGIN + rows[k + 1] * ONE_STRIDE + COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector old0 = fromArray(SPECIES, w, b0);
      FloatVector s0 = d0.fma(x0, old0);
      s0.intoArray(w, b0);
      IntVector a0 = s0.reinterpretAsInts().and(allButSign);
      IntVector was0 = old0.reinterpretAsInts().and(allButSign);
      FloatVector grown0 = a0.reinterpretAsFloats().sub(was0.reinterpretAsFloats());
      FloatVector old1 = fromArray(SPECIES, w, b1);
      FloatVector s1 = d0.fma(x1, old1);
      s1.intoArray(w, b1);
      IntVector a1 = s1.reinterpretAsInts().and(allButSign);
      IntVector was1 = old1.reinterpretAsInts().and(allButSign);
      FloatVector grown1 = a1.reinterpretAsFloats().sub(was1.reinterpretAsFloats());
      total = grown0.add(grown1).add(total);
      most = a0.max(a1).max(most);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * ONE_STRIDE + COUNT;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector old = fromArray(SPECIES, w, b);
      FloatVector s = d0.fma(x, old);
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      IntVector was = old.reinterpretAsInts().and(allButSign);
      total = a.reinterpretAsFloats().sub(was.reinterpretAsFloats()).add(total);
      most = a.max(most);
    }
    total.intoArray(sumChange, 0);
    most.reinterpretAsFloats().intoArray(largest, 0);
    return !most.reinterpretAsFloats().compare(VectorOperators.LE, limit).allTrue();
  }

  private static boolean two(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      float[] largest,
      float[] sumChange) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    IntVector mostM = IntVector.zero(INTS);
    IntVector mostN = mostM;
    int k = from;
    int end = from + wholePairs(to - from);
    for (; k < end; k += 2) {
      int b0 = ORIGIN + rows[k] * TWO_STRIDE + 2 * COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector oldP0 = fromArray(SPECIES, w, b0);
      FloatVector oldQ0 = fromArray(SPECIES, w, b0 + COUNT);
      FloatVector p0 = d0.fma(x0, oldP0);
      FloatVector q0 = d1.fma(x0, oldQ0);
      p0.intoArray(w, b0);
      q0.intoArray(w, b0 + COUNT);
      IntVector m0 = p0.reinterpretAsInts().and(allButSign);
      IntVector n0 = q0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = m0.reinterpretAsFloats().add(n0.reinterpretAsFloats());
      IntVector oldM0 = oldP0.reinterpretAsInts().and(allButSign);
      IntVector oldN0 = oldQ0.reinterpretAsInts().and(allButSign);
      FloatVector was0 = oldM0.reinterpretAsFloats().add(oldN0.reinterpretAsFloats());
      int b1 = ORIGIN + rows[k + 1] * TWO_STRIDE + 2 * COUNT;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector oldP1 = fromArray(SPECIES, w, b1);
      FloatVector oldQ1 = fromArray(SPECIES, w, b1 + COUNT);
      FloatVector p1 = d0.fma(x1, oldP1);
      FloatVector q1 = d1.fma(x1, oldQ1);
      p1.intoArray(w, b1);
      q1.intoArray(w, b1 + COUNT);
      IntVector m1 = p1.reinterpretAsInts().and(allButSign);
      IntVector n1 = q1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = m1.reinterpretAsFloats().add(n1.reinterpretAsFloats());
      IntVector oldM1 = oldP1.reinterpretAsInts().and(allButSign);
      IntVector oldN1 = oldQ1.reinterpretAsInts().and(allButSign);
      FloatVector was1 = oldM1.reinterpretAsFloats().add(oldN1.reinterpretAsFloats());
      total = sum0.sub(was0).add(sum1.sub(was1)).add(total);
      mostM = m0.max(m1).max(mostM);
      mostN = n0.max(n1).max(mostN);
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * TWO_STRIDE + 2 * COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector oldP0 = fromArray(SPECIES, w, b0);
      FloatVector oldQ0 = fromArray(SPECIES, w, b0 + COUNT);
      FloatVector p0 = d0.fma(x0, oldP0);
      FloatVector q0 = d1.fma(x0, oldQ0);
      p0.intoArray(w, b0);
      q0.intoArray(w, b0 + COUNT);
      IntVector m0 = p0.reinterpretAsInts().and(allButSign);
      IntVector n0 = q0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = m0.reinterpretAsFloats().add(n0.reinterpretAsFloats());
      IntVector oldM0 = oldP0.reinterpretAsInts().and(allButSign);
      IntVector oldN0 = oldQ0.reinterpretAsInts().and(allButSign);
      FloatVector was0 = oldM0.reinterpretAsFloats().add(oldN0.reinterpretAsFloats());
      total = sum0.sub(was0).add(total);
      mostM = m0.max(mostM);
      mostN = n0.max(mostN);
    }
    total.intoArray(sumChange, 0);
    mostM.reinterpretAsFloats().intoArray(largest, 0);
    mostN.reinterpretAsFloats().intoArray(largest, COUNT);
    IntVector most = mostM.max(mostN);
    return !most.reinterpretAsFloats().compare(VectorOperators.LE, limit).allTrue();
  }

  private static boolean three(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      float[] largest,
      float[] sumChange) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    IntVector mostL = IntVector.zero(INTS);
    IntVector mostM = mostL;
    IntVector mostN = mostL;
    int k = from;
    int end = from + wholePairs(to - from);
    for (; k < end; k += 2) {
      int b0 = ORIGIN + rows[k] * THREE_STRIDE + 3 * COUNT;
      int b1 = ORIGIN + rows[k + 1] * THREE_STRIDE + 3 * COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector old0 = fromArray(SPECIES, w, b0);
      FloatVector s0 = d0.fma(x0, old0);
      FloatVector was0 = old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats();
      s0.intoArray(w, b0);
      IntVector a0 = s0.reinterpretAsInts().and(allButSign);
      FloatVector sum0 = a0.reinterpretAsFloats();
      mostL = a0.max(mostL);
      old0 = fromArray(SPECIES, w, b0 + COUNT);
      s0 = d1.fma(x0, old0);
      was0 = old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was0);
      s0.intoArray(w, b0 + COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      mostM = a0.max(mostM);
      old0 = fromArray(SPECIES, w, b0 + 2 * COUNT);
      s0 = d2.fma(x0, old0);
      was0 = old0.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was0);
      s0.intoArray(w, b0 + 2 * COUNT);
      a0 = s0.reinterpretAsInts().and(allButSign);
      sum0 = a0.reinterpretAsFloats().add(sum0);
      mostN = a0.max(mostN);
      FloatVector grown0 = sum0.sub(was0);
      FloatVector old1 = fromArray(SPECIES, w, b1);
      FloatVector s1 = d0.fma(x1, old1);
      FloatVector was1 = old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats();
      s1.intoArray(w, b1);
      IntVector a1 = s1.reinterpretAsInts().and(allButSign);
      FloatVector sum1 = a1.reinterpretAsFloats();
      mostL = a1.max(mostL);
      old1 = fromArray(SPECIES, w, b1 + COUNT);
      s1 = d1.fma(x1, old1);
      was1 = old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was1);
      s1.intoArray(w, b1 + COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      mostM = a1.max(mostM);
      old1 = fromArray(SPECIES, w, b1 + 2 * COUNT);
      s1 = d2.fma(x1, old1);
      was1 = old1.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was1);
      s1.intoArray(w, b1 + 2 * COUNT);
      a1 = s1.reinterpretAsInts().and(allButSign);
      sum1 = a1.reinterpretAsFloats().add(sum1);
      mostN = a1.max(mostN);
      FloatVector grown1 = sum1.sub(was1);
      total = grown0.add(grown1).add(total);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * THREE_STRIDE + 3 * COUNT;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector old = fromArray(SPECIES, w, b);
      FloatVector s = d0.fma(x, old);
      FloatVector was = old.reinterpretAsInts().and(allButSign).reinterpretAsFloats();
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      mostL = a.max(mostL);
      old = fromArray(SPECIES, w, b + COUNT);
      s = d1.fma(x, old);
      was = old.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was);
      s.intoArray(w, b + COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      mostM = a.max(mostM);
      old = fromArray(SPECIES, w, b + 2 * COUNT);
      s = d2.fma(x, old);
      was = old.reinterpretAsInts().and(allButSign).reinterpretAsFloats().add(was);
      s.intoArray(w, b + 2 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      mostN = a.max(mostN);
      FloatVector grown = sum.sub(was);
      total = grown.add(total);
    }
    total.intoArray(sumChange, 0);
    mostL.reinterpretAsFloats().intoArray(largest, 0);
    mostM.reinterpretAsFloats().intoArray(largest, COUNT);
    mostN.reinterpretAsFloats().intoArray(largest, 2 * COUNT);
    IntVector most = mostL.max(mostM).max(mostN);
    return !most.reinterpretAsFloats().compare(VectorOperators.LE, limit).allTrue();
  }
}
