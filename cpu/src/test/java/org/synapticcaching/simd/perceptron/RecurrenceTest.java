package org.synapticcaching.simd.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.contract.PerceptronComparison.check;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PlainPerceptron;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;

/** Runs that come back to where they were are counted to their end, and not learned. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecurrenceTest {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));
  private static final List<ChangeMeasure> LINEAR = List.of(ChangeMeasure.LINEAR);
  private static final PerceptronTask TASK = PerceptronTask.random(30, 40, 1);

  /** Nothing reaches it, as s forgets. */
  private static final double UNREACHED = 1e6;

  private static PerceptronResult learn(PerceptronLearner learner, Consolidation rule, int epochs) {
    return learner.learn(new PerceptronSpec(rule, epochs, LINEAR));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0})
  void endlessRunsSpendWhatTheReferenceDoes(long gramLimit) {
    PerceptronLearner learner =
        gramLimit < 0
            ? new SimdPerceptronLearner(TASK, REFERENCE)
            : new SimdPerceptronLearner(TASK, REFERENCE, gramLimit);
    for (ConsolidationPolicy policy :
        List.of(
            ConsolidationPolicy.LOCAL_LOCAL,
            ConsolidationPolicy.LOCAL_GLOBAL,
            ConsolidationPolicy.GLOBAL_GLOBAL,
            ConsolidationPolicy.NEVER)) {
      for (EventOrder order : EventOrder.values()) {
        for (double decayTime : new double[] {2.5, 9, 35}) {
          Consolidation rule = Consolidation.of(policy, UNREACHED, decayTime).with(order);
          for (int epochs : new int[] {1, 37, 300}) {
            assertFalse(check(learner, rule, epochs).success());
          }
        }
      }
    }
  }

  @Test
  void whatConsolidatesAtFirstAndThenNoMoreIsCountedToo() {
    PerceptronLearner learner = new SimdPerceptronLearner(TASK, REFERENCE);
    int endless = 0;
    int learned = 0;
    for (double theta = 1; theta < 4; theta += 0.125) {
      Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, theta, 6);
      PerceptronResult result = check(learner, rule, 200);
      if (result.success()) {
        learned++;
      } else if (result.under(EnergyModel.linear(0)).consolidation() > 0) {
        endless++;
        assertFalse(learn(learner, rule, Integer.MAX_VALUE / 40).success());
      }
    }
    assertTrue(endless > 0 && learned > 0, endless + " endless, " + learned + " learned");
  }

  /** Of so many presentations it takes minutes to learn each. */
  @ParameterizedTest
  @EnumSource(EventOrder.class)
  void anEndlessRunTakesNoTime(EventOrder order) {
    requireCounted(ConsolidationPolicy.LOCAL_LOCAL, order, "primal");
    requireCounted(ConsolidationPolicy.LOCAL_GLOBAL, order, "gram-decay");
  }

  private static void requireCounted(ConsolidationPolicy policy, EventOrder order, String path) {
    PerceptronLearner learner = new SimdPerceptronLearner(TASK, REFERENCE);
    Consolidation rule = Consolidation.of(policy, UNREACHED, 9).with(order);
    assertEquals(path, learn(learner, rule, 1).path());
    PerceptronResult some = learn(learner, rule, 1000);
    PerceptronResult more = learn(learner, rule, 2000);
    int most = 2_000_000_000;
    PerceptronResult all = learn(learner, rule, most);
    assertFalse(all.success());
    assertEquals(most, all.epochs());
    assertEquals(40L * most, all.presentations());
    double times = (most - 1000) / 1000.0;
    EnergyModel prices = EnergyModel.linear(1);
    Energy before = some.under(prices);
    Energy after = more.under(prices);
    Energy last = all.under(prices);
    assertEquals(some.updates() + times * (more.updates() - some.updates()), all.updates());
    double expected = before.maintenance() + times * (after.maintenance() - before.maintenance());
    assertEquals(expected, last.maintenance(), 1e-9 * expected);
    assertEquals(after.residual(), last.residual());
    assertEquals(0, last.consolidation());
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  void whatCannotBeLearnedAtAllEndsAsInTheReference(Comparison comparison) {
    PerceptronTask impossible = PerceptronTask.random(10, 60, 3);
    PerceptronLearner learner = new SimdPerceptronLearner(impossible, REFERENCE);
    for (double theta : new double[] {0.5, 2, 2.4}) {
      Consolidation rule =
          Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, theta, 20).with(comparison);
      assertFalse(check(learner, rule, 400).success());
      // With one measure synapses are consolidated in vectors.
      PlainPerceptron plain = PlainPerceptron.learn(impossible, rule, LINEAR, 400);
      Energy energy = learn(learner, rule, 400).under(EnergyModel.linear(1));
      assertEquals(plain.consolidated[0], energy.consolidation(), 1e-9 * plain.consolidated[0]);
      assertEquals(plain.transientIntegral, energy.maintenance(), 1e-9 * plain.transientIntegral);
    }
  }
}
