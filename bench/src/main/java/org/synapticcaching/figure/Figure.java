package org.synapticcaching.figure;

import org.synapticcaching.figure.run.FigureCard;

/** A figure that can be redrawn: what it is, and the experiment behind it. */
public interface Figure {
  /** What it is. */
  FigureCard card();

  /** The experiment with the parameters of a scale; cheap, nothing is computed yet. */
  ExperimentPlan plan(FigureOptions options);
}
