package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronContract;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/** Every kernel, and every place for its state, gives the same run. */
@OnEmulation
class CudaPerceptronPathsTest {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));
  private static final double NO_DECAY = Double.POSITIVE_INFINITY;
  private static final long WORK = CudaPerceptronPopulation.WORK_PER_LAUNCH;

  /** The contract's comparison with the plain reference, for a learner with limits of its own. */
  private abstract static class Against extends PerceptronContract {
    static PerceptronResult plain(
        PerceptronTask task,
        Consolidation rule,
        int maxEpochs,
        long work,
        CudaPerceptronPlan.Limits limits) {
      CudaPerceptronLearner learner = new CudaPerceptronLearner(task, REFERENCE, spent -> {});
      PerceptronLearner limited =
          new PerceptronLearner() {
            @Override
            public PerceptronTask task() {
              return task;
            }

            @Override
            public PerceptronResult learn(PerceptronSpec spec) {
              return learner.learn(spec, work, limits);
            }
          };
      return check(limited, rule, maxEpochs);
    }

    static PerceptronTask signs(int synapses, int patterns, long seed) {
      return task(Kind.SIGNS, synapses, patterns, seed);
    }

    static PerceptronTask halves(int synapses, int patterns, long seed) {
      return task(Kind.HALVES, synapses, patterns, seed);
    }

    static PerceptronTask reals(int synapses, int patterns, long seed) {
      return task(Kind.REAL, synapses, patterns, seed);
    }
  }

  private static CudaPerceptronPlan.Limits device() {
    return CudaPerceptronPlan.Limits.of(Gpu.first());
  }

  private static String path(PerceptronTask task, ConsolidationPolicy policy, double decayTime) {
    Consolidation rule = Consolidation.of(policy, 2.3, decayTime);
    return Against.plain(task, rule, 100, WORK, device()).path();
  }

  @Test
  void eachPathIsTakenWhereItServes() {
    PerceptronTask signs = Against.signs(30, 40, 1);
    PerceptronTask reals = Against.reals(30, 40, 1);
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
    CudaPerceptronPlan.Limits none = new CudaPerceptronPlan.Limits(0, 1 << 16);
    for (double decayTime : new double[] {NO_DECAY, 150}) {
      for (EventOrder order : EventOrder.values()) {
        Consolidation rule = Consolidation.of(policy, 2.3, decayTime).with(order);
        PerceptronTask signs = Against.signs(30, 40, order.ordinal());
        assertEquals("primal", Against.plain(signs, rule, 40, WORK, none).path());
        Against.plain(Against.halves(30, 40, 7), rule, 40, WORK, none);
        Against.plain(Against.reals(30, 40, 8), rule, 40, WORK, none);
      }
    }
  }

  @Test
  void stateThatDoesNotFitIntoSharedMemoryGivesTheSameBits() {
    CudaPerceptronPlan.Limits small = new CudaPerceptronPlan.Limits(1 << 20, 0);
    forEveryKernel(
        (learner, spec) ->
            assertSameBits(learner.learn(spec, WORK, device()), learner.learn(spec, WORK, small)));
  }

  @Test
  void launchesThatCutARunIntoPiecesGiveTheSameBits() {
    forEveryKernel(
        (learner, spec) ->
            assertSameBits(learner.learn(spec, WORK, device()), learner.learn(spec, 1, device())));
  }

  private interface Comparison {
    void run(CudaPerceptronLearner learner, PerceptronSpec spec);
  }

  private static void forEveryKernel(Comparison comparison) {
    List<ChangeMeasure> measures = List.of(new ChangeMeasure(0.5, false));
    for (PerceptronTask task : List.of(Against.signs(40, 60, 5), Against.reals(40, 50, 6))) {
      CudaPerceptronLearner learner = new CudaPerceptronLearner(task, REFERENCE, spent -> {});
      for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
        for (double decayTime : new double[] {NO_DECAY, 250}) {
          Consolidation rule = Consolidation.of(policy, 2.3, decayTime).withEvery(2);
          comparison.run(learner, PerceptronSpec.of(rule).withMaxEpochs(15).withMeasures(measures));
        }
      }
      comparison.run(learner, PerceptronSpec.of(Consolidation.none()).withMaxEpochs(15));
    }
  }

  private static void assertSameBits(PerceptronResult expected, PerceptronResult actual) {
    assertEquals(expected.ledger(), actual.ledger());
    assertEquals(expected.presentations(), actual.presentations());
    assertEquals(expected.path(), actual.path());
    assertArrayEquals(expected.persistent(), actual.persistent());
    assertArrayEquals(expected.transients(), actual.transients());
  }

  @Test
  void blocksOfSeveralWarpsAgreeToo() {
    for (int synapses : new int[] {510, 701}) {
      PerceptronTask task = PerceptronTask.random(synapses, 330, synapses);
      for (ConsolidationPolicy policy :
          new ConsolidationPolicy[] {
            ConsolidationPolicy.NONE,
            ConsolidationPolicy.LOCAL_LOCAL,
            ConsolidationPolicy.LOCAL_GLOBAL,
            ConsolidationPolicy.ALL_GLOBAL,
            ConsolidationPolicy.QUANTISED
          }) {
        for (double decayTime : new double[] {NO_DECAY, 450}) {
          Consolidation rule = Consolidation.of(policy, 1.5, decayTime);
          assertTrue(Against.plain(task, rule, 4, WORK, device()).updates() > 100, rule::toString);
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
    assertEquals("plain", Against.plain(task, rule, 50, WORK, device()).path());
    assertEquals("gram-integer", path(task, ConsolidationPolicy.NEVER, NO_DECAY));
  }

  @Test
  void longGapsBetweenErrorsDoNotLoseWhatHasAlmostVanished() {
    PerceptronTask task = PerceptronTask.random(40, 60, 8);
    for (double decayTime : new double[] {0.05, 0.4, 1.5, 4}) {
      for (EventOrder order : EventOrder.values()) {
        for (ConsolidationPolicy policy :
            new ConsolidationPolicy[] {
              ConsolidationPolicy.NEVER,
              ConsolidationPolicy.LOCAL_LOCAL,
              ConsolidationPolicy.LOCAL_GLOBAL
            }) {
          Consolidation rule = Consolidation.of(policy, 1.2, decayTime).with(order);
          Against.plain(task, rule, 30, WORK, device());
        }
      }
    }
  }
}
