package org.synapticcaching.backend.perceptron;

import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * The patterns of one task in the form a backend likes best. What is costly to prepare is prepared
 * when first needed and shared by all runs. Not thread-safe.
 */
public interface PerceptronLearner {
  /** What is learned. */
  PerceptronTask task();

  /**
   * Prepares what learning under this spec needs, so that {@link #learn} then only learns.
   * Optional: {@code learn} does it where it was not done.
   */
  default void prepare(PerceptronSpec spec) {}

  /** Learns from zero weights until an epoch without errors, or the limit. */
  default PerceptronResult learn(PerceptronSpec spec) {
    return learn(spec, PerceptronListener.NONE);
  }

  /** Learns as above, and tells how far it is. */
  PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener);
}
