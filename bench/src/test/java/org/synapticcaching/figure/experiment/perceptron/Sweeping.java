package org.synapticcaching.figure.experiment.perceptron;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.PerceptronTrials;
import org.synapticcaching.backend.TrialQueue;
import org.synapticcaching.backend.select.PerceptronEngines;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;

/** Computes like ejml, wants many runs at a time as a device does, and counts them. */
final class Sweeping implements PerceptronEngine {
  private final PerceptronEngine ejml = PerceptronEngines.select("ejml");
  private int calls;
  private int first;
  private int learned;

  @Override
  public String id() {
    return ejml.id();
  }

  @Override
  public Availability availability() {
    return ejml.availability();
  }

  @Override
  public boolean prefersSweeps() {
    return true;
  }

  @Override
  public PerceptronLearner open(PerceptronTask task) {
    throw new UnsupportedOperationException("one run leaves a device idle");
  }

  @Override
  public void learnAll(TrialQueue feed, int threads) {
    calls++;
    ejml.learnAll(new Counting(feed), threads);
  }

  /** Number of sweeps. */
  int calls() {
    return calls;
  }

  /** Number of runs that were handed over before any result. */
  int first() {
    return first;
  }

  /** Number of runs that were learned. */
  int learned() {
    return learned;
  }

  private final class Counting implements TrialQueue {
    private final TrialQueue feed;

    Counting(TrialQueue feed) {
      this.feed = feed;
    }

    @Override
    public Optional<PerceptronTrials> next() {
      Optional<PerceptronTrials> next = feed.next();
      if (learned == 0) {
        first += next.map(runs -> runs.specs().size()).orElse(0);
      }
      return next;
    }

    @Override
    public void finished(PerceptronTrials runs, int k, PerceptronResult result) {
      learned++;
      feed.finished(runs, k, result);
    }

    @Override
    public boolean cancelled() {
      return feed.cancelled();
    }
  }
}
