package org.synapticcaching.roofline;

/**
 * One walk over some arrays.
 *
 * @param name what it does, such as {@code forward}
 * @param times how often it is made for each score's call
 * @param operations floating point operations of one walk, a multiply-add being two
 * @param read bytes that it reads, each counted once
 * @param written bytes that it writes, each counted once; those changed in place are read and
 *     written
 */
public record Pass(String name, double times, double operations, double read, double written) {
  public Pass {
    if (!(times >= 0 && operations >= 0 && read >= 0 && written >= 0)) {
      throw new IllegalArgumentException(
          "%s: expected no number below 0, got %s times, %s operations, %s and %s bytes"
              .formatted(name, times, operations, read, written));
    }
  }

  /** A walk that is made once. */
  public static Pass once(String name, double operations, double read, double written) {
    return new Pass(name, 1, operations, read, written);
  }

  /** The same walk, made {@code factor} times as often. */
  Pass repeated(double factor) {
    return new Pass(name, factor * times, operations, read, written);
  }

  /** All operations. */
  double allOperations() {
    return times * operations;
  }

  /** All bytes, read and written. */
  double allBytes() {
    return times * (read + written);
  }

  /**
   * Bytes that must come from, or go, beyond caches: when a walk begins they hold at most their own
   * size of what it reads, and when it ends at most their own size of what it wrote.
   *
   * @param capacity size of these caches in bytes
   */
  double bytesBeyond(double capacity) {
    return times * (Math.max(0, read - capacity) + Math.max(0, written - capacity));
  }
}
