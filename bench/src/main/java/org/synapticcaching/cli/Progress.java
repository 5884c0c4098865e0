package org.synapticcaching.cli;

import java.io.PrintWriter;

/** How far a long command has come, on standard error. */
interface Progress {
  /** Work begins; called once. */
  void begin(long max);

  /**
   * Some of it is done.
   *
   * @param done at most the {@code max} of {@link #begin}
   * @param note what else there is to say, empty for nothing
   */
  void reached(long done, String note);

  /** Work has ended, perhaps before the maximum; harmless without {@link #begin}. */
  void end();

  /**
   * A bar on a terminal, now and then a line elsewhere.
   *
   * @param task what is done, one word
   * @param unit what is counted, plural
   */
  static Progress on(PrintWriter errors, boolean terminal, String task, String unit) {
    return terminal
        ? new ProgressOnBar(errors, task)
        : new ProgressInLines(errors, task, unit, System::nanoTime);
  }
}
