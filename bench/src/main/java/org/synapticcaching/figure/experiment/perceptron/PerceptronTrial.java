package org.synapticcaching.figure.experiment.perceptron;

import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.theory.LearningWalk;

/**
 * One perceptron to be learned.
 *
 * @param setup its size and the conventions
 * @param spec how it learns
 * @param seed of its patterns
 */
record PerceptronTrial(PerceptronConventions setup, PerceptronSpec spec, long seed) {
  /**
   * What it learns; equal for runs that learn the same patterns.
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

  Patterns patterns() {
    return new Patterns(setup.synapses(), setup.patterns(), seed);
  }

  /**
   * So many runs like this one, with the number of updates that the theory without decay expects.
   */
  PerceptronLoad times(int runs) {
    double limit = (double) spec.maxEpochs() * setup.patterns();
    double updates = LearningWalk.perceptron(setup.synapses(), setup.patterns(), 1).updates();
    return new PerceptronLoad(
        setup.synapses(),
        setup.patterns(),
        spec.consolidation().policy() != ConsolidationPolicy.NONE,
        runs,
        Math.min(limit, updates));
  }
}
