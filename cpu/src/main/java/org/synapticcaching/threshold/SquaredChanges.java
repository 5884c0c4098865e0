package org.synapticcaching.threshold;

import org.synapticcaching.model.Require;

/**
 * The running mean over presentations of the squared change of a synapse, with weights that fall by
 * 1 - 1/M from one presentation to the one before; weights count from the first presentation on, so
 * that the mean has no bias towards a start.
 */
final class SquaredChanges {
  private final double decay;
  private final double logDecay;
  private final double synapses;
  private double sum;
  private double weight;

  /**
   * Without any presentation yet.
   *
   * @param memory M, in presentations, >= 1
   * @param synapses over which the mean is taken, >= 1
   */
  SquaredChanges(long memory, long synapses) {
    Require.atLeast("memory", 1, memory);
    Require.atLeast("synapses", 1, synapses);
    this.decay = 1 - 1.0 / memory;
    this.logDecay = Math.log(decay);
    this.synapses = synapses;
  }

  /** Takes in a presentation, with the sum of all synapses' squared changes. */
  void present(double squares) {
    sum = decay * sum + squares;
    weight = decay * weight + 1;
  }

  /** Takes in presentations without changes. */
  void presentNothing(long presentations) {
    if (presentations > 0) {
      double log = presentations * logDecay;
      sum *= Math.exp(log);
      weight = weight * Math.exp(log) - Math.expm1(log) / (1 - decay);
    }
  }

  /** Root of the mean, in units of weight; infinite as long as there was no change. */
  double deviation() {
    return sum == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(sum / (weight * synapses));
  }
}
