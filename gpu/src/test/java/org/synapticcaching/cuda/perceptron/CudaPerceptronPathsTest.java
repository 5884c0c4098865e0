package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.contract.PerceptronComparison.check;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronPathsContract;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Every kernel, and every place for its state, gives the same run. */
@OnEmulation
class CudaPerceptronPathsTest extends PerceptronPathsContract {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));
  private static final double NO_DECAY = Double.POSITIVE_INFINITY;
  private static final Threshold.Automatic AUTOMATIC = new Threshold.Automatic(0.003, 300, 50);

  @Override
  protected PerceptronLearner learner(PerceptronTask task) {
    return new CudaPerceptronLearner(Gpu.first(), task, REFERENCE, spent -> {});
  }

  @Override
  protected PerceptronLearner learnerWithoutGram(PerceptronTask task) {
    CudaPerceptronLearner learner =
        new CudaPerceptronLearner(Gpu.first(), task, REFERENCE, spent -> {});
    return new PerceptronLearner() {
      @Override
      public PerceptronTask task() {
        return task;
      }

      @Override
      public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
        return learner.learn(spec, usual(), new CudaPerceptronPlan.Limits(0, 1 << 16), listener);
      }
    };
  }

  private static CudaPerceptronTurns usual() {
    return CudaPerceptronTurns.of(Gpu.first());
  }

  private static CudaPerceptronPlan.Limits device() {
    return CudaPerceptronPlan.Limits.of(Gpu.first());
  }

  private static PerceptronResult learn(
      CudaPerceptronLearner learner,
      PerceptronSpec spec,
      CudaPerceptronTurns turns,
      CudaPerceptronPlan.Limits limits) {
    return learner.learn(spec, turns, limits, PerceptronListener.NONE);
  }

  @Test
  void stateThatDoesNotFitIntoSharedMemoryGivesTheSameBits() {
    CudaPerceptronPlan.Limits small = new CudaPerceptronPlan.Limits(1 << 20, 0);
    forEveryKernel(
        (learner, spec) ->
            assertSameBits(
                learn(learner, spec, usual(), device()), learn(learner, spec, usual(), small)));
  }

  @Test
  void launchesThatCutARunIntoPiecesGiveTheSameBits() {
    forEveryKernel(
        (learner, spec) ->
            assertSameBits(
                learn(learner, spec, usual(), device()),
                learn(learner, spec, new CudaPerceptronTurns(1, 1, 1), device())));
  }

  private interface Comparison {
    void run(CudaPerceptronLearner learner, PerceptronSpec spec);
  }

  private static void forEveryKernel(Comparison comparison) {
    List<ChangeMeasure> measures = List.of(new ChangeMeasure(0.5, false));
    for (PerceptronTask task :
        List.of(
            PerceptronPatterns.SIGNS.task(40, 60, 5), PerceptronPatterns.REAL.task(40, 50, 6))) {
      CudaPerceptronLearner learner =
          new CudaPerceptronLearner(Gpu.first(), task, REFERENCE, spent -> {});
      for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
        for (double decayTime : new double[] {NO_DECAY, 250}) {
          Consolidation rule = Consolidation.of(policy, 2.3, decayTime).withEvery(2);
          for (Consolidation each : withThresholds(rule, task.onlySigns())) {
            comparison.run(
                learner, PerceptronSpec.of(each).withMaxEpochs(15).withMeasures(measures));
          }
        }
      }
      comparison.run(learner, PerceptronSpec.of(Consolidation.none()).withMaxEpochs(15));
    }
  }

  private static List<Consolidation> withThresholds(Consolidation rule, boolean onlySigns) {
    ThresholdScope scope = onlySigns ? ThresholdScope.MATRIX : ThresholdScope.SYNAPSE;
    return rule.policy().comparesThreshold()
        ? List.of(rule, rule.with(AUTOMATIC.with(scope)))
        : List.of(rule);
  }

  private static void assertSameBits(PerceptronResult expected, PerceptronResult actual) {
    assertEquals(ResultBits.of(expected), ResultBits.of(actual));
  }

  /**
   * Each follows what it learns itself; only where sums may be exactly 0 is a run left to others.
   */
  @Test
  void synapsesHaveThresholdsOfTheirOwn() {
    for (double decayTime : new double[] {NO_DECAY, 250}) {
      for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
        if (policy.comparesThreshold()) {
          Consolidation own =
              Consolidation.of(policy, 0, decayTime).with(AUTOMATIC.with(ThresholdScope.SYNAPSE));
          for (PerceptronPatterns kind : PerceptronPatterns.values()) {
            PerceptronResult result = check(learner(kind.task(40, 50, 6)), own, 15);
            if (kind == PerceptronPatterns.REAL) {
              assertNotEquals("plain", result.path(), own::toString);
            }
          }
        }
      }
    }
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
            ConsolidationPolicy.QUANTISED,
            ConsolidationPolicy.STOCHASTIC
          }) {
        for (double decayTime : new double[] {NO_DECAY, 450}) {
          Consolidation rule = Consolidation.of(policy, 1.5, decayTime);
          assertTrue(check(learner(task), rule, 4).updates() > 100, rule::toString);
        }
      }
    }
  }
}
