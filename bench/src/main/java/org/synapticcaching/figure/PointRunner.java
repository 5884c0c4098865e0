package org.synapticcaching.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Computes the points of a figure side by side, each on one thread and independent of the others,
 * so that results do not depend on the number of threads. Finished points are saved at once.
 */
final class PointRunner {
  private final SavedPoints saved;
  private final Setting setting;
  private final int threads;
  private final BooleanSupplier userStop;
  private final Progress progress;
  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final Map<String, Double> fractions = new HashMap<>();
  private double workToDo;
  private int finished;
  private int points;

  PointRunner(
      SavedPoints saved,
      Setting setting,
      int threads,
      BooleanSupplier userStop,
      Progress progress) {
    this.saved = saved;
    this.setting = setting;
    this.threads = threads;
    this.userStop = userStop;
    this.progress = progress;
  }

  /**
   * What came of a figure's points.
   *
   * @param rows of all points in their order; of the finished ones only when interrupted
   * @param points number of points of the figure
   * @param reused how many of them were taken from saved runs
   * @param finished how many of them are finished and saved
   */
  record Outcome(Table rows, int points, int reused, int finished) {
    boolean complete() {
      return finished == points;
    }
  }

  /**
   * Computes what is not saved yet, dearest points first.
   *
   * @param fresh whether to compute everything anew
   * @throws IOException when a result cannot be saved
   */
  Outcome run(List<Point> all, boolean fresh) throws IOException {
    Map<String, List<Row>> rows = new HashMap<>();
    List<Point> todo = new ArrayList<>();
    for (Point point : all) {
      Optional<List<Row>> before = fresh ? Optional.empty() : saved.load(point);
      if (rows.containsKey(point.key())
          || todo.stream().anyMatch(p -> p.key().equals(point.key()))) {
        throw new IllegalStateException("two points have the key " + point.key());
      }
      before.ifPresentOrElse(known -> rows.put(point.key(), known), () -> todo.add(point));
    }
    int reused = rows.size();
    points = all.size();
    finished = reused;
    workToDo = todo.stream().mapToDouble(Point::cost).sum();
    todo.sort(Comparator.comparingDouble(Point::cost).reversed());
    compute(todo, rows);
    List<Row> ordered = new ArrayList<>();
    all.forEach(point -> ordered.addAll(rows.getOrDefault(point.key(), List.of())));
    return new Outcome(new Table(ordered), all.size(), reused, rows.size());
  }

  private void compute(List<Point> todo, Map<String, List<Row>> rows) throws IOException {
    if (todo.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, todo.size()));
    try {
      Map<Point, Future<List<Row>>> futures = new HashMap<>();
      for (Point point : todo) {
        futures.put(point, pool.submit(() -> runOne(point)));
      }
      for (Point point : todo) {
        collect(point, futures.get(point), rows);
      }
    } finally {
      givenUp.set(true);
      pool.shutdown();
    }
  }

  private void collect(Point point, Future<List<Row>> future, Map<String, List<Row>> rows)
      throws IOException {
    try {
      rows.put(point.key(), future.get());
    } catch (CancellationException stopped) {
      // The user wants to stop: what is finished is saved, the rest is left out.
    } catch (InterruptedException stop) {
      givenUp.set(true);
      Thread.currentThread().interrupt();
    } catch (ExecutionException problem) {
      if (problem.getCause() instanceof CancellationException) {
        return;
      }
      if (problem.getCause() instanceof IOException unsaved) {
        throw unsaved;
      }
      if (problem.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(
          "run " + point.key() + " failed: " + problem.getCause().getMessage(), problem.getCause());
    }
  }

  private List<Row> runOne(Point point) throws IOException {
    PointContext context =
        new PointContext(
            setting.backend(),
            setting.data(),
            setting.perceptrons(),
            () -> userStop.getAsBoolean() || givenUp.get(),
            fraction -> report(point, fraction, 0));
    context.stopIfCancelled();
    List<Row> rows = List.copyOf(point.work().run(context));
    saved.save(point, rows);
    report(point, 1, 1);
    return rows;
  }

  private synchronized void report(Point point, double fraction, int newlyFinished) {
    fractions.merge(point.key(), point.cost() * fraction, Math::max);
    finished += newlyFinished;
    double done = fractions.values().stream().mapToDouble(Double::doubleValue).sum();
    progress.update(done / workToDo, finished, points);
  }
}
