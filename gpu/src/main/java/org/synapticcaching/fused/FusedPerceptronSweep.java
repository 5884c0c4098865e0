package org.synapticcaching.fused;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import org.synapticcaching.backend.PerceptronBackends;
import org.synapticcaching.backend.PerceptronFeed;
import org.synapticcaching.backend.PerceptronRuns;
import org.synapticcaching.backend.TaskResult;
import org.synapticcaching.cuda.Gpu;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Tasks and rules as one population: threads of the host make tasks just before there is room for
 * them, and learn the few runs that rounding could decide. A task with more rules than there is
 * room for is learned under some of them at a time.
 */
final class FusedPerceptronSweep {
  /** Tasks that are made before there is room for them, while the device learns others. */
  static final int AHEAD = 64;

  private static final String DOING = "perceptrons were learning";
  private static final long PATIENCE_MILLISECONDS = 50;

  private final PerceptronFeed feed;
  private final FusedPerceptronPlan.Limits limits;
  private final ExecutorService pool;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Plain> plain = new ArrayDeque<>();

  /** A task that is not, or not under all of its rules, on the device yet. */
  private static final class Waiting {
    final PerceptronRuns runs;
    final Future<FusedPerceptronPatterns> patterns;
    int admitted;
    FusedPerceptronSlot next;

    Waiting(PerceptronRuns runs, Future<FusedPerceptronPatterns> patterns) {
      this.runs = runs;
      this.patterns = patterns;
    }
  }

  /** A run that the plain backend decides. */
  private record Plain(PerceptronRuns runs, int k, Future<PerceptronResult> result) {}

  private FusedPerceptronSweep(PerceptronFeed feed, ExecutorService pool) {
    this.feed = feed;
    this.pool = pool;
    this.limits = FusedPerceptronPopulation.limits(Gpu.first());
  }

  /**
   * Learns what a feed hands out.
   *
   * @param threads of the host, >= 1
   * @param deviceTime told the milliseconds from the first to the last thing the device did
   */
  static void over(PerceptronFeed feed, int threads, DoubleConsumer deviceTime) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, FusedPerceptronSweep::thread);
    try {
      FusedPerceptronSweep sweep = new FusedPerceptronSweep(feed, pool);
      if (sweep.fetched()) {
        sweep.run(deviceTime);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void run(DoubleConsumer deviceTime) {
    try (FusedPerceptronPopulation population =
        new FusedPerceptronPopulation(
            Gpu.first().openSession(), FusedPerceptronPopulation.WORK_PER_LAUNCH)) {
      while (!feed.cancelled() && (fetched() || !population.idle() || !plain.isEmpty())) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("interrupted while " + DOING);
        }
        if (admitted(population)) {
          continue;
        }
        if (!population.idle()) {
          population.advance();
        }
        settlePlain(population.idle() && waiting.isEmpty());
      }
      deviceTime.accept(population.deviceMilliseconds());
    }
  }

  /** Has tasks made ahead; whether any are waiting for room. */
  private boolean fetched() {
    while (waiting.size() < AHEAD) {
      Optional<PerceptronRuns> next = feed.next();
      if (next.isEmpty()) {
        break;
      }
      PerceptronRuns runs = next.get();
      waiting.add(
          new Waiting(runs, pool.submit(() -> new FusedPerceptronPatterns(runs.task().get()))));
    }
    return !waiting.isEmpty();
  }

  /** Whether there was room for more; waits for a task only when nothing else is to do. */
  private boolean admitted(FusedPerceptronPopulation population) {
    Waiting first = waiting.peek();
    boolean busy = !population.idle() || !plain.isEmpty();
    if (first == null || busy && !first.patterns.isDone()) {
      return false;
    }
    Optional<FusedPerceptronPatterns> made =
        TaskResult.within(PATIENCE_MILLISECONDS, first.patterns, DOING);
    if (made.isEmpty()) {
      return false;
    }
    FusedPerceptronPatterns ready = made.get();
    if (first.next == null) {
      first.next = nextSlot(population, ready, first);
    }
    if (!population.admit(first.next, new Collector(first.runs, first.admitted, ready))) {
      return false;
    }
    first.admitted += first.next.plans().size();
    first.next = null;
    if (first.admitted == first.runs.specs().size()) {
      waiting.remove();
    }
    return true;
  }

  /** The task under as many of its other rules as there can be room for. */
  private FusedPerceptronSlot nextSlot(
      FusedPerceptronPopulation population, FusedPerceptronPatterns patterns, Waiting waiting) {
    List<PerceptronSpec> specs = waiting.runs.specs();
    List<FusedPerceptronPlan> plans =
        specs.subList(waiting.admitted, specs.size()).stream()
            .map(spec -> FusedPerceptronPlan.of(spec, patterns, limits))
            .toList();
    int some = population.fitting(patterns, plans);
    return new FusedPerceptronSlot(patterns, plans.subList(0, some));
  }

  /** Where the results of one slot go. */
  private final class Collector implements FusedPerceptronPopulation.Listener {
    private final PerceptronRuns runs;
    private final int from;
    private final FusedPerceptronPatterns patterns;

    /** From a rule of a task on. */
    Collector(PerceptronRuns runs, int from, FusedPerceptronPatterns patterns) {
      this.runs = runs;
      this.from = from;
      this.patterns = patterns;
    }

    @Override
    public void finished(int k, FusedPerceptronOutcome outcome) {
      feed.finished(runs, from + k, outcome.result());
    }

    @Override
    public void undecided(int k) {
      PerceptronTask again = patterns.task();
      PerceptronSpec spec = runs.specs().get(from + k);
      plain.add(
          new Plain(
              runs,
              from + k,
              pool.submit(() -> PerceptronBackends.select("ejml").open(again).learn(spec))));
    }
  }

  /**
   * Passes on what the plain backend has decided, in the order in which it was asked.
   *
   * @param wait whether nothing else is to do
   */
  private void settlePlain(boolean wait) {
    while (!plain.isEmpty() && (wait || plain.peek().result().isDone())) {
      Plain first = plain.peek();
      Optional<PerceptronResult> result =
          TaskResult.within(PATIENCE_MILLISECONDS, first.result(), DOING);
      if (result.isEmpty()) {
        return;
      }
      plain.remove();
      feed.finished(first.runs(), first.k(), result.get());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
