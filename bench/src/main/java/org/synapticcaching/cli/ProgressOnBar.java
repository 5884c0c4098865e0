package org.synapticcaching.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left, drawn over itself. */
final class ProgressOnBar implements Progress {
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 79;

  private final PrintWriter errors;
  private final String task;
  private ProgressBar bar;

  ProgressOnBar(PrintWriter errors, String task) {
    this.errors = errors;
    this.task = task;
  }

  @Override
  public void begin(long max) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(max)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new Line(errors))
            .build();
  }

  @Override
  public void reached(long done, String note) {
    bar.stepTo(done);
    bar.setExtraMessage(note);
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
    }
  }

  /** One line of a terminal that is written again and again. */
  private record Line(PrintWriter errors) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      errors.print("\r" + rendered);
      errors.flush();
    }

    @Override
    public void close() {
      errors.println();
      errors.flush();
    }
  }
}
