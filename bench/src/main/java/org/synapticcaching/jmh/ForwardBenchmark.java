package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Outputs of one pattern: h = f(W1 x), y = g(W2 h), with W = w(0) + l + s; W1 is hidden x 784, W2
 * 10 x hidden.
 */
public class ForwardBenchmark extends SettledBenchmark {
  /** One forward pass, whose outputs stay where they are computed. */
  @Benchmark
  public long forward() {
    forwardNext();
    MeasuredOn.await(learner);
    return learner.presentations(0);
  }

  /** One forward pass whose outputs are read. */
  @Benchmark
  public float[] forwardAndRead() {
    forwardNext();
    return learner.outputs(0);
  }
}
