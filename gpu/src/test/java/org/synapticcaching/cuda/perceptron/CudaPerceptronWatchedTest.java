package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.DevicePopulationContract;
import org.synapticcaching.device.Emulation;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.OnWatchedKernels;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** The kernels of perceptrons have no races, and threads may take turns as they like. */
@OnWatchedKernels
class CudaPerceptronWatchedTest {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));
  private static final long SEEDS = Long.getLong("emulation.seeds", 2);
  private static final double[] DECAY_TIMES = {Double.POSITIVE_INFINITY, 250};

  static Stream<ConsolidationPolicy> policies() {
    return DevicePopulationContract.POLICIES.stream();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyPolicyHasTheSameBitsInWhateverOrder(ConsolidationPolicy policy) {
    List<PerceptronTask> tasks =
        List.of(PerceptronPatterns.SIGNS.task(40, 60, 5), PerceptronPatterns.REAL.task(70, 50, 6));
    for (PerceptronTask task : tasks) {
      CudaPerceptronLearner learner =
          new CudaPerceptronLearner(Gpu.first(), task, REFERENCE, spent -> {});
      for (double decayTime : DECAY_TIMES) {
        check(learner, Consolidation.of(policy, 2.3, decayTime).withEvery(2));
        if (policy.comparesThreshold()) {
          Threshold.Automatic automatic = new Threshold.Automatic(0.003, 300, 50);
          Consolidation rule = Consolidation.of(policy, 0, decayTime);
          check(learner, rule.with(automatic));
          if (!task.onlySigns()) {
            check(learner, rule.with(automatic.with(ThresholdScope.SYNAPSE)));
          }
        }
      }
    }
  }

  private static void check(CudaPerceptronLearner learner, Consolidation rule) {
    PerceptronSpec spec =
        PerceptronSpec.of(rule)
            .withMaxEpochs(6)
            .withMeasures(List.of(new ChangeMeasure(0.5, false)));
    Emulation.interleaveBy(0);
    PerceptronResult expected = learner.learn(spec, PerceptronListener.NONE);
    for (long seed = 1; seed <= SEEDS; seed++) {
      Emulation.interleaveBy(seed);
      PerceptronResult actual = learner.learn(spec, PerceptronListener.NONE);
      assertEquals(expected.ledger(), actual.ledger(), rule::toString);
      assertArrayEquals(expected.persistent(), actual.persistent(), rule::toString);
      assertArrayEquals(expected.transients(), actual.transients(), rule::toString);
      assertEquals(expected.threshold(), actual.threshold(), rule::toString);
    }
  }
}
