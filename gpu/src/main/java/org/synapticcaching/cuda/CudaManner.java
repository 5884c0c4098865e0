package org.synapticcaching.cuda;

import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Replica;

/**
 * How networks consolidate, as kernels know it beforehand: {@code enum Manner} of {@code
 * facts.cuh}. Those of the common cases compute what the one for everything computes, in fewer
 * instructions.
 */
enum CudaManner {
  /** In any way, each network in its own. */
  ANY("network", "advance"),
  /** Without transients: every update is persistent at once. */
  DIRECT("direct", "advance_direct"),
  /** In any way, some networks by chance. */
  ANY_CHANCE("any_chance", "advance_any_chance"),
  /** In any way, some networks by chance, some with thresholds of single neurons or synapses. */
  ANY_LOCAL("any_local", "advance_any_local"),
  /** By chance, and without transients: what is left of every update is persistent at once. */
  CHANCE("chance", "advance_chance"),
  /** The walk that learns consolidates each synapse over the threshold. */
  SINGLES("singles", "advance_singles"),
  /** The same, over a threshold that sets itself; of networks of one slice. */
  FOLLOWING("following", "advance_following"),
  /** Groups of synapses, all of them checked after learning; or none before the end. */
  GROUPS("groups", "advance_groups");

  private final String source;
  private final String kernel;

  CudaManner(String source, String kernel) {
    this.source = source;
    this.kernel = kernel;
  }

  /**
   * The resource that its kernel is in.
   *
   * @param hot for the kernel with hot rows
   */
  String resource(boolean hot) {
    return (hot ? "hot_" : "") + source + ".ptx";
  }

  /**
   * The name of its kernel.
   *
   * @param sliced for networks of several slices
   * @param hot for networks with hot rows, of one slice; see {@link CudaHot}
   */
  String kernel(boolean sliced, boolean hot) {
    if (hot) {
      return kernel + "_hot";
    }
    return isCommon() && sliced ? kernel + "_sliced" : kernel;
  }

  /** Whether it is that of a common case. */
  private boolean isCommon() {
    return this != ANY && this != ANY_CHANCE && this != ANY_LOCAL;
  }

  /** Whether its kernel has to know what is consolidated by chance. */
  boolean draws() {
    return this == CHANCE || this == ANY_CHANCE || this == ANY_LOCAL;
  }

  /** Whether some networks have thresholds of single neurons or synapses. */
  boolean isLocal() {
    return this == ANY_LOCAL;
  }

  /** That of the same networks where nothing else is known of them. */
  CudaManner inAnyWay() {
    return isLocal() ? ANY_LOCAL : draws() ? ANY_CHANCE : ANY;
  }

  /**
   * That of one network.
   *
   * @param transients whether it has memory for transients
   */
  static CudaManner of(Replica replica, boolean transients) {
    Consolidation consolidation = replica.consolidation();
    boolean follows = consolidation.setsItself();
    if (consolidation.hasLocalThresholds()) {
      return ANY_LOCAL;
    }
    if (consolidation.roundsStochastically()) {
      return transients ? ANY_CHANCE : CHANCE;
    }
    if (!transients) {
      return DIRECT;
    }
    if (consolidation.isPerSynapse()) {
      boolean whileLearning = !consolidation.movesWholeMultiples() && consolidation.every() == 1;
      return !whileLearning ? ANY : follows ? FOLLOWING : SINGLES;
    }
    if (follows) {
      return ANY;
    }
    boolean always = consolidation.policy().trigger() == ConsolidationPolicy.Trigger.ALWAYS;
    return always ? ANY : GROUPS;
  }

  /** That of networks of several slices. */
  CudaManner inSlices() {
    return this == FOLLOWING ? ANY : this;
  }

  /** That of networks of both manners together. */
  CudaManner with(CudaManner other) {
    if (this == other) {
      return this;
    }
    return isLocal() || draws() ? inAnyWay() : other.inAnyWay();
  }
}
