package org.synapticcaching.cli.session;

import java.io.PrintWriter;
import java.util.Optional;
import org.synapticcaching.console.BarProgress;
import org.synapticcaching.console.LineProgress;
import org.synapticcaching.console.Progress;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.console.Terminal;

/**
 * What commands know about where they run.
 *
 * @param interrupt tells when the user wants to stop
 * @param terminal whether standard error is a terminal
 * @param output standard output, for what is no text; its writer is that of the command line
 * @param cluster machines that compute in place of this one, where there are any
 */
public record Session(
    Interrupt interrupt, boolean terminal, StandardOutput output, Optional<Cluster> cluster) {
  /** One in which this machine computes. */
  public Session(Interrupt interrupt, boolean terminal, StandardOutput output) {
    this(interrupt, terminal, output, Optional.empty());
  }

  /**
   * Tells how far long work is: with a bar on a terminal, now and then with a line elsewhere.
   *
   * @param task the figure or command, one word
   * @param unit what is counted, plural
   * @param errors standard error
   */
  public Progress progress(String task, String unit, PrintWriter errors) {
    return terminal
        ? new BarProgress(task, unit, errors, Terminal.columns())
        : new LineProgress(task, unit, errors);
  }
}
