package org.synapticcaching.simd.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** A run tells when a higher threshold would have changed nothing. */
class UnreachedThresholdTest {
  private static final PerceptronTask TASK = PerceptronTask.random(30, 40, 1);
  private static final List<ChangeMeasure> MEASURES =
      List.of(ChangeMeasure.LINEAR, new ChangeMeasure(2, false));

  private final PerceptronLearner learner =
      new SimdPerceptronLearner(TASK, Backends.perceptrons(Backends.named("ejml")));

  private PerceptronResult learn(Consolidation rule) {
    return learner.learn(new PerceptronSpec(rule, 60, MEASURES));
  }

  @Test
  void fromThereOnAllThresholdsGiveTheSame() {
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 25, 5}) {
        for (EventOrder order : EventOrder.values()) {
          Consolidation any = Consolidation.of(policy, 1, decayTime).with(order);
          if (policy.comparesThreshold() && !any.roundsStochastically()) {
            for (Comparison comparison : Comparison.values()) {
              requireSameBeyond(
                  any.with(comparison).withEvery(order == EventOrder.CORRECTED ? 3 : 1));
            }
          } else {
            assertEquals(OptionalDouble.empty(), learn(any).unreached(), any::toString);
          }
        }
      }
    }
  }

  private void requireSameBeyond(Consolidation rule) {
    PerceptronResult highest = learn(rule.withThreshold(Double.POSITIVE_INFINITY));
    double largest = highest.unreached().orElseThrow();
    assertTrue(largest > 0, rule::toString);
    for (double factor : new double[] {1 + 1e-9, 1.01, 30}) {
      requireSame(highest, learn(rule.withThreshold(largest * factor)));
    }
    PerceptronResult reached = learn(rule.withThreshold(largest * 0.999));
    assertEquals(OptionalDouble.empty(), reached.unreached(), rule::toString);
  }

  private static void requireSame(PerceptronResult expected, PerceptronResult actual) {
    assertEquals(expected.unreached(), actual.unreached());
    assertEquals(expected.ledger(), actual.ledger());
    assertEquals(expected.success(), actual.success());
    assertEquals(expected.epochs(), actual.epochs());
    assertEquals(expected.presentations(), actual.presentations());
    assertEquals(expected.updates(), actual.updates());
    assertArrayEquals(expected.persistent(), actual.persistent());
    assertArrayEquals(expected.transients(), actual.transients());
  }

  @Test
  void whatIsExactlyAtTheThresholdReachesItWhereThatIsEnough() {
    Consolidation above =
        Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1e9, Double.POSITIVE_INFINITY);
    double largest = learn(above).unreached().orElseThrow();
    Consolidation at = above.withThreshold(largest);
    assertEquals(OptionalDouble.of(largest), learn(at).unreached());
    assertEquals(OptionalDouble.empty(), learn(at.with(Comparison.GREATER_OR_EQUAL)).unreached());
  }

  /** Before a second update it is infinite. */
  @Test
  void thresholdsThatSetThemselvesHaveNone() {
    PerceptronLearner once =
        new SimdPerceptronLearner(
            PerceptronTask.random(30, 1, 1), Backends.perceptrons(Backends.named("ejml")));
    Consolidation automatic =
        new Consolidation(
            ConsolidationPolicy.LOCAL_LOCAL,
            new Threshold.Automatic(0.001, 1000, 100, ThresholdScope.MATRIX),
            Comparison.GREATER,
            1,
            25,
            EventOrder.LEARN_FIRST);
    for (Consolidation rule : List.of(automatic, automatic.withThreshold(1000))) {
      PerceptronResult result = once.learn(new PerceptronSpec(rule, 60, MEASURES));
      assertEquals(1, result.updates());
      assertTrue(Arrays.stream(result.persistent()).allMatch(l -> l == 0));
      assertEquals(!rule.setsItself(), result.unreached().isPresent());
    }
  }
}
