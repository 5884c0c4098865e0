package org.synapticcaching.figure.experiment.perceptron;

import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;

/**
 * Trials that are learned when they are requested, on the thread that requests them. Only the last
 * task is kept prepared, since its matrix can be large. Not thread-safe.
 */
final class SequentialTrials implements TrialSource {
  private final PerceptronEngine engine;
  private final HigherThresholds higher = new HigherThresholds();
  private PerceptronTrial.Patterns prepared;
  private PerceptronLearner learner;

  SequentialTrials(PerceptronEngine engine) {
    this.engine = engine;
  }

  @Override
  public TrialResult at(PerceptronTrial trial) {
    return higher.at(trial, this::learn);
  }

  private PerceptronResult learn(PerceptronTrial trial) {
    if (!trial.patterns().equals(prepared)) {
      learner = null;
      prepared = trial.patterns();
      learner = engine.open(prepared.draw());
    }
    return learner.learn(trial.spec());
  }
}
