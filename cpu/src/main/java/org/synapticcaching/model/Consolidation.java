package org.synapticcaching.model;

/**
 * How transient changes become persistent.
 *
 * @param policy what is consolidated together, and when
 * @param threshold theta, in units of weight, >= 0, infinite allowed; ignored by {@code none} and
 *     {@code never}
 * @param comparison whether a value exactly at theta is over it
 * @param every consolidation is looked at in every F-th presentation only, F >= 1
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
      throw new IllegalArgumentException("threshold must be a number >= 0, got " + threshold);
    }
    Require.atLeast("every", 1, every);
    Require.positiveOrInfinite("decay time", decayTime);
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

  /** The same with another comparison. */
  public Consolidation with(Comparison other) {
    return new Consolidation(policy, threshold, other, every, decayTime, order);
  }

  /** The same with another order of events. */
  public Consolidation with(EventOrder other) {
    return new Consolidation(policy, threshold, comparison, every, decayTime, other);
  }

  /** The same, looked at in every F-th presentation only. */
  public Consolidation withEvery(int presentations) {
    return new Consolidation(policy, threshold, comparison, presentations, decayTime, order);
  }

  /** Factor by which s shrinks in one presentation; 1 without decay. */
  public double decayFactor() {
    return order.decayFactor(decayTime);
  }

  /** Whether consolidation is looked at in presentation {@code t}, counted from 1. */
  public boolean looksAt(long t) {
    return t % every == 0;
  }
}
