package org.synapticcaching.backend;

/**
 * What bounds learning on a device of its own, as its driver reports it: what {@code auto} expects
 * its speed from.
 *
 * @param multiprocessors parts that work independently of one another, >= 1
 * @param memoryBytesPerSecond data rate of its memory, > 0
 * @param memoryBytes size of its memory, > 0
 */
public record DeviceSpeed(int multiprocessors, double memoryBytesPerSecond, long memoryBytes) {
  public DeviceSpeed {
    if (multiprocessors < 1 || !(memoryBytesPerSecond > 0) || memoryBytes < 1) {
      throw new IllegalArgumentException(
          "a device needs multiprocessors, a data rate and memory, got %s, %s and %s"
              .formatted(multiprocessors, memoryBytesPerSecond, memoryBytes));
    }
  }
}
