package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Changes of all synapses for one pattern, s += eta delta x^T, in both weight matrices. A backward
 * pass belongs to a forward pass, so both are timed; {@link ForwardBenchmark#forwardAndRead} is
 * what to subtract.
 */
public class BackwardBenchmark extends SettledBenchmark {
  /** One forward and one backward pass, and the outputs are read. */
  @Benchmark
  public float[] forwardAndBackward() {
    forwardNext();
    learner.backward();
    MeasuredOn.await(learner);
    return learner.outputs(0);
  }
}
