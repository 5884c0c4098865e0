package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.Patterns;

/**
 * Whole presentations as a run makes them: forward, backward, consolidate. The score is
 * presentations per second on one thread.
 */
@BenchmarkMode(Mode.Throughput)
public class TrainBenchmark extends NetworkBenchmark {
  private static final int PRESENTATIONS = 100;

  private Patterns patterns;
  private Population population;

  /** Opens a network with random weights. */
  @Setup(Level.Trial)
  public void open() {
    patterns = patterns();
    population = workload(patterns).open();
  }

  /** So many presentations, on from where the last call ended. */
  @Benchmark
  @OperationsPerInvocation(PRESENTATIONS)
  public long train(ModelledEnergy energy, DeviceTime device) {
    energy.of(population);
    device.of(population);
    population.train(patterns, PRESENTATIONS);
    MeasuredOn.await(population);
    return population.presentations(0);
  }

  /** Closes the network. */
  @TearDown(Level.Trial)
  public void close() {
    population.close();
  }
}
