package org.synapticcaching.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A line about every ten seconds, for logs. */
final class ProgressInLines implements Progress {
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final PrintWriter errors;
  private final String task;
  private final String unit;
  private final LongSupplier nanoTime;
  private long max;
  private long begun;
  private long lastLine;

  /**
   * Ready to begin.
   *
   * @param nanoTime the clock, in nanoseconds from anywhere
   */
  ProgressInLines(PrintWriter errors, String task, String unit, LongSupplier nanoTime) {
    this.errors = errors;
    this.task = task;
    this.unit = unit;
    this.nanoTime = nanoTime;
  }

  @Override
  public void begin(long most) {
    max = most;
    begun = nanoTime.getAsLong();
    lastLine = begun;
  }

  @Override
  public void reached(long done, String note) {
    long now = nanoTime.getAsLong();
    if (now - lastLine < PERIOD_NANOS || done == 0) {
      return;
    }
    lastLine = now;
    double secondsLeft = (now - begun) / 1e9 / done * (max - done);
    errors.println(
        task
            + ": "
            + done
            + " of "
            + max
            + " "
            + unit
            + ", at most "
            + Durations.text(secondsLeft)
            + " left"
            + (note.isEmpty() ? "" : ", " + note));
    errors.flush();
  }

  @Override
  public void end() {
    // Lines end themselves.
  }
}
