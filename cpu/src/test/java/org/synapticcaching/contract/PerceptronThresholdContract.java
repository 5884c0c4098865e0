package org.synapticcaching.contract;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Perceptrons whose thresholds set themselves learn as {@link PlainPerceptron} does. */
public abstract class PerceptronThresholdContract extends ContractPart {
  protected PerceptronThresholdContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<Arguments> policiesAndOrders() {
    return ThresholdContract.policiesAndOrders();
  }

  @ParameterizedTest
  @MethodSource("policiesAndOrders")
  void perceptronsLearnAsThePlainReference(ConsolidationPolicy policy, EventOrder order) {
    PerceptronEngine engine = Backends.perceptrons(backend());
    SplittableRandom random = new SplittableRandom(7L * policy.ordinal() + order.ordinal());
    for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 300, 20}) {
      for (PerceptronPatterns kind : PerceptronPatterns.values()) {
        int every = random.nextBoolean() ? 1 : 5;
        int synapses = 1 + random.nextInt(70);
        int patterns = 1 + random.nextInt(2 * synapses);
        Threshold threshold =
            new Threshold.Automatic(
                random.nextInt(3) * 0.003, 10 + random.nextInt(1000), 1 + random.nextInt(400));
        Consolidation rule =
            new Consolidation(
                policy, threshold, Comparison.values()[random.nextInt(2)], every, decayTime, order);
        PerceptronComparison.check(
            engine.open(kind.task(synapses, patterns, random.nextLong())),
            rule,
            1 + random.nextInt(60));
      }
    }
  }

  static Stream<Arguments> policiesAndScopes() {
    return LocalThresholdContract.policiesAndScopes();
  }

  @ParameterizedTest
  @MethodSource("policiesAndScopes")
  void perceptronsOfEveryScopeLearnAsThePlainReference(
      ConsolidationPolicy policy, ThresholdScope scope) {
    PerceptronEngine engine = Backends.perceptrons(backend());
    SplittableRandom random = new SplittableRandom(3L * policy.ordinal() + scope.ordinal());
    for (PerceptronPatterns kind : PerceptronPatterns.values()) {
      for (int every : new int[] {1, 5}) {
        int synapses = 1 + random.nextInt(20);
        int patterns = 1 + random.nextInt(2 * synapses);
        Threshold threshold =
            new Threshold.Automatic(
                random.nextInt(3) * 0.003,
                10 + random.nextInt(1000),
                1 + random.nextInt(90),
                scope);
        Consolidation rule =
            new Consolidation(
                policy,
                threshold,
                Comparison.values()[random.nextInt(2)],
                every,
                ThresholdContract.DECAY_TIMES[random.nextInt(ThresholdContract.DECAY_TIMES.length)],
                EventOrder.values()[random.nextInt(EventOrder.values().length)]);
        PerceptronComparison.check(
            engine.open(kind.task(synapses, patterns, random.nextLong())),
            rule,
            1 + random.nextInt(15));
      }
    }
  }
}
