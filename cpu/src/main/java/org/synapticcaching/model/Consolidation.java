package org.synapticcaching.model;

/**
 * How transient changes become persistent.
 *
 * @param policy what is consolidated together, and when
 * @param threshold theta, in units of weight, >= 0, infinite allowed; ignored by {@code none} and
 *     {@code never}
 * @param comparison whether a value exactly at theta is over it
 * @param every the threshold is checked in every F-th presentation only, F >= 1
 * @param decayTime tau, in presentations, > 0; infinite for no decay
 * @param order order of events within a presentation
 */
public record Consolidation(
    ConsolidationPolicy policy,
    double threshold,
    Comparison comparison,
    int every,
    double decayTime,
    EventOrder order) {

  public Consolidation {
    if (!(threshold >= 0)) {
      throw Require.refused("threshold", "a number >= 0", threshold);
    }
    Require.atLeast("every", 1, every);
    if (!(decayTime > 0)) {
      throw Require.refused("decay time", "> 0, or 'inf' for no decay", decayTime);
    }
  }

  /** Without caching: every update is persistent at once. */
  public static Consolidation none() {
    return new Consolidation(
        ConsolidationPolicy.NONE,
        0,
        Comparison.GREATER,
        1,
        Double.POSITIVE_INFINITY,
        EventOrder.LEARN_FIRST);
  }

  /** The given policy with the conventions of [LR20]: strict comparison, learn first, F = 1. */
  public static Consolidation of(ConsolidationPolicy policy, double threshold, double decayTime) {
    return new Consolidation(
        policy, threshold, Comparison.GREATER, 1, decayTime, EventOrder.LEARN_FIRST);
  }

  /** These conventions with another threshold. */
  public Consolidation withThreshold(double other) {
    return new Consolidation(policy, other, comparison, every, decayTime, order);
  }

  /** These conventions with another comparison. */
  public Consolidation with(Comparison other) {
    return new Consolidation(policy, threshold, other, every, decayTime, order);
  }

  /** These conventions with another order of events. */
  public Consolidation with(EventOrder other) {
    return new Consolidation(policy, threshold, comparison, every, decayTime, other);
  }

  /** These conventions with the threshold checked in every F-th presentation only. */
  public Consolidation withEvery(int presentations) {
    return new Consolidation(policy, threshold, comparison, presentations, decayTime, order);
  }

  /** Factor by which s shrinks in one presentation; 1 without decay. */
  public double decayFactor() {
    return order.decayFactor(decayTime);
  }

  /** Whether the threshold is checked in presentation {@code t}, counted from 1. */
  public boolean checksAt(long t) {
    return t % every == 0;
  }

  /**
   * Whether every update is persistent at once, so that no synapse has a transient part: no
   * caching, and a check in every presentation.
   */
  public boolean isDirect() {
    return !policy.caches() && every == 1;
  }

  /** Whether each synapse is consolidated by itself, if at all. */
  public boolean isPerSynapse() {
    return policy.scope() == ConsolidationPolicy.Scope.SYNAPSE;
  }

  /**
   * Whether groups of synapses may be consolidated, so that a check needs a statistic of each
   * group: the threshold is compared with that of neurons, weight matrices or the network.
   */
  public boolean checksGroups() {
    return policy.usesThreshold() && !isPerSynapse();
  }

  /**
   * Whether weight matrices are consolidated as wholes, so that it can be left to each row to catch
   * up when it is next read (model section 8.3).
   */
  public boolean isLazy() {
    return policy.trigger() != ConsolidationPolicy.Trigger.NEVER
        && (policy.scope() == ConsolidationPolicy.Scope.LAYER
            || policy.scope() == ConsolidationPolicy.Scope.NETWORK);
  }

  /**
   * Whether whole multiples of the threshold are moved and the remainder stays; a threshold of 0
   * has no multiples, and everything is moved.
   */
  public boolean movesWholeMultiples() {
    return policy.amount() == ConsolidationPolicy.Amount.WHOLE_MULTIPLES && threshold > 0;
  }

  /**
   * Whether a statistic of abs(s), that of one synapse or of a group, is over the threshold.
   *
   * @param magnitude in units of weight, >= 0; NaN is over no threshold
   */
  public boolean isOver(double magnitude) {
    return comparison.over(magnitude, threshold);
  }

  /**
   * The part of the transient change {@code s} that is consolidated once the policy is triggered:
   * all of it, or sign(s) theta floor(abs(s) / theta).
   */
  public double consolidatedPart(double s) {
    return movesWholeMultiples()
        ? Math.copySign(Math.floor(Math.abs(s) / threshold) * threshold, s)
        : s;
  }
}
