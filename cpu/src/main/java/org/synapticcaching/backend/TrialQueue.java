package org.synapticcaching.backend;

import java.util.Optional;
import org.synapticcaching.model.PerceptronResult;

/**
 * Hands out runs of perceptrons, and takes what came of them. What came of some may lead to others:
 * learning ends when nothing is handed out and nothing goes on. Asked and told by one thread only.
 */
public interface TrialQueue {
  /**
   * The next runs; empty when there are none now. Asked when there is room for more, and again
   * after results.
   */
  Optional<PerceptronTrials> next();

  /**
   * One run is finished; in any order.
   *
   * @param runs as handed out
   * @param k its place among their rules
   */
  void finished(PerceptronTrials runs, int k, PerceptronResult result);

  /** Whether to stop, without the results of what goes on; asked many times a second. */
  boolean cancelled();
}
