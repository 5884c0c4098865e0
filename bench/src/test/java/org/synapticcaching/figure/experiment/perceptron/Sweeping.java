package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DelegatingBackend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.perceptron.PerceptronTrials;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;

/** Computes like ejml, wants many runs at a time as a device does, and counts them. */
final class Sweeping extends DelegatingBackend {
  private static final Backend EJML = Backends.named("ejml");

  private int calls;
  private int first;
  private int learned;
  private final List<PerceptronTrials> polled = new ArrayList<>();

  Sweeping() {
    super(EJML);
  }

  @Override
  public boolean prefersPopulations() {
    return true;
  }

  @Override
  public Population open(PopulationSpec spec) {
    throw new UnsupportedOperationException("it learns perceptrons only");
  }

  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return Optional.of(new Sweeps());
  }

  /** Number of sweeps. */
  int calls() {
    return calls;
  }

  /** Number of runs that were handed over before any result. */
  int first() {
    return first;
  }

  /** Numbers of patterns of the tasks, in the order in which they were handed over. */
  List<Integer> patterns() {
    return polled.stream().map(trials -> trials.task().get().patterns()).toList();
  }

  /** Number of runs that were learned. */
  int learned() {
    return learned;
  }

  private final class Sweeps implements PerceptronEngine {
    @Override
    public PerceptronLearner open(PerceptronTask task) {
      throw new UnsupportedOperationException("one run leaves a device idle");
    }

    @Override
    public void learnAll(TrialQueue queue, int threads) {
      calls++;
      Backends.perceptrons(EJML).learnAll(new Counting(queue), threads);
    }
  }

  private final class Counting implements TrialQueue {
    private final TrialQueue queue;

    Counting(TrialQueue queue) {
      this.queue = queue;
    }

    @Override
    public Optional<PerceptronTrials> poll() {
      Optional<PerceptronTrials> next = queue.poll();
      if (learned == 0) {
        first += next.map(trials -> trials.specs().size()).orElse(0);
      }
      next.ifPresent(polled::add);
      return next;
    }

    @Override
    public void complete(PerceptronTrials trials, int k, PerceptronResult result) {
      learned++;
      queue.complete(trials, k, result);
    }

    @Override
    public boolean cancelled() {
      return queue.cancelled();
    }
  }
}
