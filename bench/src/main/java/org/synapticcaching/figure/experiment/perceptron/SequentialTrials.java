package org.synapticcaching.figure.experiment.perceptron;

import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;

/**
 * Runs that are learned on the calling thread when they are asked for. Only the last task is kept
 * prepared, since its matrix can be large. Not thread-safe.
 */
final class SequentialTrials implements TrialSource {
  private final PerceptronEngine backend;
  private PerceptronTrial.Patterns prepared;
  private PerceptronLearner learner;

  SequentialTrials(PerceptronEngine backend) {
    this.backend = backend;
  }

  @Override
  public TrialResult at(PerceptronTrial run) {
    if (!run.patterns().equals(prepared)) {
      learner = null;
      prepared = run.patterns();
      learner = backend.open(prepared.draw());
    }
    return TrialResult.of(run, learner.learn(run.spec()));
  }
}
