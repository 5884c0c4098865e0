package org.synapticcaching.jmh;

import java.util.List;
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
 * an update had left, and presents that pattern again (some backends apply an update without
 * caching only when it is consolidated); {@link #restoreOnly} is what to subtract. Weights that are
 * put back may all be over threshold, so a backend that otherwise looks at the synapses of active
 * inputs only looks at all of them here; what consolidation costs it within a presentation is in
 * {@link TrainBenchmark}. The learning rate is as small as in {@link BackwardBenchmark}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConsolidateBenchmark extends NetworkBenchmark {
  private Patterns patterns;
  private Population population;
  private List<float[]> transientWeights;
  private final int[] presented = {ForwardBenchmark.LEARNED};

  /** Opens a network that has learned a little, and keeps what one more update would leave. */
  @Setup(Level.Trial)
  public void open() {
    patterns = patterns();
    Workload workload = workload(patterns);
    population = workload.openSettled(patterns, ForwardBenchmark.LEARNED);
    transientWeights = workload.transientWeights(patterns, ForwardBenchmark.LEARNED);
  }

  /** Puts the transient weights back and consolidates. */
  @Benchmark
  public long restoreAndConsolidate() {
    restore();
    population.consolidate();
    MeasuredOn.await(population);
    return population.presentations(0);
  }

  /** Puts the transient weights back. */
  @Benchmark
  public long restoreOnly() {
    restore();
    MeasuredOn.await(population);
    return population.presentations(0);
  }

  private void restore() {
    for (int layer = 0; layer < transientWeights.size(); layer++) {
      population.setWeights(0, layer, WeightPart.TRANSIENT, transientWeights.get(layer));
    }
    population.forward(patterns, presented);
    population.backward();
  }

  /** Closes the network. */
  @TearDown(Level.Trial)
  public void close() {
    population.close();
  }
}
