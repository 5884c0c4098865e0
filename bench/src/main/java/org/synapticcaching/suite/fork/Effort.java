package org.synapticcaching.suite.fork;

import java.time.Duration;

/**
 * How long one fork measures one row.
 *
 * @param warmups iterations that are not counted, >= 1
 * @param warmup length of each
 * @param iterations that are counted, >= 1
 * @param iteration length of each
 */
public record Effort(int warmups, Duration warmup, int iterations, Duration iteration) {
  /** Numbers to publish. */
  public static final Effort FULL = new Effort(3, Duration.ofSeconds(1), 5, Duration.ofSeconds(1));

  /** Numbers to publish where a card is measured, whose meter of energy needs seconds. */
  public static final Effort FULL_ON_CARD =
      new Effort(3, Duration.ofSeconds(1), 5, Duration.ofSeconds(2));

  /** Rough numbers. */
  public static final Effort QUICK =
      new Effort(3, Duration.ofMillis(500), 3, Duration.ofMillis(300));

  /** Of starting Java, reading data, and comparing backends before anything is measured. */
  private static final Duration START = Duration.ofMillis(1800);

  public Effort {
    if (warmups < 1 || iterations < 1 || warmup.isNegative() || warmup.isZero()) {
      throw new IllegalArgumentException(
          "an effort has warm-ups and iterations, got %s of %s and %s"
              .formatted(warmups, warmup, iterations));
    }
    if (iteration.isNegative() || iteration.isZero()) {
      throw new IllegalArgumentException("an iteration takes time, got " + iteration);
    }
  }

  /** What a fork takes, as far as is known before the first, in seconds. */
  public double expectedSeconds() {
    Duration all =
        START.plus(warmup.multipliedBy(warmups)).plus(iteration.multipliedBy(iterations));
    return all.toMillis() / 1000.0;
  }

  /** Such as {@code 3 x 1 s of warm-up, 5 x 1 s measured}. */
  public String words() {
    return "%d x %s s of warm-up, %d x %s s measured"
        .formatted(warmups, seconds(warmup), iterations, seconds(iteration));
  }

  private static String seconds(Duration duration) {
    double value = duration.toMillis() / 1000.0;
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
