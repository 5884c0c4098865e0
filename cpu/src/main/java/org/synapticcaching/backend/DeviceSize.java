package org.synapticcaching.backend;

/**
 * How large a device of its own is, as its driver reports it: how many networks or perceptrons
 * {@code auto} expects it to learn side by side, and to hold. How fast it is, is measured.
 *
 * @param multiprocessors parts that work independently of one another, >= 1
 * @param memoryBytes size of its memory, > 0
 */
public record DeviceSize(int multiprocessors, long memoryBytes) {
  public DeviceSize {
    if (multiprocessors < 1 || memoryBytes < 1) {
      throw new IllegalArgumentException(
          "a device needs multiprocessors and memory, got %s and %s"
              .formatted(multiprocessors, memoryBytes));
    }
  }
}
