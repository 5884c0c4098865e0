package org.synapticcaching.figure;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Progress in plain lines, for logs: one at first, then one every ten seconds. */
public final class LineProgress implements Progress {
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final String figure;
  private final PrintWriter out;
  private final LongSupplier clock;
  private final long start;
  private long next;

  /** Lines to {@code out}, which is flushed after each. */
  public LineProgress(String figure, PrintWriter out) {
    this(figure, out, System::nanoTime);
  }

  LineProgress(String figure, PrintWriter out, LongSupplier clock) {
    this.figure = figure;
    this.out = out;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.next = start + PERIOD_NANOS;
  }

  @Override
  public synchronized void update(double fraction, int finished, int points) {
    long now = clock.getAsLong();
    if (now < next) {
      return;
    }
    next = now + PERIOD_NANOS;
    String left = fraction > 0.02 ? ", about " + left(now, fraction) + " left" : "";
    out.printf(
        "%s: %.0f %%, %d of %d runs finished%s%n", figure, 100 * fraction, finished, points, left);
    out.flush();
  }

  private String left(long now, double fraction) {
    double seconds = (now - start) * 1e-9 * (1 - fraction) / fraction;
    return Durations.words(Duration.ofSeconds(Math.round(seconds)));
  }

  @Override
  public void close() {}
}
