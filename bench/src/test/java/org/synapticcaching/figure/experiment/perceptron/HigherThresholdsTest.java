package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.ConsolidationPolicy;

/** Of thresholds that nothing reaches one is learned, and the others get the same result. */
class HigherThresholdsTest {
  private static final PerceptronConventions LOAD =
      PerceptronConventions.lr20(60, 60).withMaxEpochs(50);
  private static final PerceptronEngine SIMD = Backends.perceptrons(Backends.named("simd"));

  private final HigherThresholds higher = new HigherThresholds();
  private final List<Double> learned = new ArrayList<>();

  private static PerceptronTrial trial(ConsolidationPolicy policy, double theta, long seed) {
    return new PerceptronTrial(LOAD, LOAD.spec(policy, theta, 10), seed);
  }

  private TrialResult at(PerceptronTrial trial) {
    return higher.at(
        trial,
        each -> {
          learned.add(each.spec().consolidation().theta());
          return SIMD.open(each.patterns().draw()).learn(each.spec());
        });
  }

  private static TrialResult alone(PerceptronTrial trial) {
    return new SequentialTrials(SIMD).at(trial);
  }

  @Test
  void whatNothingReachesIsLearnedOnce() {
    for (double theta : new double[] {200, 0.5, 150, 1e6, 90}) {
      PerceptronTrial trial = trial(ConsolidationPolicy.LOCAL_LOCAL, theta, 1);
      assertEquals(alone(trial), at(trial));
    }
    assertEquals(List.of(200.0, 0.5), learned);
  }

  @Test
  void whatIsReachedSomewhereIsLearned() {
    assertTrue(at(trial(ConsolidationPolicy.LOCAL_LOCAL, 0.5, 1)).converged());
    assertFalse(at(trial(ConsolidationPolicy.LOCAL_LOCAL, 100, 1)).converged());
    TrialResult again = at(trial(ConsolidationPolicy.LOCAL_LOCAL, 0.6, 1));
    assertEquals(alone(again.trial()), again);
    assertEquals(List.of(0.5, 100.0, 0.6), learned);
  }

  @Test
  void otherTrialsAreNotTakenForIt() {
    List<PerceptronTrial> trials =
        List.of(
            trial(ConsolidationPolicy.LOCAL_LOCAL, 100, 1),
            trial(ConsolidationPolicy.LOCAL_LOCAL, 200, 2),
            trial(ConsolidationPolicy.LOCAL_GLOBAL, 200, 1),
            new PerceptronTrial(LOAD, LOAD.spec(ConsolidationPolicy.LOCAL_LOCAL, 200, 20), 1),
            new PerceptronTrial(
                LOAD.withMaxEpochs(51),
                LOAD.withMaxEpochs(51).spec(ConsolidationPolicy.LOCAL_LOCAL, 200, 10),
                1));
    for (PerceptronTrial trial : trials) {
      assertEquals(alone(trial), at(trial));
    }
    assertEquals(trials.size(), learned.size());
  }
}
