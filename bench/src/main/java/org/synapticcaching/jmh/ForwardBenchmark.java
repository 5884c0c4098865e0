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
 * Outputs of one pattern: h = f(W1 x), y = g(W2 h), with W = w(0) + l + s; W1 is hidden x 784, W2
 * 10 x hidden. Patterns take turns, as their numbers of active inputs differ.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForwardBenchmark extends NetworkBenchmark {
  /** Enough for a spread of transient weights like that of a longer run. */
  static final int LEARNED = 100;

  private Patterns patterns;
  private Population population;
  private final int[] presented = new int[1];

  /** Opens a network that has learned a little. */
  @Setup(Level.Trial)
  public void open() {
    patterns = patterns();
    population = workload(patterns).openSettled(patterns, LEARNED);
  }

  /** One forward pass, whose outputs stay where they are computed. */
  @Benchmark
  public long forward() {
    next();
    MeasuredOn.await(population);
    return population.presentations(0);
  }

  /** The same, and the outputs are read. */
  @Benchmark
  public float[] forwardAndRead() {
    next();
    return population.outputs(0);
  }

  private void next() {
    presented[0] = presented[0] + 1 < patterns.size() ? presented[0] + 1 : 0;
    population.forward(patterns, presented);
  }

  /** Closes the network. */
  @TearDown(Level.Trial)
  public void close() {
    population.close();
  }
}
