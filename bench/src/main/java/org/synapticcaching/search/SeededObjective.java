package org.synapticcaching.search;

import java.util.List;

/**
 * What is to be made small: usually the energy of one run. An argument and a seed always give one
 * value.
 */
@FunctionalInterface
public interface SeededObjective {
  /**
   * The value of one run.
   *
   * @param argument where, usually a threshold
   * @param seed of the run; the same seeds are used for every argument (common random numbers), so
   *     that differences between arguments are not blurred by differences between runs
   * @return the value; NaN or infinite for a run that failed, as one that did not converge
   */
  double at(double argument, long seed);

  /**
   * Announces which values are requested next, so that they can be computed together.
   *
   * @param arguments each of them is requested with every seed
   */
  default void announce(List<Double> arguments, List<Long> seeds) {}
}
