package org.synapticcaching.figure.run;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.SavedPoints.Finished;

/**
 * Computes the points of a figure side by side, each on one thread and independent of the others,
 * so that results do not depend on the number of threads; on a device, those that can share a
 * population together. Finished points are saved at once.
 */
public final class PointRunner {
  private final SavedPoints saved;
  private final FigureEnvironment environment;
  private final int threads;
  private final MemoryGate memory;
  private final BooleanSupplier userStop;
  private final Progress progress;
  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final Map<String, Double> fractions = new HashMap<>();
  private final Map<String, Finished> done = new ConcurrentHashMap<>();
  private double workToDo;
  private int finished;
  private int points;

  /**
   * A runner.
   *
   * @param threads most points side by side
   * @param memory bytes that the points side by side may use together
   */
  public PointRunner(
      SavedPoints saved,
      FigureEnvironment environment,
      int threads,
      long memory,
      BooleanSupplier userStop,
      Progress progress) {
    this.saved = saved;
    this.environment = environment;
    this.threads = threads;
    this.memory = new MemoryGate(memory);
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
  public record Outcome(Table rows, int points, int reused, int finished, double coreSeconds) {
    public boolean complete() {
      return finished == points;
    }
  }

  /**
   * Computes what is not saved yet, dearest points first.
   *
   * @param fresh whether to compute everything anew
   * @throws IOException when a result cannot be saved
   */
  public Outcome run(List<Point> all, boolean fresh) throws IOException {
    List<Point> todo = new ArrayList<>();
    requireDistinctKeys(all);
    for (Point point : all) {
      Optional<Finished> before = fresh ? Optional.empty() : saved.load(point);
      before.ifPresentOrElse(known -> done.put(point.key(), known), () -> todo.add(point));
    }
    if (!fresh) {
      saved.noticeOthers(todo);
    }
    int reused = done.size();
    points = all.size();
    finished = reused;
    workToDo = todo.stream().mapToDouble(Point::cost).sum();
    todo.forEach(this::requireMemory);
    for (Point point : todo) {
      saved.requirePlace(point);
    }
    todo.sort(Comparator.comparingDouble(Point::cost).reversed());
    compute(jobs(todo));
    List<Row> ordered = new ArrayList<>();
    all.stream()
        .filter(point -> done.containsKey(point.key()))
        .forEach(point -> ordered.addAll(done.get(point.key()).rows()));
    double seconds = done.values().stream().mapToDouble(Finished::seconds).sum();
    return new Outcome(new Table(ordered), all.size(), reused, done.size(), seconds);
  }

  /** Before anything is computed, which may take hours. */
  private void requireMemory(Point point) {
    need(List.of(point)).ifPresent(need -> memory.require("run " + point.key(), need));
  }

  private Optional<MemoryNeed> need(List<Point> job) {
    return Point.population(job)
        .map(
            spec ->
                MemoryNeed.of(environment.backend().orElseThrow(), spec, environment.data().get()));
  }

  private static void requireDistinctKeys(List<Point> all) {
    Set<String> keys = new HashSet<>();
    for (Point point : all) {
      if (!keys.add(point.key())) {
        throw new IllegalStateException("two points have the key " + point.key());
      }
    }
  }

  /** Points by themselves, or as many of a group as memory has room for in one population. */
  private List<List<Point>> jobs(List<Point> todo) {
    Map<Object, List<Point>> open = new HashMap<>();
    List<List<Point>> jobs = new ArrayList<>();
    for (Point point : todo) {
      Object group = batched(point).map(BatchedWork::group).orElse(point.key());
      List<Point> job = open.get(group);
      if (job == null || !hasRoom(job, point)) {
        job = new ArrayList<>();
        jobs.add(job);
        open.put(group, job);
      }
      job.add(point);
    }
    return jobs;
  }

  private boolean hasRoom(List<Point> job, Point another) {
    List<Point> both = new ArrayList<>(job);
    both.add(another);
    return need(both).filter(need -> !memory.allows(need)).isEmpty();
  }

  /** The work of a point together with others, where that suits the backend. */
  private Optional<BatchedWork> batched(Point point) {
    return environment.computesTogether() ? point.batched() : Optional.empty();
  }

  private void compute(List<List<Point>> jobs) throws IOException {
    if (jobs.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, jobs.size()));
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (List<Point> job : jobs) {
        futures.add(
            pool.submit(
                () -> {
                  run(job);
                  return null;
                }));
      }
      for (int j = 0; j < futures.size(); j++) {
        await(jobs.get(j), futures.get(j));
      }
    } finally {
      givenUp.set(true);
      pool.shutdown();
      awaitEnd(pool);
    }
  }

  /** However a figure ends, nothing of it is computed, reported or saved afterwards. */
  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(List<Point> job, Future<?> future) throws IOException {
    try {
      future.get();
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
              + job.get(0).key()
              + (job.size() > 1 ? " (with " + (job.size() - 1) + " others)" : "")
              + " failed: "
              + problem.getCause().getMessage()
              + " (finished runs are saved; the same command goes on from there)",
          problem.getCause());
    }
  }

  private void run(List<Point> job) throws IOException {
    PointContext context =
        new PointContext(
            environment.backend(),
            environment.data(),
            () -> userStop.getAsBoolean() || givenUp.get(),
            fraction -> job.forEach(point -> report(point, fraction, 0)),
            threads);
    long bytes = need(job).map(MemoryNeed::bytes).orElse(0L);
    memory.enter(bytes);
    try {
      context.stopIfCancelled();
      Point first = job.get(0);
      if (job.size() > 1 || batched(first).filter(BatchedWork::batchesSingletons).isPresent()) {
        runBatched(job, context);
      } else {
        long start = System.nanoTime();
        List<Row> rows = List.copyOf(first.work().run(context));
        finish(first, rows, (System.nanoTime() - start) * 1e-9);
      }
    } finally {
      memory.leave(bytes);
    }
  }

  /** How long one core took for one of the points has no meaning here. */
  private void runBatched(List<Point> job, PointContext context) throws IOException {
    List<BatchedWork> members = job.stream().map(point -> point.batched().orElseThrow()).toList();
    members
        .get(0)
        .run(members, context, (member, rows) -> finish(job.get(member), rows, Double.NaN));
  }

  private void finish(Point point, List<Row> rows, double seconds) throws IOException {
    Finished result = new Finished(rows, seconds);
    saved.save(point, result);
    done.put(point.key(), result);
    report(point, 1, 1);
  }

  private synchronized void report(Point point, double fraction, int newlyFinished) {
    fractions.merge(point.key(), point.cost() * fraction, Math::max);
    finished += newlyFinished;
    double done = fractions.values().stream().mapToDouble(Double::doubleValue).sum();
    progress.update(done / workToDo, finished, points);
  }
}
