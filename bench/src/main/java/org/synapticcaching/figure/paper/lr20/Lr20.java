package org.synapticcaching.figure.paper.lr20;

/** What the figures of [LR20] have in common. */
final class Lr20 {
  /** The source, up to the number of the figure. */
  static final String SOURCE = "Li & van Rossum 2020, eLife 9:e50804, figure ";

  private Lr20() {}
}
