package org.synapticcaching.jmh;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;

/**
 * Consolidation, maintenance and decay: l += s and s = 0 where the policy says so, then s *=
 * exp(-1/tau).
 *
 * <p>Consolidation empties its own input, so each call first puts back the transient weights that
 * an update had left, and presents that pattern again (some backends apply an update without
 * caching only when it is consolidated); {@link #restoreOnly} is what to subtract. Weights that are
 * put back may all be over threshold, so a backend that otherwise checks the synapses of active
 * inputs only checks all of them here; what consolidation costs it within a presentation is in
 * {@link TrainBenchmark}.
 */
public class ConsolidateBenchmark extends SettledBenchmark {
  /** What one more update than the network has learned would leave. */
  private List<float[]> transientWeights;

  @Override
  Population openLearner() {
    Workload workload = workload();
    transientWeights = workload.transientWeights(patterns, LEARNED);
    presented[0] = LEARNED;
    return workload.openSettled(patterns, LEARNED);
  }

  /** Puts the transient weights back and consolidates. */
  @Benchmark
  public long restoreAndConsolidate() {
    restore();
    learner.consolidate();
    MeasuredOn.await(learner);
    return learner.presentations(0);
  }

  /** Puts the transient weights back. */
  @Benchmark
  public long restoreOnly() {
    restore();
    MeasuredOn.await(learner);
    return learner.presentations(0);
  }

  private void restore() {
    for (int layer = 0; layer < transientWeights.size(); layer++) {
      learner.setWeights(0, layer, WeightPart.TRANSIENT, transientWeights.get(layer));
    }
    learner.forward(patterns, presented);
    learner.backward();
  }
}
