package org.synapticcaching.figure.experiment.perceptron;

import java.util.List;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.theory.LearningWalk;

/**
 * What all perceptrons of a figure share: the size of their task and the conventions of its source.
 *
 * @param synapses N, without the bias
 * @param patterns P
 * @param maxEpochs after which a run counts as not converged
 * @param comparison whether s at theta is over it
 * @param order order of events in a presentation
 */
public record PerceptronConventions(
    int synapses, int patterns, int maxEpochs, Comparison comparison, EventOrder order) {

  /** The published script of [LR20]: it decays first, and compares strictly. */
  public static PerceptronConventions lr20(int synapses, int patterns) {
    return new PerceptronConventions(
        synapses,
        patterns,
        PerceptronSpec.DEFAULT_MAX_EPOCHS,
        Comparison.GREATER,
        EventOrder.DECAY_FIRST);
  }

  /** [N22]: N = P = 250, at most 2500 epochs, s at theta is over it. */
  public static PerceptronConventions n22() {
    return new PerceptronConventions(
        250, 250, 2500, Comparison.GREATER_OR_EQUAL, EventOrder.LEARN_FIRST);
  }

  /** With another number of patterns. */
  PerceptronConventions withPatterns(int other) {
    return new PerceptronConventions(synapses, other, maxEpochs, comparison, order);
  }

  /** Given up after another number of epochs. */
  public PerceptronConventions withMaxEpochs(int epochs) {
    return new PerceptronConventions(synapses, patterns, epochs, comparison, order);
  }

  /** With another order of events. */
  PerceptronConventions with(EventOrder other) {
    return new PerceptronConventions(synapses, patterns, maxEpochs, comparison, other);
  }

  /**
   * How a perceptron learns by these conventions.
   *
   * @param threshold theta, in units of weight
   * @param decayTime tau, in presentations
   */
  PerceptronSpec spec(ConsolidationPolicy policy, double threshold, double decayTime) {
    return spec(policy, Threshold.of(threshold), decayTime);
  }

  /** With a threshold that may set itself. */
  PerceptronSpec spec(ConsolidationPolicy policy, Threshold threshold, double decayTime) {
    return new PerceptronSpec(
        new Consolidation(policy, threshold, comparison, 1, decayTime, order),
        maxEpochs,
        List.of());
  }

  /** The theory of learning without decay, in steps of 1. */
  public LearningWalk walk() {
    return LearningWalk.perceptron(synapses, patterns, 1);
  }

  /** Without caching, energies in these measures besides the linear one. */
  PerceptronSpec uncached(List<ChangeMeasure> measures) {
    return new PerceptronSpec(
        Consolidation.none().with(comparison).with(order), maxEpochs, measures);
  }
}
