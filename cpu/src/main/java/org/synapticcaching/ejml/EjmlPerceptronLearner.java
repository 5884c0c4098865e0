package org.synapticcaching.ejml;

import org.ejml.data.DMatrixRMaj;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/** Patterns as one vector each, already multiplied by their targets. */
final class EjmlPerceptronLearner implements PerceptronLearner {
  private final PerceptronTask task;
  private final DMatrixRMaj[] changes;

  EjmlPerceptronLearner(PerceptronTask task) {
    this.task = task;
    this.changes = new DMatrixRMaj[task.patterns()];
    for (int p = 0; p < changes.length; p++) {
      changes[p] = new DMatrixRMaj(task.synapses() + 1, 1);
      task.change(p, changes[p].data, 0);
    }
  }

  @Override
  public PerceptronTask task() {
    return task;
  }

  @Override
  public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
    return new EjmlPerceptronRun(spec, changes, task.seed(), listener).toTheEnd();
  }
}
