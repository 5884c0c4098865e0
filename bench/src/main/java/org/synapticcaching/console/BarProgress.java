package org.synapticcaching.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/** Progress as a bar with the time left, redrawn in place on a terminal. */
public final class BarProgress implements Progress {
  private static final int STEPS = 1000;
  private static final int BAR = 30;
  private static final int SHORTEST_BAR = 8;
  private static final int WIDTH = 79;

  private final String unit;
  private final Line line;
  private final ProgressBar bar;
  private volatile String now = "";

  /**
   * A bar.
   *
   * @param task the figure or command, one word
   * @param unit what is counted, plural
   * @param out the terminal, flushed after each change
   */
  public BarProgress(String task, String unit, PrintWriter out) {
    this.unit = unit;
    this.line = new Line(out);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(STEPS)
            .setUpdateIntervalMillis(500)
            .setRenderer((state, width) -> line(state))
            .setConsumer(line)
            .build();
  }

  /** With as many words, and then as long a bar, as there is room for. */
  private String line(ProgressState state) {
    double done = state.getNormalizedProgress();
    String task = String.format(Locale.ROOT, "%-12s [", state.getTaskName());
    String words = "";
    for (String shown : List.of(now, now.split(",")[0], "")) {
      words =
          String.format(
              Locale.ROOT,
              "] %3.0f %%  %s%s%s",
              100 * done,
              state.getExtraMessage(),
              shown.isEmpty() ? "" : ", " + shown,
              left(state, done));
      if (task.length() + SHORTEST_BAR + words.length() <= WIDTH) {
        break;
      }
    }
    int length = Math.max(SHORTEST_BAR, Math.min(BAR, WIDTH - task.length() - words.length()));
    int filled = (int) Math.round(length * done);
    return task + "=".repeat(filled) + " ".repeat(length - filled) + words;
  }

  private static String left(ProgressState state, double done) {
    if (done < 0.01 || done >= 1) {
      return "";
    }
    double seconds = state.getElapsedAfterStart().toMillis() * 1e-3 * (1 - done) / done;
    return ", " + Durations.words(Duration.ofSeconds(Math.round(seconds))) + " left";
  }

  @Override
  public void update(double fraction, long finished, long all) {
    update(fraction, finished, all, "");
  }

  @Override
  public synchronized void update(double fraction, long finished, long all, String now) {
    this.now = now;
    bar.setExtraMessage(finished + " of " + all + " " + unit);
    bar.stepTo(Math.round(STEPS * fraction));
  }

  @Override
  public void between(Runnable print) {
    line.between(print);
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
    public synchronized void accept(String rendered) {
      out.printf("\r%-" + WIDTH + "s", rendered);
      out.flush();
    }

    synchronized void between(Runnable print) {
      out.printf("\r%" + WIDTH + "s\r", "");
      out.flush();
      print.run();
    }

    @Override
    public synchronized void close() {
      out.println();
      out.flush();
    }
  }
}
