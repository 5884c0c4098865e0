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
    // e takes its place in propagated, where it stays or makes room for delta.
    double[] e = propagated;
    for (int k = 0; k < delta.length; k++) {
      e[k] = network.targetOff() - outputs[k];
    }
    e[label] = network.targetOn() - outputs[label];
    boolean crossEntropy = network.loss() == Loss.CROSS_ENTROPY;
    if (crossEntropy) {
      System.arraycopy(e, 0, delta, 0, delta.length);
    } else {
      ofSquaredError(outputs, e, delta);
    }
    boolean sendsErrors =
        !crossEntropy
            && network.gradient() == GradientRule.SCRIPTS
            && network.outputActivation() == Activation.LOGISTIC;
    if (!sendsErrors) {
      System.arraycopy(delta, 0, propagated, 0, delta.length);
    }
  }

  /** delta of a squared error. A loop for each activation: this is done for every presentation. */
  private void ofSquaredError(double[] outputs, double[] e, double[] delta) {
    double g = network.errorScale();
    switch (network.outputActivation()) {
      case LOGISTIC -> logistic(g, outputs, e, delta);
      case SOFTMAX -> {
        if (network.gradient() == GradientRule.SCRIPTS) {
          logistic(g, outputs, e, delta);
        } else {
          softmax(g, outputs, e, delta);
        }
      }
      case LINEAR -> {
        for (int k = 0; k < delta.length; k++) {
          delta[k] = g * e[k];
        }
      }
      case LEAKY_RELU -> {
        for (int k = 0; k < delta.length; k++) {
          delta[k] = g * e[k] * Activation.LEAKY_RELU.slope(outputs[k]);
        }
      }
    }
  }

  private static void logistic(double g, double[] outputs, double[] e, double[] delta) {
    for (int k = 0; k < delta.length; k++) {
      double y = outputs[k];
      delta[k] = g * e[k] * y * (1 - y);
    }
  }

  private static void softmax(double g, double[] outputs, double[] e, double[] delta) {
    double shared = 0;
    for (int k = 0; k < delta.length; k++) {
      shared += e[k] * outputs[k];
    }
    for (int k = 0; k < delta.length; k++) {
      delta[k] = g * outputs[k] * (e[k] - shared);
    }
  }
}
