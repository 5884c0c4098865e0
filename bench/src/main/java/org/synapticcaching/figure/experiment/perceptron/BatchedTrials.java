package org.synapticcaching.figure.experiment.perceptron;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.perceptron.PerceptronTrials;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.PointContext;

/**
 * The points of a figure as one population of perceptrons. Each point is a coroutine that waits for
 * the results that it needs next; meanwhile those of all points are learned on the device, trials
 * of one task together.
 */
final class BatchedTrials implements TrialSource, TrialQueue {
  /**
   * Progress when all trials requested so far are learned, each by the updates expected of it:
   * searches may yet request others.
   */
  private static final double BEFORE_THE_END = 0.95;

  private final List<TrialPoint> points;
  private final PointContext context;
  private final BatchedWork.Finished finished;
  private final Coroutines coroutines = new Coroutines();
  private final Map<PerceptronTrial, Request> requests = new HashMap<>();
  private final Map<PerceptronTrial.Patterns, Pending> pending = new LinkedHashMap<>();
  private final Map<PerceptronConventions, Double> expected = new HashMap<>();
  private final Map<PerceptronTrials, List<PerceptronTrial>> handedOut = new IdentityHashMap<>();
  private double requested;
  private double learned;

  /** Trials of one task that are not handed out yet, and the updates expected of one of them. */
  private record Pending(List<PerceptronTrial> trials, double updates) {}

  /** A trial that some point needs. */
  private static final class Request {
    private TrialResult result;
  }

  /**
   * Nothing learned yet.
   *
   * @param finished receives the rows of each point as soon as they are complete
   */
  BatchedTrials(List<TrialPoint> points, PointContext context, BatchedWork.Finished finished) {
    this.points = points;
    this.context = context;
    this.finished = finished;
  }

  /**
   * Learns all that the points request, or until cancelled. However it ends, none of them goes on.
   *
   * @throws IOException when a finished point cannot be saved
   */
  void run() throws IOException {
    try (coroutines) {
      for (int p = 0; p < points.size(); p++) {
        int point = p;
        coroutines.start(() -> complete(point));
      }
      coroutines.advance();
      context.perceptrons().learnAll(this, context.threads());
    } catch (UncheckedIOException unsaved) {
      throw unsaved.getCause();
    }
  }

  private Void complete(int point) {
    try {
      finished.accept(point, points.get(point).work().rows(this, context.silent()));
      return null;
    } catch (IOException unsaved) {
      throw new UncheckedIOException(unsaved);
    }
  }

  @Override
  public TrialResult at(PerceptronTrial trial) {
    Request request = request(trial);
    coroutines.await(() -> request.result != null);
    context.stopIfCancelled();
    return request.result;
  }

  @Override
  public void announce(List<PerceptronTrial> trials) {
    trials.forEach(this::request);
  }

  @Override
  public <T, R> List<R> each(List<T> things, Function<T, R> work) {
    return coroutines.each(things, work);
  }

  private Request request(PerceptronTrial trial) {
    return requests.computeIfAbsent(
        trial,
        first -> {
          requested += updates(first);
          pending
              .computeIfAbsent(
                  first.patterns(), any -> new Pending(new ArrayList<>(), updates(first)))
              .trials()
              .add(first);
          return new Request();
        });
  }

  private double updates(PerceptronTrial trial) {
    return expected.computeIfAbsent(trial.conventions(), any -> trial.times(1).updates());
  }

  /** The task whose runs are expected to be longest: those that come last are waited for alone. */
  @Override
  public Optional<PerceptronTrials> poll() {
    PerceptronTrial.Patterns longest = null;
    for (Map.Entry<PerceptronTrial.Patterns, Pending> each : pending.entrySet()) {
      if (longest == null || each.getValue().updates() > pending.get(longest).updates()) {
        longest = each.getKey();
      }
    }
    if (longest == null) {
      return Optional.empty();
    }
    List<PerceptronTrial> together = pending.remove(longest).trials();
    PerceptronTrials trials =
        new PerceptronTrials(longest::draw, together.stream().map(PerceptronTrial::spec).toList());
    handedOut.put(trials, together);
    return Optional.of(trials);
  }

  @Override
  public void complete(PerceptronTrials trials, int k, PerceptronResult result) {
    PerceptronTrial trial = handedOut.get(trials).get(k);
    requests.get(trial).result = TrialResult.of(trial, result);
    learned += updates(trial);
    context.progress(BEFORE_THE_END * learned / requested);
    coroutines.advance();
  }

  @Override
  public boolean cancelled() {
    return context.cancelled();
  }
}
