package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.synapticcaching.backend.Population;

/**
 * Whole presentations as a run makes them: forward, backward, consolidate. The score is
 * presentations per second on one thread.
 */
public class TrainBenchmark extends NetworkBenchmark {
  private static final int PRESENTATIONS = 100;

  @Override
  Population openLearner() {
    return workload().open();
  }

  /** {@value #PRESENTATIONS} presentations. */
  @Benchmark
  @OperationsPerInvocation(PRESENTATIONS)
  public long train(ModelledEnergy energy, DeviceTime device) {
    return present(PRESENTATIONS, energy, device);
  }
}
