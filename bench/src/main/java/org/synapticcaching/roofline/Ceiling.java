package org.synapticcaching.roofline;

/**
 * The most that was measured of one resource.
 *
 * @param id of the {@link Resource}
 * @param words what it is, with the number of threads
 * @param unit {@code flop/s} or {@code B/s}
 * @param threads that shared it, >= 1
 * @param value per second of all threads together, > 0
 * @param kernel which kernel reached it
 */
public record Ceiling(
    String id, String words, String unit, int threads, double value, String kernel) {
  public Ceiling {
    if (threads < 1 || !(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "ceiling %s: expected 1 thread or more and a rate above 0, got %s and %s"
              .formatted(id, threads, value));
    }
  }

  /** What some threads reached of a resource. */
  public static Ceiling of(Resource resource, int threads, double value, String kernel) {
    return new Ceiling(
        resource.id(), words(resource, threads), resource.unit().symbol(), threads, value, kernel);
  }

  /** {@code FMA float32, one thread}. */
  static String words(Resource resource, int threads) {
    if (resource.onCard()) {
      return resource.words();
    }
    return resource.words() + ", " + (threads == 1 ? "one thread" : threads + " threads");
  }
}
