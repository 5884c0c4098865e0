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
import org.synapticcaching.dataset.Patterns;

/**
 * Changes of all synapses for one pattern, s += eta delta x^T, in both weight matrices. A backward
 * pass belongs to a forward pass, so both are timed; {@link ForwardBenchmark#forwardAndRead} is
 * what to subtract.
 *
 * <p>The learning rate is so small that weights stay as they are: else s, which nothing here
 * consolidates, would grow from call to call, and with it the number of synapses over threshold.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BackwardBenchmark extends NetworkBenchmark {
  private Patterns patterns;
  private Population population;
  private final int[] presented = new int[1];

  /** Opens a network that has learned a little. */
  @Setup(Level.Trial)
  public void open() {
    patterns = patterns();
    population = workload(patterns).openSettled(patterns, ForwardBenchmark.LEARNED);
  }

  /** One forward and one backward pass, and the outputs are read. */
  @Benchmark
  public float[] forwardAndBackward() {
    presented[0] = presented[0] + 1 < patterns.size() ? presented[0] + 1 : 0;
    population.forward(patterns, presented);
    population.backward();
    MeasuredOn.await(population);
    return population.outputs(0);
  }

  /** Closes the network. */
  @TearDown(Level.Trial)
  public void close() {
    population.close();
  }
}
