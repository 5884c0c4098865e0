package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.backend.Population;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;
import org.synapticcaching.model.Threshold;

/**
 * What a threshold that sets itself costs: the presentations of {@link TrainBenchmark} with it, and
 * with a fixed one. Of the same price only where both consolidate as often, which depends on the
 * fixed one. The score is presentations per second on one thread.
 */
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ThresholdTrainBenchmark extends LearningBenchmark {
  /** The word for a threshold that sets itself. */
  static final String AUTO = "auto";

  private static final int PRESENTATIONS = 100;

  /** The network of lr20-fig5a and lr20-fig5b. */
  @Param("100")
  @Allowed(Range.COUNT)
  public int hidden;

  /** Single synapses, whose thresholds are part of the walk that learns. */
  @Param("local-local")
  @Allowed(Range.POLICY)
  public String policy;

  /**
   * On learned weights, 0.0187 consolidates as many synapses of MNIST in each presentation as auto.
   */
  @Param({"0.0187", AUTO})
  @Allowed(value = Range.POSITIVE, words = AUTO)
  public String threshold;

  /** A run spends most of its time beyond the first epoch. */
  @Param(Stage.LEARNED)
  @Allowed(words = {Stage.NOT_LEARNED, Stage.LEARNED})
  public String stage;

  /** Presentations over which energy is counted: a second for the slowest; tests take less. */
  int stretch = 500;

  @Override
  Population openLearner() {
    Workload workload = Workload.lr20(backend, hidden, policy, patterns).with(threshold());
    workload.checkAgainstAnotherBackend(patterns);
    return openAt(stage, stretch, workload, 1, 1);
  }

  /** By the price of the energy that is counted, for a run of one epoch. */
  private Threshold threshold() {
    return threshold.equals(AUTO)
        ? new Threshold.Automatic(
            Workload.PRICES.maintenanceCost(), patterns.size(), Threshold.Automatic.DEFAULT_MEMORY)
        : Threshold.of(Double.parseDouble(threshold));
  }

  /** {@value #PRESENTATIONS} presentations. */
  @Benchmark
  @OperationsPerInvocation(PRESENTATIONS)
  public long train(DeviceTime device) {
    return present(PRESENTATIONS, device);
  }
}
