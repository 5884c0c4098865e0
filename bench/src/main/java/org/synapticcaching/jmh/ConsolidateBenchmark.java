package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;

/**
 * Consolidation, maintenance and decay: l += s and s = 0 where the policy says so, then s *=
 * exp(-1/tau).
 *
 * <p>Consolidation empties its own input, so each call first puts back the transient weights that
 * an update had left; {@link #restoreOnly} is what to subtract. Weights that are put back may all
 * be over threshold, so a backend that otherwise looks at the synapses of active inputs only looks
 * at all of them here; what consolidation costs it within a presentation is in {@link
 * TrainBenchmark}. Without caching nothing is transient, and nothing is put back.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConsolidateBenchmark extends NetworkBenchmark {
  private Workload workload;
  private Population population;
  private float[][] transientWeights;

  /** Opens a network in the middle of a presentation: learned, not yet consolidated. */
  @Setup(Level.Trial)
  public void open() {
    Patterns patterns = patterns();
    workload = workload(patterns);
    population = workload.open();
    population.train(patterns, ForwardBenchmark.LEARNED);
    population.forward(patterns, new int[] {ForwardBenchmark.LEARNED});
    population.backward();
    transientWeights = new float[workload.layers()][];
    for (int layer = 0; layer < transientWeights.length; layer++) {
      transientWeights[layer] = population.weights(0, layer, WeightPart.TRANSIENT);
    }
  }

  /** Puts the transient weights back and consolidates. */
  @Benchmark
  public long restoreAndConsolidate() {
    restore();
    population.consolidate();
    return population.presentations(0);
  }

  /** Puts the transient weights back. */
  @Benchmark
  public long restoreOnly() {
    restore();
    return population.presentations(0);
  }

  private void restore() {
    for (int layer = 0; layer < transientWeights.length && workload.caching(); layer++) {
      population.setWeights(0, layer, WeightPart.TRANSIENT, transientWeights[layer]);
    }
  }

  /** Closes the network. */
  @TearDown(Level.Trial)
  public void close() {
    population.close();
  }
}
