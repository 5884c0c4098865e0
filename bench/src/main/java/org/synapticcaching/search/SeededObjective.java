package org.synapticcaching.search;

import java.util.List;

/**
 * What is to be made small: usually the energy of one run. Called from several threads at once; the
 * same argument and seed have to give the same value.
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
   * Told what is about to be asked, so that it can be computed together.
   *
   * @param arguments each of them is asked with every seed, unless this throws
   */
  default void announce(List<Double> arguments, List<Long> seeds) {}
}
