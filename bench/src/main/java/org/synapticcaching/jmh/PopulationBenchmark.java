package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.Patterns;

/**
 * Eight networks of 100 hidden units with local-local caching side by side, as the figures with
 * several seeds or thresholds run them. The score is presentations per second of all of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {JavaFlags.VECTORS, JavaFlags.NATIVE, JavaFlags.ALIGNMENT, JavaFlags.COLLECTOR})
@OutputTimeUnit(TimeUnit.SECONDS)
public class PopulationBenchmark {
  private static final int REPLICAS = 8;
  private static final int PRESENTATIONS = 100;
  private static final int HIDDEN = 100;
  private static final String POLICY = "local-local";

  /** ejml is plain and float64; simd draws the figures. */
  @Param({"ejml", "simd"})
  public String backend;

  /** One thread, and as many as the smallest machine for which the figures' times are stated. */
  @Param({"1", "2"})
  public int threads;

  /** MNIST where MNIST_DIR or data/mnist has it, else the built-in digits; tests choose less. */
  DataRequest request = DataRequest.of(DataRequest.AUTO);

  private Patterns patterns;
  private Population population;

  /** Opens the networks with random weights. */
  @Setup(Level.Trial)
  public void open() {
    patterns = BenchmarkData.training(request, backend);
    Workload workload = new Workload(backend, HIDDEN, POLICY, patterns);
    workload.checkAgainstAnotherBackend(patterns);
    population = workload.open(REPLICAS, threads);
  }

  /** So many presentations to each network, on from where the last call ended. */
  @Benchmark
  @OperationsPerInvocation(REPLICAS * PRESENTATIONS)
  public long train(ModelledEnergy energy) {
    energy.of(population);
    population.train(patterns, PRESENTATIONS);
    return population.presentations(0);
  }

  /** Closes the networks. */
  @TearDown(Level.Trial)
  public void close() {
    population.close();
  }
}
