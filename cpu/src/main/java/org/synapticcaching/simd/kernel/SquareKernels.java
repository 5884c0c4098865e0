package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Sums of squares, which thresholds that set themselves follow. */
public final class SquareKernels {
  /** Sums of floats from here on lack nothing that counts: what underflows is below 1e-45. */
  private static final float LEAST = 1e-24f;

  private SquareKernels() {}

  /**
   * Sum of the squares of some values: of floats, or where that would be too small or too large for
   * them, of doubles. 0 only where all are 0, or next to it.
   *
   * @param from first of them
   * @param to behind the last
   * @param lanes scratch space, overwritten
   */
  public static double sum(float[] values, int from, int to, float[] lanes) {
    FloatVector one = FloatVector.zero(SPECIES);
    FloatVector other = one;
    int v = from;
    for (; v + 2 * COUNT <= to; v += 2 * COUNT) {
      FloatVector a = FloatVector.fromArray(SPECIES, values, v);
      FloatVector b = FloatVector.fromArray(SPECIES, values, v + COUNT);
      one = a.fma(a, one);
      other = b.fma(b, other);
    }
    if (v + COUNT <= to) {
      FloatVector a = FloatVector.fromArray(SPECIES, values, v);
      one = a.fma(a, one);
      v += COUNT;
    }
    float sum = FloatLanes.sum(one.add(other), lanes);
    for (; v < to; v++) {
      sum += values[v] * values[v];
    }
    return sum > LEAST && sum < Float.POSITIVE_INFINITY ? sum : ofDoubles(values, from, to);
  }

  private static double ofDoubles(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }
}
