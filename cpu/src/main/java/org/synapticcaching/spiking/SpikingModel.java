package org.synapticcaching.spiking;

import org.synapticcaching.model.Numerics;
import org.synapticcaching.model.Require;

/**
 * Everything about the neuron and its trials that does not differ between runs.
 *
 * @param membrane the neuron
 * @param rule how synapses learn
 * @param protocol the trials
 * @param stopping when learning ends
 */
public record SpikingModel(
    Membrane membrane, SpikeTimingRule rule, Protocol protocol, Stopping stopping) {

  /**
   * When learning ends: when over a window of runs every weight stays close to its mean.
   *
   * @param window number of runs looked back at, >= 1
   * @param tolerance greatest distance from the mean, as a fraction of g_max, > 0
   * @param maxRuns most runs, >= window
   */
  public record Stopping(int window, double tolerance, int maxRuns) {
    public Stopping {
      Require.atLeast("window of runs", 1, window);
      Require.finitePositive("tolerance", tolerance);
      Require.atLeast("most runs", window, maxRuns);
    }

    /** 10 runs, 3 % of g_max, at most 1000 runs [LR20]. */
    public static Stopping lr20() {
      return new Stopping(10, 0.03, 1000);
    }
  }

  /**
   * What the digits of its results follow from besides settings and seed: nothing of the machine,
   * since it takes logarithms from StrictMath. The version is to be raised here whenever the same
   * settings and seed come to give other digits; a test holds it to short runs that are kept with
   * it.
   */
  public static Numerics numerics() {
    return new Numerics("spiking", 1, "");
  }

  /** The model of [LR20], Fig. 2, supplement 1. */
  public static SpikingModel lr20() {
    return new SpikingModel(
        Membrane.lr20(), SpikeTimingRule.lr20(), Protocol.lr20(), Stopping.lr20());
  }
}
