package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.synapticcaching.backend.Population;
import org.synapticcaching.jmh.param.Allowed;

/**
 * Whole presentations as a run makes them: forward, backward, consolidate. The score is
 * presentations per second on one thread.
 */
public class TrainBenchmark extends NetworkBenchmark {
  private static final int PRESENTATIONS = 100;

  /** A run spends most of its time beyond the first epoch. */
  @Param(Stage.LEARNED)
  @Allowed(words = {Stage.NOT_LEARNED, Stage.LEARNED})
  public String stage;

  /** Presentations over which energy is counted: a second for the slowest; tests take less. */
  int stretch = 500;

  @Override
  Population openLearner() {
    return openAt(stage, stretch, workload(), 1, 1);
  }

  /** {@value #PRESENTATIONS} presentations. */
  @Benchmark
  @OperationsPerInvocation(PRESENTATIONS)
  public long train(DeviceTime device) {
    return present(PRESENTATIONS, device);
  }
}
