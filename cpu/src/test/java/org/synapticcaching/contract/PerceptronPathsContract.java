package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.synapticcaching.contract.PerceptronComparison.check;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;

/**
 * What engines promise that choose among several algorithms for perceptrons: each is taken where it
 * serves, and all give the run of {@link PlainPerceptron}.
 */
public abstract class PerceptronPathsContract {
  private static final double NO_DECAY = Double.POSITIVE_INFINITY;

  /** A learner of the engine. */
  protected abstract PerceptronLearner learner(PerceptronTask task);

  /** A learner that has no memory for the Gram matrix of the patterns. */
  protected abstract PerceptronLearner learnerWithoutGram(PerceptronTask task);

  private String path(PerceptronTask task, ConsolidationPolicy policy, double decayTime) {
    return check(learner(task), Consolidation.of(policy, 2.3, decayTime), 100).path();
  }

  @Test
  void eachPathIsTakenWhereItServes() {
    PerceptronTask signs = PerceptronPatterns.SIGNS.task(30, 40, 1);
    PerceptronTask reals = PerceptronPatterns.REAL.task(30, 40, 1);
    Map<ConsolidationPolicy, String> withDecay =
        Map.of(
            ConsolidationPolicy.NONE, "gram-integer",
            ConsolidationPolicy.LOCAL_GLOBAL, "gram-decay",
            ConsolidationPolicy.NEVER, "gram-decay",
            ConsolidationPolicy.LOCAL_LOCAL, "primal",
            ConsolidationPolicy.QUANTISED, "primal");
    withDecay.forEach(
        (policy, path) -> {
          assertEquals(path, path(signs, policy, 200));
          assertEquals("gram-integer", path(signs, policy, NO_DECAY));
          assertEquals(path.replace("gram-integer", "gram"), path(reals, policy, 200));
          assertEquals("gram", path(reals, policy, NO_DECAY));
        });
  }

  @ParameterizedTest
  @EnumSource(ConsolidationPolicy.class)
  void aGramMatrixThatWouldBeTooLargeIsDoneWithout(ConsolidationPolicy policy) {
    for (PerceptronPatterns kind : PerceptronPatterns.values()) {
      for (double decayTime : new double[] {NO_DECAY, 150}) {
        for (EventOrder order : EventOrder.values()) {
          PerceptronTask task = kind.task(30, 40, order.ordinal());
          Consolidation rule = Consolidation.of(policy, 2.3, decayTime).with(order);
          String path = check(learnerWithoutGram(task), rule, 40).path();
          if (kind == PerceptronPatterns.SIGNS) {
            assertEquals("primal", path);
          }
        }
      }
    }
  }

  @Test
  void aFieldThatRoundingCouldDecideIsLeftToTheReference() {
    // Orthogonal patterns: with decay the second field is f - f + f - f, which rounding decides.
    PerceptronTask task =
        PerceptronTask.of(new double[] {1, 1, 1, 1, -1, -1}, 3, new double[] {1, 1});
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1.5, 7);
    assertEquals("plain", check(learner(task), rule, 50).path());
    assertEquals("gram-integer", path(task, ConsolidationPolicy.NEVER, NO_DECAY));
  }

  @Test
  void longGapsBetweenErrorsDoNotLoseWhatHasAlmostVanished() {
    PerceptronLearner learner = learner(PerceptronTask.random(40, 60, 8));
    for (double decayTime : new double[] {0.05, 0.4, 1.5, 4}) {
      for (EventOrder order : EventOrder.values()) {
        for (ConsolidationPolicy policy :
            List.of(
                ConsolidationPolicy.NEVER,
                ConsolidationPolicy.LOCAL_LOCAL,
                ConsolidationPolicy.LOCAL_GLOBAL)) {
          check(learner, Consolidation.of(policy, 1.2, decayTime).with(order), 60);
        }
      }
    }
  }
}
