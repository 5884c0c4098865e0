package org.synapticcaching.backend;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.model.Numerics;

/**
 * A way of computing, with two facets: populations of networks, and perceptrons where it has them.
 * Found through {@link java.util.ServiceLoader}, and chosen by {@code backend.select}.
 */
public interface Backend {
  /** System property with the number of the only card that a program is to use. */
  String DEVICE_PROPERTY = "synapticcaching.device";

  /** The word users choose it by: {@code ejml}, {@code simd}, {@code cublas} or {@code cuda}. */
  String id();

  /** One line for users: what it is good for. */
  String description();

  /** What it computes on, and how. */
  BackendDesign design();

  /** Number format of weights and activities. */
  Precision precision();

  /** Whether it can run on this machine; cheap to determine, never throws. */
  Availability availability();

  /**
   * What the digits of its networks and perceptrons follow from besides their settings and data:
   * its design's version of numbers, and what of this machine they depend on, which is nothing that
   * leaves every digit as it is. Results that are kept are found by it.
   *
   * @throws IllegalStateException when the backend is not available here
   */
  Numerics numerics();

  /**
   * How large the device is that this backend computes on, for the choice of {@code auto}; empty
   * when that is the processor, or a device that {@code auto} must not take.
   */
  default Optional<DeviceSize> deviceSize() {
    return Optional.empty();
  }

  /** Version of the driver of that device, which its speed may depend on; empty without one. */
  default String driver() {
    return "";
  }

  /**
   * PCI address of the device that this backend computes on, such as {@code 0000:65:00.0}; empty
   * when that is the processor, or no device is available.
   */
  default Optional<String> busAddress() {
    return Optional.empty();
  }

  /**
   * This backend on each card that it can compute on, in the driver's order, where it is free to
   * choose among them; else itself alone.
   */
  default List<Backend> onEachDevice() {
    return List.of(this);
  }

  /**
   * This backend on the card of this number, counted from 0 among those that the driver shows.
   *
   * @throws IllegalArgumentException when it computes on no card, or there is no such card, saying
   *     how many there are
   * @throws IllegalStateException when no card can be used, with the reason and what to do
   */
  default Backend onDevice(int number) {
    throw new IllegalArgumentException(
        "card %d is for a backend that computes on a card; '%s' does not".formatted(number, id()));
  }

  /**
   * Whether many networks or perceptrons together are learned in little more time than one, as on a
   * device that one leaves idle; on a processor they are better spread over threads.
   */
  default boolean prefersPopulations() {
    return false;
  }

  /** Java's memory that a population takes at most, in bytes, its patterns not counted. */
  long bytes(PopulationSpec spec);

  /**
   * Opens a population with initial weights drawn from each replica's seed.
   *
   * @throws UnsupportedOperationException when networks, matrices or measures are more or larger
   *     than this backend can address, naming the limit; policies, rules and thresholds it has all
   * @throws IllegalStateException when the backend is not available here, or there is too little
   *     memory
   */
  Population open(PopulationSpec spec);

  /**
   * The facet that learns perceptrons; empty when this backend has none.
   *
   * @param reference learns the runs in which rounding could decide; a backend that decides them
   *     itself ignores it
   */
  default Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return Optional.empty();
  }
}
