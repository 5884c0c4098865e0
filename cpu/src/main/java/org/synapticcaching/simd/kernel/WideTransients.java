package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What {@link TransientKernels} does in learning, each row to the bit, for rows of exactly four,
 * five, six and eight vectors: a row is written out, and walked from end to end before the next, as
 * {@link SevenTransients} does, from the last row back, as {@link OuterKernels} does. Loops over
 * the vectors of a row, one row or four at a time, take a tenth to a sixth longer.
 */
final class WideTransients {
  private WideTransients() {}

  /** As {@link TransientKernels#learn}, over rows of four vectors. */
  static int four(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    int width = 4 * COUNT;
    int stride = TransientKernels.stride(width);
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * stride + width;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector s = d0.fma(x, fromArray(SPECIES, w, b));
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      IntVector most = a;
      s = d1.fma(x, fromArray(SPECIES, w, b + COUNT));
      s.intoArray(w, b + COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d2.fma(x, fromArray(SPECIES, w, b + 2 * COUNT));
      s.intoArray(w, b + 2 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d3.fma(x, fromArray(SPECIES, w, b + 3 * COUNT));
      s.intoArray(w, b + 3 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      total = sum.sub(fromArray(SPECIES, w, b + width)).add(total);
      sum.intoArray(w, b + width);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }

  /** The same over rows of five. */
  static int five(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    int width = 5 * COUNT;
    int stride = TransientKernels.stride(width);
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * stride + width;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector s = d0.fma(x, fromArray(SPECIES, w, b));
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      IntVector most = a;
      s = d1.fma(x, fromArray(SPECIES, w, b + COUNT));
      s.intoArray(w, b + COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d2.fma(x, fromArray(SPECIES, w, b + 2 * COUNT));
      s.intoArray(w, b + 2 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d3.fma(x, fromArray(SPECIES, w, b + 3 * COUNT));
      s.intoArray(w, b + 3 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d4.fma(x, fromArray(SPECIES, w, b + 4 * COUNT));
      s.intoArray(w, b + 4 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      total = sum.sub(fromArray(SPECIES, w, b + width)).add(total);
      sum.intoArray(w, b + width);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }

  /** The same over rows of six. */
  static int six(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    int width = 6 * COUNT;
    int stride = TransientKernels.stride(width);
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector d5 = fromArray(SPECIES, change, 5 * COUNT);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * stride + width;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector s = d0.fma(x, fromArray(SPECIES, w, b));
      s.intoArray(w, b);
      IntVector a = s.reinterpretAsInts().and(allButSign);
      FloatVector sum = a.reinterpretAsFloats();
      IntVector most = a;
      s = d1.fma(x, fromArray(SPECIES, w, b + COUNT));
      s.intoArray(w, b + COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d2.fma(x, fromArray(SPECIES, w, b + 2 * COUNT));
      s.intoArray(w, b + 2 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d3.fma(x, fromArray(SPECIES, w, b + 3 * COUNT));
      s.intoArray(w, b + 3 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d4.fma(x, fromArray(SPECIES, w, b + 4 * COUNT));
      s.intoArray(w, b + 4 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      s = d5.fma(x, fromArray(SPECIES, w, b + 5 * COUNT));
      s.intoArray(w, b + 5 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      total = sum.sub(fromArray(SPECIES, w, b + width)).add(total);
      sum.intoArray(w, b + width);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }

  /**
   * The same over rows of eight. Changes are read anew for each row: eight that are held besides
   * become objects, and learning takes three times as long.
   */
  static int eight(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      float limit,
      int[] over,
      float[] sumChange) {
    int width = 8 * COUNT;
    int stride = TransientKernels.stride(width);
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * stride + width;
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
      s = x.fma(fromArray(SPECIES, change, 7 * COUNT), fromArray(SPECIES, w, b + 7 * COUNT));
      s.intoArray(w, b + 7 * COUNT);
      a = s.reinterpretAsInts().and(allButSign);
      sum = a.reinterpretAsFloats().add(sum);
      most = a.max(most);
      total = sum.sub(fromArray(SPECIES, w, b + width)).add(total);
      sum.intoArray(w, b + width);
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }
}
