package org.synapticcaching.model;

/**
 * The errors of the output layer: what its own weights learn from (delta), and what is sent back to
 * the hidden layer (propagated). Few numbers, so one plain float64 implementation serves all CPU
 * backends; the tests check it against finite differences of the loss.
 *
 * @param network whose outputs they are
 */
public record OutputError(Network network) {
  /**
   * Computes both errors for one pattern.
   *
   * <p>With e = target - y and error scale g: logistic outputs have delta = g e y (1 - y); softmax
   * outputs delta_k = g e_k y_k (1 - y_k) in the scripts and g y_k (e_k - sum_j e_j y_j) exactly;
   * linear outputs delta = g e; cross-entropy delta = e. The [LR20] scripts propagate e.
   *
   * @param outputs activities y of the output units, length outputs; not modified
   * @param label the right class, 0 to outputs - 1
   * @param delta overwritten, length outputs
   * @param propagated overwritten, length outputs
   */
  public void compute(double[] outputs, int label, double[] delta, double[] propagated) {
    double g = network.errorScale();
    boolean scripts = network.gradient() == GradientRule.SCRIPTS;
    boolean plain = network.loss() == Loss.CROSS_ENTROPY;
    double shared = 0;
    if (!scripts && network.outputActivation() == Activation.SOFTMAX) {
      for (int k = 0; k < delta.length; k++) {
        shared += (target(k, label) - outputs[k]) * outputs[k];
      }
    }
    for (int k = 0; k < delta.length; k++) {
      double y = outputs[k];
      double e = target(k, label) - y;
      if (plain) {
        delta[k] = e;
      } else {
        delta[k] =
            switch (network.outputActivation()) {
              case LOGISTIC -> g * e * y * (1 - y);
              case SOFTMAX -> scripts ? g * e * y * (1 - y) : g * y * (e - shared);
              case LINEAR -> g * e;
              case LEAKY_RELU -> g * e * Activation.LEAKY_RELU.slope(y);
            };
      }
      propagated[k] =
          scripts && !plain && network.outputActivation() == Activation.LOGISTIC ? e : delta[k];
    }
  }

  /** Target of output k for a pattern of class {@code label}. */
  public double target(int k, int label) {
    return k == label ? network.targetOn() : network.targetOff();
  }
}
