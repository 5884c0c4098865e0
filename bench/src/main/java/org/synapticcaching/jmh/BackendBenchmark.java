package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;

/** A benchmark that compares backends, by throughput unless it says otherwise. */
@BenchmarkMode(Mode.Throughput)
public abstract class BackendBenchmark extends FastJavaBenchmark {
  /**
   * ejml is plain and float64, what simd is measured against; simd draws the figures; -p
   * backend=cublas,cuda for a GPU, of which cublas has no perceptrons.
   */
  @Param({"ejml", "simd"})
  @Allowed(Range.BACKEND)
  public String backend;
}
