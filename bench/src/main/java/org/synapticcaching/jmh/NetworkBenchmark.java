package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.Patterns;

/** What the benchmarks of one network share: the axes, the data, and how long to measure. */
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public abstract class NetworkBenchmark extends FastJavaBenchmark {
  /**
   * ejml is plain and float64, what simd is measured against; simd draws the figures; -p
   * backend=cublas,cuda for a GPU.
   */
  @Param({"ejml", "simd"})
  public String backend;

  /**
   * 100 is the network of lr20-fig5a and lr20-fig5b; 20, where little work hides what a call costs,
   * is near the optimum of lr20-fig5c and n22-fig7; 1000 is in the middle of rp24-size, which goes
   * to 100 000.
   */
  @Param({"20", "100", "1000"})
  public int hidden;

  /**
   * none, local-local and local-neuron are the curves of lr20-fig5b, at its parameters; local-layer
   * consolidates a whole matrix at once, as one of the three policies of lr20-fig4b does.
   */
  @Param({"none", "local-local", "local-neuron", "local-layer"})
  public String policy;

  /** MNIST where MNIST_DIR or data/mnist has it, else the built-in digits; tests choose less. */
  DataRequest request = DataRequest.of(DataRequest.AUTO);

  /** The network under test. */
  final Workload workload(Patterns patterns) {
    Workload workload = new Workload(backend, hidden, policy, patterns);
    workload.checkAgainstAnotherBackend(patterns);
    return workload;
  }

  /** The training patterns. */
  final Patterns patterns() {
    return BenchmarkData.training(request, backend);
  }
}
