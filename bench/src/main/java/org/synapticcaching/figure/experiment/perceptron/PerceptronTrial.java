package org.synapticcaching.figure.experiment.perceptron;

import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/**
 * One perceptron to be learned.
 *
 * @param conventions its size, and how its source learns
 * @param spec how it learns
 * @param seed of its patterns
 */
record PerceptronTrial(PerceptronConventions conventions, PerceptronSpec spec, long seed) {
  /**
   * What it learns; equal for trials of one task.
   *
   * @param synapses N
   * @param patterns P
   * @param seed of the patterns
   */
  record Patterns(int synapses, int patterns, long seed) {
    PerceptronTask draw() {
      return PerceptronTask.random(synapses, patterns, seed);
    }
  }

  /** With another consolidation. */
  PerceptronTrial with(Consolidation other) {
    return new PerceptronTrial(conventions, spec.with(other), seed);
  }

  Patterns patterns() {
    return new Patterns(conventions.synapses(), conventions.patterns(), seed);
  }

  /** Trials like this one, each with the number of updates expected by the theory without decay. */
  PerceptronLoad times(int trials) {
    double limit = (double) spec.maxEpochs() * conventions.patterns();
    double updates = conventions.walk().updates();
    return new PerceptronLoad(
        conventions.synapses(),
        conventions.patterns(),
        spec.consolidation().policy() != ConsolidationPolicy.NONE,
        trials,
        Math.min(limit, updates));
  }
}
