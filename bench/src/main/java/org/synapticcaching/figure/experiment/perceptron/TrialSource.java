package org.synapticcaching.figure.experiment.perceptron;

import java.util.List;
import java.util.function.Function;

/** Where the results of trials come from: learned one by one, or many at once on a device. */
@FunctionalInterface
interface TrialSource {
  /** What became of a trial; waits until it has been learned. */
  TrialResult at(PerceptronTrial trial);

  /** Announces trials that will be requested whatever becomes of them: they may learn together. */
  default void announce(List<PerceptronTrial> trials) {}

  /**
   * Does several pieces of work of which none needs another; the trials that they request may learn
   * side by side.
   *
   * @param <T> what is worked on
   * @param <R> what comes of it
   * @return one result each, in order
   */
  default <T, R> List<R> each(List<T> things, Function<T, R> work) {
    return things.stream().map(work).toList();
  }
}
