package org.synapticcaching.roofline;

/**
 * Some walks over arrays, made one after another.
 *
 * @param name what they do, such as {@code forward}
 * @param times how often for each of what the score counts
 * @param operations of all walks of one time: a multiply-add is two, a lone addition or
 *     multiplication one
 * @param bytes that the core moves, read and written, repeated ones too
 * @param read different bytes that are read
 * @param written different bytes that are written; those changed in place are read and written
 */
public record Pass(
    String name, double times, double operations, double bytes, double read, double written) {
  public Pass {
    if (!(times >= 0 && operations >= 0 && read >= 0 && written >= 0 && bytes >= 0)) {
      throw new IllegalArgumentException(
          "%s: expected no number below 0, got %s times, %s operations, %s bytes, %s and %s"
              .formatted(name, times, operations, bytes, read, written));
    }
  }

  /** One walk, made once, that moves each byte once. */
  public static Pass once(String name, double operations, double read, double written) {
    return new Pass(name, 1, operations, read + written, read, written);
  }

  /** The same, made so many times as often. */
  Pass repeated(double factor) {
    return new Pass(name, factor * times, operations, bytes, read, written);
  }

  /** The same over arrays of so many networks at once. */
  Pass sideBySide(int networks) {
    return new Pass(
        name, times, networks * operations, networks * bytes, networks * read, networks * written);
  }

  /**
   * Bytes that must come from, or go, beyond caches: at the beginning they hold at most their own
   * size of what is read, and at the end at most their own size of what was written.
   *
   * @param capacity size of these caches in bytes; 0 counts all that the core moves
   */
  double bytesBeyond(double capacity) {
    if (capacity == 0) {
      return times * bytes;
    }
    return times * (Math.max(0, read - capacity) + Math.max(0, written - capacity));
  }
}
