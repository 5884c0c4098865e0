package org.synapticcaching.model;

/**
 * When transient changes are made persistent, and which ones (model section 3).
 *
 * <p>Each policy is a scope, what is consolidated together, and a trigger, when that happens.
 */
public enum ConsolidationPolicy implements Named {
  /** No caching: every update consolidates everything. AlgoStandard [LR20], no_cons [N22]. */
  NONE("none", Scope.NETWORK, Trigger.ALWAYS),
  /** A synapse over threshold consolidates itself. AlgoSynapse, lc_th_lc_cons. */
  LOCAL_LOCAL("local-local", Scope.SYNAPSE, Trigger.ANY_SYNAPSE),
  /** A synapse over threshold consolidates its neuron's inputs. AlgoLocalThresGlobalCon. */
  LOCAL_NEURON("local-neuron", Scope.NEURON, Trigger.ANY_SYNAPSE),
  /** A synapse over threshold consolidates its weight matrix. AlgoLocalThresAllCon. */
  LOCAL_LAYER("local-layer", Scope.LAYER, Trigger.ANY_SYNAPSE),
  /** A synapse over threshold consolidates the whole network. lc_th_gl_cons. */
  LOCAL_GLOBAL("local-global", Scope.NETWORK, Trigger.ANY_SYNAPSE),
  /** The summed abs(s) of the network over threshold consolidates all of it. i_algol 4. */
  GLOBAL_GLOBAL("global-global", Scope.NETWORK, Trigger.SUM),
  /** Every synapse over threshold consolidates all. gl_th_gl_cons, as its code does it. */
  ALL_GLOBAL("all-global", Scope.NETWORK, Trigger.EVERY_SYNAPSE),
  /**
   * Whole multiples of the threshold are consolidated, towards zero, and the remainder stays. (The
   * script AlgoSynapseQ rounds towards minus infinity, which moves every small negative change at
   * once; the remainder then has the other sign.)
   */
  QUANTISED("quantised", Scope.SYNAPSE, Trigger.ANY_SYNAPSE),
  /** Only at the end of learning: the minimum, when keeping costs nothing. */
  NEVER("never", Scope.NETWORK, Trigger.NEVER);

  /** What is consolidated together. */
  public enum Scope {
    /** Each synapse for itself. */
    SYNAPSE,
    /** All inputs of one postsynaptic neuron. */
    NEURON,
    /** One weight matrix. */
    LAYER,
    /** All weight matrices. */
    NETWORK
  }

  /** What the threshold is compared with. */
  public enum Trigger {
    /** Nothing: every look consolidates. */
    ALWAYS,
    /** The largest abs(s) in scope. */
    ANY_SYNAPSE,
    /** The smallest abs(s) in scope. */
    EVERY_SYNAPSE,
    /** The sum of abs(s) in scope. */
    SUM,
    /** Nothing: no look consolidates. */
    NEVER
  }

  private final String id;
  private final Scope scope;
  private final Trigger trigger;

  ConsolidationPolicy(String id, Scope scope, Trigger trigger) {
    this.id = id;
    this.scope = scope;
    this.trigger = trigger;
  }

  @Override
  public String id() {
    return id;
  }

  /** What is consolidated together. */
  public Scope scope() {
    return scope;
  }

  /** What the threshold is compared with. */
  public Trigger trigger() {
    return trigger;
  }

  /** Whether the threshold has a meaning, that is, for all but none and never. */
  public boolean usesThreshold() {
    return trigger != Trigger.ALWAYS && trigger != Trigger.NEVER;
  }
}
