package org.synapticcaching.backend.perceptron;

import java.util.List;
import java.util.function.Supplier;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * The facet of a backend that learns perceptrons. All engines give the same result: integers are
 * equal without decay, energies agree to 1e-9.
 */
@FunctionalInterface
public interface PerceptronEngine {
  /**
   * Takes in patterns, to be learned any number of times, one at a time.
   *
   * @throws IllegalStateException when the backend is not available here
   */
  PerceptronLearner open(PerceptronTask task);

  /** Learns one task once. */
  default PerceptronResult learn(PerceptronSpec spec, PerceptronTask task) {
    return open(task).learn(spec);
  }

  /**
   * Learns every task under every spec: a sweep with common random numbers. Tasks are drawn when
   * they are needed and released when they are learned, so that as many are held as there are
   * threads.
   *
   * @param threads processor threads to use, >= 1; results do not depend on it
   * @return {@code [task][spec]}, in the order given
   */
  default List<List<PerceptronResult>> learnAll(
      List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks, int threads) {
    TaskGrid grid = new TaskGrid(specs, tasks);
    learnAll(grid, threads);
    return grid.results();
  }

  /**
   * Learns the trials of a queue until it is empty and none is being learned, or until it is
   * cancelled. A result depends on nothing but its task and its spec. What the queue throws ends
   * learning and is thrown here.
   *
   * @param queue called by the calling thread only
   * @param threads processor threads to use besides, >= 1; results do not depend on it
   */
  default void learnAll(TrialQueue queue, int threads) {
    new PerceptronSweep(this, queue, threads).run();
  }
}
