package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.contract.PerceptronComparison.check;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronPathsContract;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

class SimdPerceptronLearnerTest extends PerceptronPathsContract {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));

  @Override
  protected PerceptronLearner learner(PerceptronTask task) {
    return new SimdPerceptronLearner(task, REFERENCE);
  }

  @Override
  protected PerceptronLearner learnerWithoutGram(PerceptronTask task) {
    return new SimdPerceptronLearner(task, REFERENCE, 0);
  }

  @Test
  void patternsLongerThanAnyVectorAgreeToo() {
    for (int synapses : new int[] {510, 701}) {
      PerceptronLearner learner = learner(PerceptronTask.random(synapses, 130, synapses));
      for (ConsolidationPolicy policy :
          List.of(
              ConsolidationPolicy.NONE,
              ConsolidationPolicy.LOCAL_LOCAL,
              ConsolidationPolicy.LOCAL_GLOBAL,
              ConsolidationPolicy.QUANTISED)) {
        for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 250}) {
          check(learner, Consolidation.of(policy, 1.5, decayTime), 50);
        }
      }
    }
  }
}
