package org.synapticcaching.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.figure.run.FigureCard;

/**
 * What became of one of several figures.
 *
 * @param card which one
 * @param report of it; empty when it was not made
 * @param problem why it could not be made; empty when it was, or when the user stopped it
 */
public record MadeFigure(
    FigureCard card, Optional<FigureReport> report, Optional<Exception> problem) {

  /** Whether the user stopped it. */
  public boolean wasStopped() {
    return report.isEmpty() && problem.isEmpty();
  }

  /** Why it could not be made, naming it, or why some of its files could not be written. */
  public List<Exception> failures() {
    List<Exception> all = new ArrayList<>();
    problem.ifPresent(reason -> all.add(named(reason)));
    report.ifPresent(made -> all.addAll(made.files().failures()));
    return all;
  }

  /** Messages about files name the figure by its folder. */
  private Exception named(Exception reason) {
    return reason instanceof IllegalStateException
            || reason instanceof IllegalArgumentException
            || reason instanceof UnsupportedOperationException
        ? new IllegalStateException(card.id() + ": " + reason.getMessage(), reason)
        : reason;
  }
}
