package org.synapticcaching.backend;

import java.util.Optional;
import org.synapticcaching.backend.select.Backends;

/**
 * A way of computing: opens populations of networks. Found through {@link java.util.ServiceLoader};
 * see {@link Backends}.
 */
public interface Backend {
  /** The word users choose it by: {@code ejml}, {@code simd}, {@code cublas} or {@code cuda}. */
  String id();

  /** One line for users: what it is good for. */
  String description();

  /** Number format of weights and activities. */
  Precision precision();

  /** Whether it can run on this machine; cheap to ask, never throws. */
  Availability availability();

  /**
   * What bounds the device that this backend computes on, for the choice of {@code auto}; empty
   * when that is the processor, or a device that {@code auto} must not take.
   */
  default Optional<DeviceSpeed> deviceSpeed() {
    return Optional.empty();
  }

  /**
   * Whether {@link #open} has what such a population asks for; {@code auto} takes no other backend.
   */
  default boolean supports(PopulationSpec spec) {
    return true;
  }

  /**
   * Whether many networks in one population are learned in little more time than one, as on a
   * device that one leaves idle; on a processor they are better spread over threads.
   */
  default boolean prefersPopulations() {
    return false;
  }

  /**
   * Opens a population with initial weights drawn from each replica's seed.
   *
   * @throws UnsupportedOperationException when this backend lacks something that the population
   *     asks for, naming it
   * @throws IllegalStateException when the backend is not available here
   */
  Population open(PopulationSpec spec);
}
