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
  private static final int WIDEST = 79;

  private final String unit;
  private final int width;
  private final Line line;
  private final ProgressBar bar;
  private volatile String now = "";

  /**
   * A bar.
   *
   * @param task the figure or command, one word
   * @param unit what is counted, plural
   * @param out the terminal, flushed after each change
   * @param columns of the terminal, >= 2; a line as long as that would begin another
   */
  public BarProgress(String task, String unit, PrintWriter out, int columns) {
    this.unit = unit;
    this.width = Math.min(WIDEST, columns - 1);
    this.line = new Line(out, width);
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
    String count = "  " + state.getExtraMessage();
    String left = left(state, done);
    String percent = String.format(Locale.ROOT, "] %3.0f %%", 100 * done);
    String words = "";
    for (String shown :
        List.of(
            count + also(now) + left, count + also(now.split(",")[0]) + left, count + left, "")) {
      words = percent + shown;
      if (task.length() + SHORTEST_BAR + words.length() <= width) {
        break;
      }
    }
    int length = Math.max(SHORTEST_BAR, Math.min(BAR, width - task.length() - words.length()));
    int filled = (int) Math.round(length * done);
    String whole = task + "=".repeat(filled) + " ".repeat(length - filled) + words;
    return whole.substring(0, Math.min(width, whole.length()));
  }

  private static String also(String now) {
    return now.isEmpty() ? "" : ", " + now;
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
  private record Line(PrintWriter out, int width) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public synchronized void accept(String rendered) {
      out.printf("\r%-" + width + "s", rendered);
      out.flush();
    }

    synchronized void between(Runnable print) {
      out.printf("\r%" + width + "s\r", "");
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
