package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;

/** What the benchmarks of one network share: the axes, and how long to measure. */
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public abstract class NetworkBenchmark extends LearningBenchmark {
  /**
   * 100 is the network of lr20-fig5a and lr20-fig5b; 20, where little work hides what a call costs,
   * is near the optimum of lr20-fig5c and n22-fig7; 1000 is in the middle of rp24-size, which goes
   * to 100 000.
   */
  @Param({"20", "100", "1000"})
  @Allowed(Range.COUNT)
  public int hidden;

  /**
   * none, local-local and local-neuron are the curves of lr20-fig5b, at its parameters; local-layer
   * consolidates a whole matrix at once, as one of the three policies of lr20-fig4b does.
   * stochastic, which {@code bench all} trains, too, draws a number for every change.
   */
  @Param({"none", "local-local", "local-neuron", "local-layer"})
  @Allowed(Range.POLICY)
  public String policy;

  /** The network under test, which another backend computes too. */
  final Workload workload() {
    Workload workload = Workload.lr20(backend, hidden, policy, patterns);
    workload.checkAgainstAnotherBackend(patterns);
    return workload;
  }
}
