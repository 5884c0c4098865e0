package org.synapticcaching.figure.perceptron;

import org.synapticcaching.backend.PerceptronBackend;
import org.synapticcaching.backend.PerceptronLearner;

/**
 * Runs that are learned on the calling thread when they are asked for. Only the last task is kept
 * prepared, since its matrix can be large. Not thread-safe.
 */
final class OneTask implements Runs {
  private final PerceptronBackend backend;
  private Run.Patterns prepared;
  private PerceptronLearner learner;

  OneTask(PerceptronBackend backend) {
    this.backend = backend;
  }

  @Override
  public Learned at(Run run) {
    if (!run.patterns().equals(prepared)) {
      learner = null;
      prepared = run.patterns();
      learner = backend.open(prepared.draw());
    }
    return Learned.of(run, learner.learn(run.spec()));
  }
}
