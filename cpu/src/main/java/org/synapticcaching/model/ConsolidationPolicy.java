package org.synapticcaching.model;

/**
 * When transient changes are made persistent, which ones, and how much of each (model section 3).
 *
 * <p>A policy is a trigger, what the threshold is compared with, a scope, what is consolidated
 * together, and an amount. Everything else about it follows from these three: backends ask for them
 * and know no policy by name, so that another combination is another constant here and nothing
 * else.
 */
public enum ConsolidationPolicy implements Named {
  /** No caching: every update consolidates everything. AlgoStandard [LR20], no_cons [N22]. */
  NONE(Trigger.ALWAYS, Scope.NETWORK),
  /** A synapse over threshold consolidates itself. AlgoSynapse, lc_th_lc_cons. */
  LOCAL_LOCAL(Trigger.ANY_SYNAPSE, Scope.SYNAPSE),
  /** A synapse over threshold consolidates its neuron's inputs. AlgoLocalThresGlobalCon. */
  LOCAL_NEURON(Trigger.ANY_SYNAPSE, Scope.NEURON),
  /** A synapse over threshold consolidates its weight matrix. AlgoLocalThresAllCon. */
  LOCAL_LAYER(Trigger.ANY_SYNAPSE, Scope.LAYER),
  /** A synapse over threshold consolidates the whole network. lc_th_gl_cons. */
  LOCAL_GLOBAL(Trigger.ANY_SYNAPSE, Scope.NETWORK),
  /** The summed abs(s) of a neuron's inputs over threshold consolidates them. */
  GLOBAL_NEURON(Trigger.SUM, Scope.NEURON),
  /** The summed abs(s) of a weight matrix over threshold consolidates it. */
  GLOBAL_LAYER(Trigger.SUM, Scope.LAYER),
  /** The summed abs(s) of the network over threshold consolidates all of it. i_algol 4. */
  GLOBAL_GLOBAL(Trigger.SUM, Scope.NETWORK),
  /** Every input of a neuron over threshold consolidates them. */
  ALL_NEURON(Trigger.EVERY_SYNAPSE, Scope.NEURON),
  /** Every synapse of a weight matrix over threshold consolidates it. */
  ALL_LAYER(Trigger.EVERY_SYNAPSE, Scope.LAYER),
  /** Every synapse over threshold consolidates all. gl_th_gl_cons, as its code does it. */
  ALL_GLOBAL(Trigger.EVERY_SYNAPSE, Scope.NETWORK),
  /**
   * Whole multiples of the threshold are consolidated, towards zero, and the remainder stays. (The
   * script AlgoSynapseQ rounds towards minus infinity, which moves every small negative change at
   * once; the remainder then has the other sign.)
   */
  QUANTISED(Trigger.ANY_SYNAPSE, Scope.SYNAPSE, Amount.WHOLE_MULTIPLES),
  /** Only at the end of learning: the minimum, when keeping costs nothing. */
  NEVER(Trigger.NEVER, Scope.NETWORK),
  /**
   * No caching: of every update, whole multiples of the threshold are persistent at once, one more
   * or not by chance, so that the update is what is expected (model section 3.2).
   */
  STOCHASTIC(Trigger.ALWAYS, Scope.SYNAPSE, Amount.RANDOM_MULTIPLES);

  /**
   * What is consolidated together; the threshold is compared with a statistic of the same group.
   */
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
    /** Nothing: every check consolidates. */
    ALWAYS,
    /** The largest abs(s) in scope. */
    ANY_SYNAPSE,
    /** The smallest abs(s) in scope. */
    EVERY_SYNAPSE,
    /** The sum of abs(s) in scope. */
    SUM,
    /** Nothing: no check consolidates. */
    NEVER
  }

  /** How much of a synapse's transient change is consolidated. */
  public enum Amount {
    /** All of it. */
    ALL,
    /** The largest whole multiple of the threshold, towards zero; the remainder stays transient. */
    WHOLE_MULTIPLES,
    /**
     * That multiple, and one more with a probability of the remainder over the threshold; nothing
     * stays transient ({@link RandomMultiples}).
     */
    RANDOM_MULTIPLES
  }

  private final Trigger trigger;
  private final Scope scope;
  private final Amount amount;

  ConsolidationPolicy(Trigger trigger, Scope scope) {
    this(trigger, scope, Amount.ALL);
  }

  ConsolidationPolicy(Trigger trigger, Scope scope, Amount amount) {
    this.trigger = trigger;
    this.scope = scope;
    this.amount = amount;
    boolean ofSynapses =
        switch (amount) {
          case ALL -> true;
          case WHOLE_MULTIPLES -> scope == Scope.SYNAPSE && comparesThreshold();
          case RANDOM_MULTIPLES -> scope == Scope.SYNAPSE && trigger == Trigger.ALWAYS;
        };
    if (!ofSynapses) {
      throw new IllegalArgumentException(
          id() + ": multiples are those of the threshold of single synapses");
    }
  }

  /** What the threshold is compared with. */
  public Trigger trigger() {
    return trigger;
  }

  /** What is consolidated together. */
  public Scope scope() {
    return scope;
  }

  /** How much of each synapse is consolidated. */
  public Amount amount() {
    return amount;
  }

  /** Whether the threshold has a meaning, that is, for all but none and never. */
  public boolean usesThreshold() {
    return comparesThreshold() || amount == Amount.RANDOM_MULTIPLES;
  }

  /** Whether anything is compared with the threshold: all but none, never and stochastic. */
  public boolean comparesThreshold() {
    return trigger != Trigger.ALWAYS && trigger != Trigger.NEVER;
  }

  /**
   * Whether changes may stay transient from one check to the next: all but {@code none} and {@code
   * stochastic}.
   */
  public boolean caches() {
    return trigger != Trigger.ALWAYS;
  }
}
