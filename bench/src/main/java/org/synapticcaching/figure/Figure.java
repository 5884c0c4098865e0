package org.synapticcaching.figure;

import java.util.function.Function;
import org.synapticcaching.figure.run.FigureCard;

/**
 * A figure that can be redrawn.
 *
 * @param card what it is
 * @param experiment with the parameters of a scale; cheap, nothing is computed yet
 */
public record Figure(FigureCard card, Function<FigureOptions, ExperimentPlan> experiment) {
  /** The experiment with these options. */
  public ExperimentPlan plan(FigureOptions options) {
    return experiment.apply(options);
  }
}
