package org.synapticcaching.figure.perceptron;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.PerceptronBackend;
import org.synapticcaching.backend.PerceptronBackends;
import org.synapticcaching.backend.PerceptronFeed;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.PerceptronRuns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;

/** Computes like ejml, wants many runs at a time as a device does, and counts them. */
final class Sweeping implements PerceptronBackend {
  private final PerceptronBackend ejml = PerceptronBackends.select("ejml");
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
  public void learnAll(PerceptronFeed feed, int threads) {
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

  private final class Counting implements PerceptronFeed {
    private final PerceptronFeed feed;

    Counting(PerceptronFeed feed) {
      this.feed = feed;
    }

    @Override
    public Optional<PerceptronRuns> next() {
      Optional<PerceptronRuns> next = feed.next();
      if (learned == 0) {
        first += next.map(runs -> runs.specs().size()).orElse(0);
      }
      return next;
    }

    @Override
    public void finished(PerceptronRuns runs, int k, PerceptronResult result) {
      learned++;
      feed.finished(runs, k, result);
    }

    @Override
    public boolean cancelled() {
      return feed.cancelled();
    }
  }
}
