package org.synapticcaching.model;

import java.util.Objects;

/** What a statistic of abs(s) is compared with: a number, or one that follows learning. */
public sealed interface Threshold {
  /**
   * A fixed threshold.
   *
   * @param theta in units of weight, >= 0, infinite allowed
   */
  static Threshold of(double theta) {
    return new Fixed(theta);
  }

  /**
   * The same threshold all the time.
   *
   * @param theta in units of weight, >= 0, infinite allowed
   */
  record Fixed(double theta) implements Threshold {
    public Fixed {
      if (!(theta >= 0)) {
        throw Require.refused("threshold", "a number >= 0", theta);
      }
    }

    @Override
    public String toString() {
      return Double.toString(theta);
    }
  }

  /**
   * A threshold that sets itself (model section 3.1), one for each weight matrix, neuron or
   * synapse: it follows the running mean of squared changes, at a ratio that the price of keeping
   * changes tells.
   *
   * @param maintenanceCost c, energy per unit of abs(s) and presentation, finite and >= 0
   * @param horizon T, presentations after which what is left will be paid for, >= 1
   * @param memory M, presentations that the mean goes back, >= 1
   * @param scope which synapses share the mean, and so the threshold
   */
  record Automatic(double maintenanceCost, long horizon, long memory, ThresholdScope scope)
      implements Threshold {
    /** Presentations that the mean goes back unless told otherwise. */
    public static final long DEFAULT_MEMORY = 3000;

    public Automatic {
      Require.finiteNonNegative("maintenance cost", maintenanceCost);
      Require.atLeast("threshold horizon", 1, horizon);
      Require.atLeast("threshold memory", 1, memory);
      Objects.requireNonNull(scope, "threshold scope");
    }

    /**
     * One for each weight matrix.
     *
     * @param maintenanceCost c, energy per unit of abs(s) and presentation, finite and >= 0
     * @param horizon T, presentations after which what is left will be paid for, >= 1
     * @param memory M, presentations that the mean goes back, >= 1
     */
    public Automatic(double maintenanceCost, long horizon, long memory) {
      this(maintenanceCost, horizon, memory, ThresholdScope.MATRIX);
    }

    /** The same with other synapses sharing a threshold. */
    public Automatic with(ThresholdScope other) {
      return new Automatic(maintenanceCost, horizon, memory, other);
    }

    @Override
    public String toString() {
      String shared = scope == ThresholdScope.MATRIX ? "" : ", for each " + scope.id();
      return "auto(c " + maintenanceCost + ", T " + horizon + ", M " + memory + shared + ")";
    }
  }
}
