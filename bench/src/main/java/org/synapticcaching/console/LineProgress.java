package org.synapticcaching.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress in plain lines, for logs: one at first, then one every ten seconds. */
public final class LineProgress implements Progress {
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final String task;
  private final String unit;
  private final PrintWriter out;
  private final LongSupplier clock;
  private final long start;
  private long next;

  /**
   * Lines.
   *
   * @param task the figure or command, one word
   * @param unit what is counted, plural
   * @param out flushed after each line
   */
  public LineProgress(String task, String unit, PrintWriter out) {
    this(task, unit, out, System::nanoTime);
  }

  LineProgress(String task, String unit, PrintWriter out, LongSupplier clock) {
    this.task = task;
    this.unit = unit;
    this.out = out;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.next = start + PERIOD_NANOS;
  }

  @Override
  public void update(double fraction, long finished, long all) {
    update(fraction, finished, all, "");
  }

  @Override
  public synchronized void update(double fraction, long finished, long all, String now) {
    long time = clock.getAsLong();
    if (time < next) {
      return;
    }
    next = time + PERIOD_NANOS;
    String left = fraction > 0.02 ? ", about " + left(time, fraction) + " left" : "";
    out.printf(
        Locale.ROOT,
        "%s: %.0f %%, %d of %d %s%s%s%n",
        task,
        100 * fraction,
        finished,
        all,
        unit,
        now.isEmpty() ? "" : ", now " + now,
        left);
    out.flush();
  }

  private String left(long time, double fraction) {
    double seconds = (time - start) * 1e-9 * (1 - fraction) / fraction;
    return Durations.words(Duration.ofSeconds(Math.round(seconds)));
  }

  @Override
  public void close() {}
}
