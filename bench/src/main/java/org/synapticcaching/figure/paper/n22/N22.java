package org.synapticcaching.figure.paper.n22;

/** What the figures of [N22] have in common. */
final class N22 {
  /** The source, up to the number of the figure. */
  static final String SOURCE = "Nyiro, Read-Tannock & Hill 2022, figure ";

  private N22() {}
}
