package org.synapticcaching.backend;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.synapticcaching.backend.select.PerceptronEngines;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * A way of computing perceptrons. Found through {@link java.util.ServiceLoader}; see {@link
 * PerceptronEngines}. Every one gives the same result: integers are equal without decay, energies
 * agree to 1e-9.
 */
public interface PerceptronEngine {
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
   * What bounds the device that it computes on, for the choice of {@code auto}; empty when that is
   * the processor, or a device that {@code auto} must not take.
   */
  default Optional<DeviceSpeed> deviceSpeed() {
    return Optional.empty();
  }

  /**
   * Whether many runs handed over together are learned in little more time than one, as on a device
   * that one leaves idle; on a processor they are better spread over threads.
   */
  default boolean prefersSweeps() {
    return false;
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
    TaskGrid all = new TaskGrid(specs, tasks);
    learnAll(all, threads);
    return all.results();
  }

  /**
   * Learns what a feed hands out, until nothing is left or it asks to stop. A run's result depends
   * on nothing but its task and its rule. What the feed throws ends learning and is thrown here.
   *
   * @param feed asked for runs and told results by the calling thread
   * @param threads processor threads to use besides, >= 1; results do not depend on it
   */
  default void learnAll(TrialQueue feed, int threads) {
    new PerceptronSweep(this, feed, threads).run();
  }
}
