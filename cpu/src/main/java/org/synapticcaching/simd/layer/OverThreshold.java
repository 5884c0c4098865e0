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
   * How many times smaller than the threshold the mean change of a row's synapses is, at least,
   * where an update is unlikely to bring one over. Of updates so small one in twelve did, of larger
   * ones seven in ten (20 hidden units, threshold 0.02, presentations 400 000 to 600 000).
   */
  private static final float SMALL = 1f / 512;

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

  /**
   * The same for one update, which may be small enough to be among the few.
   *
   * @param meanChange mean of abs(change) of a row's synapses, where the row's value is 1
   * @param limit threshold in the same units
   */
  OverThreshold of(float meanChange, float limit) {
    return this == ROWS && meanChange < SMALL * limit ? RARELY_ROWS : this;
  }
}
