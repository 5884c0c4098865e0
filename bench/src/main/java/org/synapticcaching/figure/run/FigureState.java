package org.synapticcaching.figure.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.figure.run.SavedPoints.Finished;

/**
 * How far a figure in the queue is. Not thread-safe, but for {@link #failed}; the queue guards it.
 */
final class FigureState {
  private final FigurePoints figure;
  private final double cost;
  private final Pace pace;
  private final Map<String, Finished> done = new HashMap<>();
  private final Map<String, Double> advanced = new HashMap<>();
  private double costToDo;
  private double costDone;
  private int reused;
  private int running;
  private boolean told;
  private volatile Exception failure;

  FigureState(FigurePoints figure) {
    this.figure = figure;
    this.cost = figure.cost();
    this.pace = new Pace(figure.secondsPerCost(), cost);
  }

  /**
   * Takes over what is saved.
   *
   * @param fresh whether to take over nothing
   * @return what is left to be computed
   * @throws IOException when something is in the place of a saved point
   */
  List<Point> load(boolean fresh) throws IOException {
    SavedPoints saved = figure.saved();
    List<Point> todo = new ArrayList<>();
    for (Point point : figure.points()) {
      Optional<Finished> before = fresh ? Optional.empty() : saved.load(point);
      if (before.isPresent()) {
        done.put(point.key(), before.get());
        pace.measured(point.cost(), before.get().seconds());
      } else {
        todo.add(point);
        costToDo += point.cost();
      }
    }
    if (!fresh) {
      saved.noticeOthers(todo);
    }
    reused = done.size();
    return todo;
  }

  FigurePoints figure() {
    return figure;
  }

  Pace pace() {
    return pace;
  }

  /** Gives the figure up. */
  void fail(Exception reason) {
    failure = reason;
  }

  boolean failed() {
    return failure != null;
  }

  boolean complete() {
    return done.size() == figure.points().size();
  }

  /** Whether it is known to whoever waits for it that all points are finished. */
  boolean isTold() {
    return told;
  }

  void told() {
    told = true;
  }

  boolean isDone(Point point) {
    return done.containsKey(point.key());
  }

  /** A job begins, or ends, that computes points of this figure. */
  void working(int jobs) {
    running += jobs;
  }

  boolean isBeingComputed() {
    return running > 0;
  }

  void finish(Point point, Finished result) {
    done.put(point.key(), result);
    pace.measured(point.cost(), result.seconds());
    advance(point, 1);
  }

  /** A point is done up to this fraction, 0 to 1. */
  void advance(Point point, double fraction) {
    double before = advanced.getOrDefault(point.key(), 0.0);
    if (fraction > before) {
      advanced.put(point.key(), fraction);
      costDone += (fraction - before) * point.cost();
    }
  }

  /** Cost of what has been computed since the queue began. */
  double costDone() {
    return costDone;
  }

  /** Cost of all that was to be computed when the queue began; what was, of a figure given up. */
  double costToDo() {
    return failed() ? costDone : costToDo;
  }

  /** Part of the cost of all points that is done, now or before. */
  double fraction() {
    return Math.max(0, Math.min(1, (cost - costToDo + costDone) / cost));
  }

  int finished() {
    return done.size();
  }

  Outcome outcome() {
    List<Row> ordered = new ArrayList<>();
    double seconds = 0;
    for (Point point : figure.points()) {
      Finished result = done.get(point.key());
      if (result != null) {
        ordered.addAll(result.rows());
        seconds += result.seconds();
      }
    }
    return new Outcome(
        new Table(ordered),
        figure.points().size(),
        reused,
        done.size(),
        seconds,
        Optional.ofNullable(failure));
  }
}
