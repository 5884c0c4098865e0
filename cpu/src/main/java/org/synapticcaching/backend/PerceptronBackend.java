package org.synapticcaching.backend;

import java.util.List;
import java.util.function.Supplier;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * A way of computing perceptrons. Found through {@link java.util.ServiceLoader}; see {@link
 * PerceptronBackends}. Every one gives the same result: integers are equal without decay, energies
 * agree to 1e-9.
 */
public interface PerceptronBackend {
  /** The word users choose it by, that of the {@link Backend} it belongs to. */
  String id();

  /** Whether it can run on this machine; cheap to ask, never throws. */
  Availability availability();

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
   * Learns every task under every spec: a sweep with common random numbers. Tasks are made when
   * they are needed and forgotten when they are done, so that as many are held as there are
   * threads.
   *
   * @param threads processor threads to use, >= 1; results do not depend on it
   * @return {@code [task][spec]}, in the order given
   */
  default List<List<PerceptronResult>> learnAll(
      List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks, int threads) {
    return new PerceptronSweep(this, specs).over(tasks, threads);
  }
}
