package org.synapticcaching.cuda.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.PerceptronSpec;

/**
 * One task, learned by a population of one. Nothing stays on the device between runs: the Gram
 * matrix is made anew in less time than keeping track of it would be worth.
 */
final class CudaPerceptronLearner implements PerceptronLearner, DeviceTimed {
  private final Gpu gpu;
  private final PerceptronTask task;
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
    this.task = task;
    this.reference = reference;
    this.deviceTime = deviceTime;
  }

  @Override
  public PerceptronTask task() {
    return task;
  }

  @Override
  public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
    return learn(spec, CudaPerceptronTurns.of(gpu), CudaPerceptronPlan.Limits.of(gpu), listener);
  }

  /** With other turns and limits, for tests. */
  PerceptronResult learn(
      PerceptronSpec spec,
      CudaPerceptronTurns turns,
      CudaPerceptronPlan.Limits limits,
      PerceptronListener listener) {
    long most = (long) spec.maxEpochs() * task.patterns();
    List<Optional<CudaPerceptronOutcome>> ended = new ArrayList<>();
    try (CudaPerceptronStreams streams = new CudaPerceptronStreams(gpu)) {
      CudaPerceptronPopulation population = new CudaPerceptronPopulation(streams, turns);
      CudaPerceptronSlot slot =
          CudaPerceptronPrepared.of(task, List.of(spec), limits, population.room()).slots().get(0);
      population.admit(slot, 1, (k, outcome) -> ended.add(outcome));
      while (!population.idle()) {
        if (population.turn()) {
          listener.presented(population.presented(), most);
        } else {
          population.await();
        }
      }
      double spent = population.deviceMilliseconds();
      milliseconds += spent;
      deviceTime.accept(spent);
    }
    return ended
        .get(0)
        .map(CudaPerceptronOutcome::result)
        .orElseGet(() -> reference.open(task).learn(spec, listener));
  }

  @Override
  public double deviceMilliseconds() {
    return milliseconds;
  }
}
