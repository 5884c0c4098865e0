package org.synapticcaching.cuda.perceptron;

/**
 * Powers and geometric sums of the factor by which s shrinks in one presentation: what the kernels
 * look up instead of presentations between two events, and what the outcome needs after the last.
 *
 * @param factor f, 0 to 1; 1 for no decay
 */
record CudaPerceptronDecay(double factor) {
  /** Whether s shrinks at all. */
  boolean shrinks() {
    return factor < 1;
  }

  /** f^k. */
  double after(long k) {
    return shrinks() ? Math.pow(factor, k) : 1;
  }

  /** f + f^2 + ... + f^k. */
  double sum(long k) {
    return shrinks() ? factor * (k == 0 ? 0 : Math.expm1(k * Math.log(factor))) / (factor - 1) : k;
  }

  /** Power and sum by turns, for k = 0 to {@code most}. */
  double[] table(int most) {
    double[] table = new double[2 * (most + 1)];
    for (int k = 0; k <= most; k++) {
      table[2 * k] = after(k);
      table[2 * k + 1] = sum(k);
    }
    return table;
  }
}
