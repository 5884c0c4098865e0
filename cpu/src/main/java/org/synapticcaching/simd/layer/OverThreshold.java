package org.synapticcaching.simd.layer;

import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;

/** What will be asked of the synapses that an update brings over the threshold. */
public enum OverThreshold {
  /** In which rows they are, each time. */
  ROWS,

  /** The same, where few updates bring one over. */
  RARELY_ROWS,

  /** Whether there are any, and in which lanes, where few updates bring one over. */
  RARELY_LANES;

  /**
   * What is asked of one matrix.
   *
   * @param lanesAreNeurons whether its lanes are postsynaptic neurons, else its rows
   */
  public static OverThreshold of(Consolidation consolidation, boolean lanesAreNeurons) {
    if (consolidation.isPerSynapse()) {
      return ROWS;
    }
    boolean rows =
        consolidation.comparesChangesOnly()
            || consolidation.policy().scope() == Scope.NEURON && !lanesAreNeurons;
    return rows ? RARELY_ROWS : RARELY_LANES;
  }
}
