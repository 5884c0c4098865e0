package org.synapticcaching.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.synapticcaching.figure.SavedPoints.Finished;

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
   * @param coreSeconds time that all finished points took, now or before, summed over cores; NaN
   *     when not known of all
   */
  record Outcome(Table rows, int points, int reused, int finished, double coreSeconds) {
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
    Map<String, Finished> done = new HashMap<>();
    List<Point> todo = new ArrayList<>();
    requireDistinctKeys(all);
    for (Point point : all) {
      Optional<Finished> before = fresh ? Optional.empty() : saved.load(point);
      before.ifPresentOrElse(known -> done.put(point.key(), known), () -> todo.add(point));
    }
    int reused = done.size();
    points = all.size();
    finished = reused;
    workToDo = todo.stream().mapToDouble(Point::cost).sum();
    todo.sort(Comparator.comparingDouble(Point::cost).reversed());
    compute(todo, done);
    List<Row> ordered = new ArrayList<>();
    all.stream()
        .filter(point -> done.containsKey(point.key()))
        .forEach(point -> ordered.addAll(done.get(point.key()).rows()));
    double seconds = done.values().stream().mapToDouble(Finished::seconds).sum();
    return new Outcome(new Table(ordered), all.size(), reused, done.size(), seconds);
  }

  private static void requireDistinctKeys(List<Point> all) {
    Set<String> keys = new HashSet<>();
    for (Point point : all) {
      if (!keys.add(point.key())) {
        throw new IllegalStateException("two points have the key " + point.key());
      }
    }
  }

  private void compute(List<Point> todo, Map<String, Finished> done) throws IOException {
    if (todo.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, todo.size()));
    try {
      Map<Point, Future<Finished>> futures = new HashMap<>();
      for (Point point : todo) {
        futures.put(point, pool.submit(() -> runOne(point)));
      }
      for (Point point : todo) {
        collect(point, futures.get(point), done);
      }
    } finally {
      givenUp.set(true);
      pool.shutdown();
    }
  }

  private void collect(Point point, Future<Finished> future, Map<String, Finished> done)
      throws IOException {
    try {
      done.put(point.key(), future.get());
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
          "run "
              + point.key()
              + " failed: "
              + problem.getCause().getMessage()
              + " (finished runs are saved; the same command goes on from there)",
          problem.getCause());
    }
  }

  private Finished runOne(Point point) throws IOException {
    PointContext context =
        new PointContext(
            setting.backend(),
            setting.data(),
            setting.perceptrons(),
            () -> userStop.getAsBoolean() || givenUp.get(),
            fraction -> report(point, fraction, 0));
    context.stopIfCancelled();
    long start = System.nanoTime();
    List<Row> rows = List.copyOf(point.work().run(context));
    Finished finished = new Finished(rows, (System.nanoTime() - start) * 1e-9);
    saved.save(point, finished);
    report(point, 1, 1);
    return finished;
  }

  private synchronized void report(Point point, double fraction, int newlyFinished) {
    fractions.merge(point.key(), point.cost() * fraction, Math::max);
    finished += newlyFinished;
    double done = fractions.values().stream().mapToDouble(Double::doubleValue).sum();
    progress.update(done / workToDo, finished, points);
  }
}
