package org.synapticcaching.backend;

import org.synapticcaching.model.Consolidation;

/** Whether float rounding decides nothing in a perceptron that rounds stochastically. */
public final class ExactMultiples {
  /** Beyond this, doubles no longer hold every integer. */
  private static final double EXACT = 0x1p53;

  private ExactMultiples() {}

  /**
   * Whether all fields are exact without decay. Weights are multiples of theta, each of which a
   * step changes by the largest input and theta at most: all of them, and s, multiples of the least
   * power of two in theta or in the inputs; or weights are counted in multiples of theta.
   *
   * @param consolidation of random multiples
   * @param steps presentations, at most
   * @param length number of synapses
   * @param largest magnitude of the inputs
   * @param denominator of all inputs, a power of two; 0 where there is none
   */
  public static boolean are(
      Consolidation consolidation, double steps, int length, double largest, double denominator) {
    double theta = consolidation.theta();
    if (denominator == 0 || Double.isInfinite(theta)) {
      return denominator > 0;
    }
    if (consolidation.leavesNothingTransient()) {
      return steps * (largest / theta + 1) * largest * denominator * length < EXACT;
    }
    long bits = Double.doubleToRawLongBits(theta) & (1L << 52) - 1 | 1L << 52;
    double unit = Math.scalb(Math.ulp(theta), Long.numberOfTrailingZeros(bits));
    double units = steps * (largest + theta) / Math.min(unit, 1 / denominator);
    return units * largest * denominator * length < EXACT;
  }
}
