package org.synapticcaching.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/** Progress as a bar with the time left, redrawn in place on a terminal. */
public final class BarProgress implements Progress {
  private static final int STEPS = 1000;
  private static final int BAR = 30;
  private static final int WIDTH = 79;

  private final String unit;
  private final ProgressBar bar;

  /**
   * A bar.
   *
   * @param task the figure or command, one word
   * @param unit what is counted, plural
   * @param out the terminal, flushed after each change
   */
  public BarProgress(String task, String unit, PrintWriter out) {
    this.unit = unit;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(STEPS)
            .setUpdateIntervalMillis(500)
            .setRenderer((state, width) -> line(state))
            .setConsumer(new Line(out))
            .build();
  }

  private static String line(ProgressState state) {
    double done = state.getNormalizedProgress();
    int filled = (int) Math.round(BAR * done);
    return String.format(
        Locale.ROOT,
        "%-12s [%s%s] %3.0f %%  %s%s",
        state.getTaskName(),
        "=".repeat(filled),
        " ".repeat(BAR - filled),
        100 * done,
        state.getExtraMessage(),
        left(state, done));
  }

  private static String left(ProgressState state, double done) {
    if (done < 0.01 || done >= 1) {
      return "";
    }
    double seconds = state.getElapsedAfterStart().toMillis() * 1e-3 * (1 - done) / done;
    return ", " + Durations.words(Duration.ofSeconds(Math.round(seconds))) + " left";
  }

  @Override
  public synchronized void update(double fraction, long finished, long all) {
    bar.setExtraMessage(finished + " of " + all + " " + unit);
    bar.stepTo(Math.round(STEPS * fraction));
  }

  @Override
  public void close() {
    bar.close();
  }

  /** One line of a terminal that is written again and again. */
  private record Line(PrintWriter out) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      out.printf("\r%-" + WIDTH + "s", rendered);
      out.flush();
    }

    @Override
    public void close() {
      out.println();
      out.flush();
    }
  }
}
