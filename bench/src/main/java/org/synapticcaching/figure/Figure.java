package org.synapticcaching.figure;

/** A figure that can be redrawn: what it is, and the experiment behind it. */
public interface Figure {
  /** What it is. */
  FigureCard card();

  /** The experiment with the parameters of a scale; cheap, nothing is computed yet. */
  Experiment plan(FigureOptions options);
}
