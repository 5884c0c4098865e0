package org.synapticcaching.model;

/** What a layer of units does with its summed input z. */
public enum Activation implements Named {
  /** y = 1 / (1 + exp(-z)). */
  LOGISTIC,
  /** y = z for z > 0, else 0.1 z. */
  LEAKY_RELU,
  /** y = z. */
  LINEAR,
  /** y_k = exp(z_k) / sum_j exp(z_j); output layer only. */
  SOFTMAX;

  /** Slope of {@link #LEAKY_RELU} for negative input [RP24]. */
  public static final double LEAK = 0.1;

  /**
   * dy/dz of a hidden unit, from its activity: y (1 - y), 1 or 0.1, or 1.
   *
   * @throws IllegalStateException for {@link #SOFTMAX}, which has no derivative unit by unit
   */
  public double slope(double activity) {
    return switch (this) {
      case LOGISTIC -> activity * (1 - activity);
      case LEAKY_RELU -> activity > 0 ? 1 : LEAK;
      case LINEAR -> 1;
      case SOFTMAX -> throw new IllegalStateException("softmax is for output layers only");
    };
  }
}
