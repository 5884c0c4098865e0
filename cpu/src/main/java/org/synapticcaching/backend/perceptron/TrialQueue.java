package org.synapticcaching.backend.perceptron;

import java.util.Optional;

/**
 * A queue of perceptron trials that may grow with their results. Learning ends when the queue is
 * empty and no trial is being learned. Used by one thread only.
 */
public interface TrialQueue {
  /**
   * Removes the next trials; empty when there are none now. Called when there is room for more, and
   * again after results.
   */
  Optional<PerceptronTrials> poll();

  /**
   * Takes the result of one trial; results come in any order.
   *
   * @param trials as polled
   * @param k index of the trial's spec among theirs
   */
  void complete(PerceptronTrials trials, int k, PerceptronResult result);

  /** Whether to stop, without the results still missing; called many times a second. */
  boolean cancelled();
}
