package org.synapticcaching.model;

import java.util.OptionalDouble;

/**
 * How transient changes become persistent.
 *
 * @param policy what is consolidated together, and when
 * @param threshold what is compared with; ignored by {@code none} and {@code never}
 * @param comparison whether a value exactly at theta is over it
 * @param every the threshold is checked in every F-th presentation only, F >= 1
 * @param decayTime tau, in presentations, > 0; infinite for no decay
 * @param order order of events within a presentation
 */
public record Consolidation(
    ConsolidationPolicy policy,
    Threshold threshold,
    Comparison comparison,
    int every,
    double decayTime,
    EventOrder order) {

  public Consolidation {
    Require.that(
        threshold instanceof Threshold.Fixed || policy.comparesThreshold(),
        "policy %s has no threshold that could set itself",
        policy.id());
    Require.atLeast("every", 1, every);
    if (!(decayTime > 0)) {
      throw Require.refused("decay time", "> 0, or 'inf' for no decay", decayTime);
    }
  }

  /**
   * With a fixed threshold.
   *
   * @param theta in units of weight, >= 0, infinite allowed
   */
  public Consolidation(
      ConsolidationPolicy policy,
      double theta,
      Comparison comparison,
      int every,
      double decayTime,
      EventOrder order) {
    this(policy, Threshold.of(theta), comparison, every, decayTime, order);
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
  public Consolidation with(Threshold other) {
    return new Consolidation(policy, other, comparison, every, decayTime, order);
  }

  /** These conventions with another threshold, which is fixed. */
  public Consolidation withThreshold(double other) {
    return with(Threshold.of(other));
  }

  /** Whether the threshold follows learning. */
  public boolean setsItself() {
    return threshold instanceof Threshold.Automatic;
  }

  /**
   * Whether neurons or synapses have thresholds of their own that follow learning: there is no one
   * theta of a weight matrix then.
   */
  public boolean hasLocalThresholds() {
    return setsItselfFor(ThresholdScope.NEURON) || setsItselfFor(ThresholdScope.SYNAPSE);
  }

  /**
   * Whether all synapses of a perceptron have one threshold. It is one neuron, and where all of its
   * inputs are +1 and -1, synapses with thresholds of their own change by as much (model section
   * 3.1).
   *
   * @param onlySigns whether they are
   */
  public boolean perceptronHasOneThreshold(boolean onlySigns) {
    return onlySigns || !setsItselfFor(ThresholdScope.SYNAPSE);
  }

  /**
   * What a perceptron tells of its threshold, if that follows learning: theta, or the mean of
   * synapses with thresholds of their own, equal ones whose sum is theta.
   *
   * @param synapses number of its inputs, with the bias, >= 1
   * @param theta in units of weight
   */
  public OptionalDouble toldByPerceptron(int synapses, double theta) {
    boolean added =
        setsItselfFor(ThresholdScope.SYNAPSE)
            && policy.trigger() == ConsolidationPolicy.Trigger.SUM;
    return setsItself()
        ? OptionalDouble.of(added ? theta / synapses : theta)
        : OptionalDouble.empty();
  }

  /** Whether the threshold follows learning, and these synapses share one. */
  public boolean setsItselfFor(ThresholdScope scope) {
    return threshold instanceof Threshold.Automatic automatic && automatic.scope() == scope;
  }

  /**
   * theta, in units of weight.
   *
   * @throws IllegalStateException when it is not fixed
   */
  public double theta() {
    if (threshold instanceof Threshold.Fixed fixed) {
      return fixed.theta();
    }
    throw new IllegalStateException("a threshold that sets itself is no number");
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
   * Whether no synapse has a transient part after any presentation: no caching, and a check in
   * every presentation.
   */
  public boolean leavesNothingTransient() {
    return !policy.caches() && every == 1;
  }

  /** Whether every update is persistent at once, as it is. */
  public boolean isDirect() {
    return leavesNothingTransient() && !roundsStochastically();
  }

  /**
   * What is consolidated together: that of the policy, or everything where multiples would be those
   * of a threshold of 0.
   */
  public ConsolidationPolicy.Scope scope() {
    return policy.amount() == ConsolidationPolicy.Amount.RANDOM_MULTIPLES && !roundsStochastically()
        ? ConsolidationPolicy.Scope.NETWORK
        : policy.scope();
  }

  /** Whether each synapse is consolidated by itself, if at all. */
  public boolean isPerSynapse() {
    return scope() == ConsolidationPolicy.Scope.SYNAPSE;
  }

  /**
   * Whether groups of synapses may be consolidated, so that a check needs a statistic of each
   * group: the threshold is compared with that of neurons, weight matrices or the network.
   */
  public boolean checksGroups() {
    return policy.comparesThreshold() && !isPerSynapse();
  }

  /**
   * Whether weight matrices are consolidated as wholes, so that it can be left to each row to catch
   * up when it is next read (model section 8.3).
   */
  public boolean isLazy() {
    return policy.trigger() != ConsolidationPolicy.Trigger.NEVER
        && (scope() == ConsolidationPolicy.Scope.LAYER
            || scope() == ConsolidationPolicy.Scope.NETWORK);
  }

  /**
   * Whether only synapses that change are compared: those of a threshold that sets itself, and so
   * can fall to where others are, where single synapses trigger and every presentation is checked
   * (model section 3.1).
   */
  public boolean comparesChangesOnly() {
    return setsItself()
        && every == 1
        && policy.trigger() == ConsolidationPolicy.Trigger.ANY_SYNAPSE;
  }

  /**
   * Whether whole multiples of the threshold are moved and the remainder stays; a threshold of 0
   * has no multiples, and everything is moved.
   */
  public boolean movesWholeMultiples() {
    return policy.amount() == ConsolidationPolicy.Amount.WHOLE_MULTIPLES
        && (setsItself() || theta() > 0);
  }

  /**
   * Whether random multiples of the threshold are moved and nothing stays; a threshold of 0 has no
   * multiples, and everything is moved.
   */
  public boolean roundsStochastically() {
    return policy.amount() == ConsolidationPolicy.Amount.RANDOM_MULTIPLES && theta() > 0;
  }

  /**
   * Whether a statistic of abs(s), that of one synapse or of a group, is over the threshold.
   *
   * @param magnitude in units of weight, >= 0; NaN is over no threshold
   * @param theta the threshold at present
   */
  public boolean isOver(double magnitude, double theta) {
    return comparison.over(magnitude, theta);
  }

  /**
   * The part of the transient change {@code s} that is consolidated once the policy is triggered,
   * unless that is random: all of it, or sign(s) theta floor(abs(s) / theta).
   *
   * @param theta the threshold at present
   */
  public double consolidatedPart(double s, double theta) {
    return policy.amount() == ConsolidationPolicy.Amount.WHOLE_MULTIPLES && theta > 0
        ? Math.copySign(Math.floor(Math.abs(s) / theta) * theta, s)
        : s;
  }
}
