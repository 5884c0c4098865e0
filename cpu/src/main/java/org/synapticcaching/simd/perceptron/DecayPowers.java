package org.synapticcaching.simd.perceptron;

import org.synapticcaching.simd.kernel.DoubleLanes;

/** Powers and geometric sums of the factor by which s shrinks in one presentation. */
final class DecayPowers {
  /** Below this, s comes near the least number there is and may vanish altogether. */
  static final double LEAST = 1e-280;

  private final double factor;
  private final double log;
  private final double[] factors;

  /**
   * @param factor f, 0 to 1; 1 for no decay
   * @param most the largest exponent of {@link #after} and {@link #factors}
   */
  DecayPowers(double factor, int most) {
    this.factor = factor;
    this.log = Math.log(factor);
    this.factors = new double[factor < 1 ? most + 1 + DoubleLanes.COUNT : 0];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = Math.pow(factor, k);
    }
  }

  /** Whether s shrinks at all. */
  boolean shrinks() {
    return factor < 1;
  }

  /** f^k. */
  double after(long k) {
    return shrinks() ? factors[(int) k] : 1;
  }

  /** f + f^2 + ... + f^k. */
  double sum(long k) {
    return shrinks() ? factor * (k == 0 ? 0 : Math.expm1(k * log)) / (factor - 1) : k;
  }

  /** All powers from f^0 on, one vector more than the largest; not to be modified. */
  double[] factors() {
    return factors;
  }
}
