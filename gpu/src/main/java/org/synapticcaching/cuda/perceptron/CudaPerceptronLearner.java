package org.synapticcaching.cuda.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.PerceptronListener;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * One task, learned by a population of one. Nothing stays on the device between runs: the Gram
 * matrix is made anew in less time than keeping track of it would be worth.
 */
final class CudaPerceptronLearner implements PerceptronLearner, DeviceTimed {
  private final Gpu gpu;
  private final CudaPerceptronPatterns patterns;
  private final PerceptronEngine reference;
  private final DoubleConsumer deviceTime;
  private double milliseconds;

  /**
   * Takes in patterns.
   *
   * @param gpu learns them
   * @param reference learns the runs in which rounding could decide
   * @param deviceTime receives the milliseconds that the device was at work, run by run
   */
  CudaPerceptronLearner(
      Gpu gpu, PerceptronTask task, PerceptronEngine reference, DoubleConsumer deviceTime) {
    this.gpu = gpu;
    this.patterns = new CudaPerceptronPatterns(task);
    this.reference = reference;
    this.deviceTime = deviceTime;
  }

  @Override
  public PerceptronTask task() {
    return patterns.task();
  }

  @Override
  public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
    return learn(
        spec,
        CudaPerceptronPopulation.WORK_PER_LAUNCH,
        CudaPerceptronPlan.Limits.of(gpu),
        listener);
  }

  /**
   * With other limits, for tests.
   *
   * @param workPerLaunch numbers added in one launch, roughly
   */
  PerceptronResult learn(
      PerceptronSpec spec,
      long workPerLaunch,
      CudaPerceptronPlan.Limits limits,
      PerceptronListener listener) {
    long most = (long) spec.maxEpochs() * patterns.task().patterns();
    CudaPerceptronPlan plan = CudaPerceptronPlan.of(spec, patterns, limits);
    CudaPerceptronSlot slot = new CudaPerceptronSlot(patterns, List.of(plan));
    List<Optional<CudaPerceptronOutcome>> ended = new ArrayList<>();
    try (CudaPerceptronPopulation population =
        new CudaPerceptronPopulation(gpu.openSession(), workPerLaunch)) {
      population.admit(slot, (k, outcome) -> ended.add(outcome));
      while (!population.idle()) {
        population.advance();
        listener.presented(population.presented(), most);
      }
      double spent = population.deviceMilliseconds();
      milliseconds += spent;
      deviceTime.accept(spent);
    }
    return ended
        .get(0)
        .map(CudaPerceptronOutcome::result)
        .orElseGet(() -> reference.open(patterns.task()).learn(spec, listener));
  }

  @Override
  public double deviceMilliseconds() {
    return milliseconds;
  }
}
