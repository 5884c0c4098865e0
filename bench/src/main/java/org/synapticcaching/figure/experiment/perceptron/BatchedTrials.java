package org.synapticcaching.figure.experiment.perceptron;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.synapticcaching.backend.PerceptronTrials;
import org.synapticcaching.backend.TrialQueue;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.model.PerceptronResult;

/**
 * The points of a figure as one population of perceptrons. Each point is tried with the runs that
 * have been learned; what it lacks is handed to the device, those of one task together, and the
 * point is tried again as soon as it has come. Only one thread uses it at a time.
 */
final class BatchedTrials implements TrialSource, TrialQueue {
  /** Progress when all runs known so far are learned: searches may yet ask for others. */
  private static final double BEFORE_THE_END = 0.95;

  private final List<TrialPoint> points;
  private final PointContext context;
  private final BatchedWork.Finished finished;
  private final Map<PerceptronTrial, TrialResult> learned = new HashMap<>();
  private final Map<PerceptronTrial, List<Integer>> awaiting = new HashMap<>();
  private final Map<PerceptronTrial.Patterns, List<PerceptronTrial>> pending =
      new LinkedHashMap<>();
  private final Map<PerceptronTrials, List<PerceptronTrial>> handedOut = new IdentityHashMap<>();
  private final int[] lacking;

  /**
   * Nothing learned yet.
   *
   * @param finished receives the rows of each point as soon as they are complete
   */
  BatchedTrials(List<TrialPoint> points, PointContext context, BatchedWork.Finished finished) {
    this.points = points;
    this.context = context;
    this.finished = finished;
    this.lacking = new int[points.size()];
  }

  /**
   * Learns all that the points ask for, or until asked to stop.
   *
   * @throws IOException when a finished point cannot be saved
   */
  void run() throws IOException {
    try {
      for (int point = 0; point < points.size(); point++) {
        attempt(point);
      }
      context.perceptrons().learnAll(this, context.threads());
    } catch (UncheckedIOException unsaved) {
      throw unsaved.getCause();
    }
  }

  private void attempt(int point) {
    try {
      finished.accept(point, points.get(point).work().rows(this, context.silent()));
    } catch (NotYet lack) {
      Set<PerceptronTrial> missing = new HashSet<>();
      for (PerceptronTrial run : lack.missing()) {
        if (missing.add(run)) {
          await(run, point);
        }
      }
      lacking[point] = missing.size();
    } catch (IOException unsaved) {
      throw new UncheckedIOException(unsaved);
    }
  }

  private void await(PerceptronTrial run, int point) {
    awaiting
        .computeIfAbsent(
            run,
            first -> {
              pending.computeIfAbsent(run.patterns(), any -> new ArrayList<>()).add(run);
              return new ArrayList<>();
            })
        .add(point);
  }

  @Override
  public TrialResult at(PerceptronTrial run) {
    announce(List.of(run));
    return learned.get(run);
  }

  @Override
  public void announce(List<PerceptronTrial> runs) {
    List<PerceptronTrial> missing = runs.stream().filter(run -> !learned.containsKey(run)).toList();
    if (!missing.isEmpty()) {
      throw new NotYet(missing);
    }
  }

  @Override
  public Optional<PerceptronTrials> poll() {
    Iterator<Map.Entry<PerceptronTrial.Patterns, List<PerceptronTrial>>> tasks =
        pending.entrySet().iterator();
    if (!tasks.hasNext()) {
      return Optional.empty();
    }
    Map.Entry<PerceptronTrial.Patterns, List<PerceptronTrial>> task = tasks.next();
    tasks.remove();
    PerceptronTrials runs =
        new PerceptronTrials(
            task.getKey()::draw, task.getValue().stream().map(PerceptronTrial::spec).toList());
    handedOut.put(runs, task.getValue());
    return Optional.of(runs);
  }

  @Override
  public void complete(PerceptronTrials runs, int k, PerceptronResult result) {
    PerceptronTrial run = handedOut.get(runs).get(k);
    learned.put(run, TrialResult.of(run, result));
    List<Integer> waited = awaiting.remove(run);
    context.progress(BEFORE_THE_END * learned.size() / (double) (learned.size() + awaiting.size()));
    for (int point : waited) {
      lacking[point]--;
      if (lacking[point] == 0) {
        attempt(point);
      }
    }
  }

  @Override
  public boolean cancelled() {
    return context.cancelled();
  }
}
