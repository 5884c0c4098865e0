package org.synapticcaching.cuda.perceptron;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import org.synapticcaching.backend.Futures;
import org.synapticcaching.backend.PerceptronTrials;
import org.synapticcaching.backend.TrialQueue;
import org.synapticcaching.backend.select.PerceptronEngines;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Tasks and rules as one population: threads of the host make tasks just before there is room for
 * them, and learn the few runs that rounding could decide. A task with more rules than there is
 * room for is learned under some of them at a time.
 */
final class CudaPerceptronSweep {
  /** Tasks that are made before there is room for them, while the device learns others. */
  static final int AHEAD = 64;

  private static final String DOING = "perceptrons were learning";
  private static final long PATIENCE_MILLISECONDS = 50;

  private final TrialQueue feed;
  private final CudaPerceptronPlan.Limits limits;
  private final ExecutorService pool;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Plain> plain = new ArrayDeque<>();

  /** A task that is not, or not under all of its rules, on the device yet. */
  private static final class Waiting {
    final PerceptronTrials runs;
    final Future<CudaPerceptronPatterns> patterns;
    int admitted;
    CudaPerceptronSlot next;

    Waiting(PerceptronTrials runs, Future<CudaPerceptronPatterns> patterns) {
      this.runs = runs;
      this.patterns = patterns;
    }
  }

  /** A run that the plain backend decides. */
  private record Plain(PerceptronTrials runs, int k, Future<PerceptronResult> result) {}

  private CudaPerceptronSweep(TrialQueue feed, ExecutorService pool) {
    this.feed = feed;
    this.pool = pool;
    this.limits = CudaPerceptronPopulation.limits(Gpu.first());
  }

  /**
   * Learns what a feed hands out.
   *
   * @param threads of the host, >= 1
   * @param deviceTime told the milliseconds from the first to the last thing the device did
   */
  static void over(TrialQueue feed, int threads, DoubleConsumer deviceTime) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, CudaPerceptronSweep::thread);
    try {
      CudaPerceptronSweep sweep = new CudaPerceptronSweep(feed, pool);
      if (sweep.fetched()) {
        sweep.run(deviceTime);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void run(DoubleConsumer deviceTime) {
    try (CudaPerceptronPopulation population =
        new CudaPerceptronPopulation(
            Gpu.first().openSession(), CudaPerceptronPopulation.WORK_PER_LAUNCH)) {
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
      Optional<PerceptronTrials> next = feed.next();
      if (next.isEmpty()) {
        break;
      }
      PerceptronTrials runs = next.get();
      waiting.add(
          new Waiting(runs, pool.submit(() -> new CudaPerceptronPatterns(runs.task().get()))));
    }
    return !waiting.isEmpty();
  }

  /** Whether there was room for more; waits for a task only when nothing else is to do. */
  private boolean admitted(CudaPerceptronPopulation population) {
    Waiting first = waiting.peek();
    boolean busy = !population.idle() || !plain.isEmpty();
    if (first == null || busy && !first.patterns.isDone()) {
      return false;
    }
    Optional<CudaPerceptronPatterns> made =
        Futures.within(PATIENCE_MILLISECONDS, first.patterns, DOING);
    if (made.isEmpty()) {
      return false;
    }
    CudaPerceptronPatterns ready = made.get();
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
  private CudaPerceptronSlot nextSlot(
      CudaPerceptronPopulation population, CudaPerceptronPatterns patterns, Waiting waiting) {
    List<PerceptronSpec> specs = waiting.runs.specs();
    List<CudaPerceptronPlan> plans =
        specs.subList(waiting.admitted, specs.size()).stream()
            .map(spec -> CudaPerceptronPlan.of(spec, patterns, limits))
            .toList();
    int some = population.fitting(patterns, plans);
    return new CudaPerceptronSlot(patterns, plans.subList(0, some));
  }

  /** Where the results of one slot go. */
  private final class Collector implements CudaPerceptronPopulation.Listener {
    private final PerceptronTrials runs;
    private final int from;
    private final CudaPerceptronPatterns patterns;

    /** From a rule of a task on. */
    Collector(PerceptronTrials runs, int from, CudaPerceptronPatterns patterns) {
      this.runs = runs;
      this.from = from;
      this.patterns = patterns;
    }

    @Override
    public void finished(int k, CudaPerceptronOutcome outcome) {
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
              pool.submit(() -> PerceptronEngines.select("ejml").open(again).learn(spec))));
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
          Futures.within(PATIENCE_MILLISECONDS, first.result(), DOING);
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
