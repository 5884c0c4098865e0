package org.synapticcaching.simd.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronContract;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.simd.SimdBackend;

class SimdPerceptronEngineTest extends PerceptronContract {
  private static final double NO_DECAY = Double.POSITIVE_INFINITY;
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));

  @Override
  protected PerceptronEngine backend() {
    return Backends.perceptrons(new SimdBackend());
  }

  @Test
  void eachPathIsTakenWhereItServes() {
    PerceptronTask signs = task(Kind.SIGNS, 30, 40, 1);
    PerceptronTask reals = task(Kind.REAL, 30, 40, 1);
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

  private static String path(PerceptronTask task, ConsolidationPolicy policy, double decayTime) {
    Consolidation rule = Consolidation.of(policy, 2.3, decayTime);
    return check(new SimdPerceptronLearner(task, REFERENCE), rule, 100).path();
  }

  @ParameterizedTest
  @EnumSource(ConsolidationPolicy.class)
  void aGramMatrixThatWouldBeTooLargeIsDoneWithout(ConsolidationPolicy policy) {
    for (Kind kind : Kind.values()) {
      for (double decayTime : new double[] {NO_DECAY, 150}) {
        for (EventOrder order : EventOrder.values()) {
          PerceptronTask task = task(kind, 30, 40, order.ordinal());
          Consolidation rule = Consolidation.of(policy, 2.3, decayTime).with(order);
          String path = check(new SimdPerceptronLearner(task, REFERENCE, 0), rule, 40).path();
          if (kind == Kind.SIGNS) {
            assertEquals("primal", path);
          }
        }
      }
    }
  }

  @Test
  void aFieldThatRoundingCouldDecideIsLeftToThePlainWay() {
    // Orthogonal patterns: with decay the second field is f - f + f - f, which rounding decides.
    PerceptronTask task =
        PerceptronTask.of(new double[] {1, 1, 1, 1, -1, -1}, 3, new double[] {1, 1});
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1.5, 7);
    assertEquals("plain", check(new SimdPerceptronLearner(task, REFERENCE), rule, 50).path());
    assertEquals(
        "gram-integer",
        new SimdPerceptronLearner(task, REFERENCE)
            .learn(PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.NEVER, 0, NO_DECAY)))
            .path());
  }

  @Test
  void patternsLongerThanAnyVectorAgreeToo() {
    for (int synapses : new int[] {510, 701}) {
      PerceptronLearner learner =
          new SimdPerceptronLearner(PerceptronTask.random(synapses, 130, synapses), REFERENCE);
      for (ConsolidationPolicy policy :
          new ConsolidationPolicy[] {
            ConsolidationPolicy.NONE,
            ConsolidationPolicy.LOCAL_LOCAL,
            ConsolidationPolicy.LOCAL_GLOBAL,
            ConsolidationPolicy.QUANTISED
          }) {
        for (double decayTime : new double[] {NO_DECAY, 250}) {
          check(learner, Consolidation.of(policy, 1.5, decayTime), 50);
        }
      }
    }
  }

  @Test
  void longGapsBetweenErrorsDoNotLoseWhatHasAlmostVanished() {
    PerceptronTask task = PerceptronTask.random(40, 60, 8);
    PerceptronLearner learner = new SimdPerceptronLearner(task, REFERENCE);
    for (double decayTime : new double[] {0.05, 0.4, 1.5, 4}) {
      for (EventOrder order : EventOrder.values()) {
        for (ConsolidationPolicy policy :
            new ConsolidationPolicy[] {
              ConsolidationPolicy.NEVER,
              ConsolidationPolicy.LOCAL_LOCAL,
              ConsolidationPolicy.LOCAL_GLOBAL
            }) {
          check(learner, Consolidation.of(policy, 1.2, decayTime).with(order), 60);
        }
      }
    }
  }
}
