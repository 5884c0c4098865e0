package org.synapticcaching.cli.learn;

import java.util.function.Function;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.console.Progress;

/**
 * Shows how patterns are drawn and then how they are learned. Updated by the thread that works, and
 * closed by the one that waits for it, after which nothing is shown any more.
 */
final class PerceptronProgress implements PerceptronListener, AutoCloseable {
  private final Function<String, Progress> ofUnit;
  private Progress shown;
  private String unit = "";
  private long finished;
  private long all;
  private boolean closed;

  /**
   * Nothing is shown yet.
   *
   * @param ofUnit begins to show progress in a unit, plural
   */
  PerceptronProgress(Function<String, Progress> ofUnit) {
    this.ofUnit = ofUnit;
  }

  /** So many patterns are drawn. */
  void drawn(long patterns, long most) {
    update("patterns drawn", patterns, most);
  }

  @Override
  public void presented(long presentations, long most) {
    update("presentations", presentations, most);
  }

  private synchronized void update(String what, long finished, long all) {
    if (closed) {
      return;
    }
    if (!what.equals(unit)) {
      closeShown();
      shown = ofUnit.apply(what);
      unit = what;
    }
    this.finished = finished;
    this.all = all;
    shown.update((double) finished / all, finished, all);
  }

  /** How far it was at the last update, in words. */
  synchronized String reached() {
    return unit.isEmpty() ? "the beginning" : finished + " of at most " + all + " " + unit;
  }

  private void closeShown() {
    if (shown != null) {
      shown.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeShown();
  }
}
