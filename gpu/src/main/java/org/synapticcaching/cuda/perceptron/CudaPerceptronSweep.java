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
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronTrials;
import org.synapticcaching.backend.TrialQueue;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Require;

/**
 * A queue of trials as one population: threads of the host draw tasks just before there is room for
 * them, and let the reference learn the few trials in which rounding could decide. A task with more
 * specs than there is room for is learned under some of them at a time.
 */
final class CudaPerceptronSweep {
  /** Tasks that are drawn before there is room for them, while the device learns others. */
  static final int AHEAD = 64;

  private static final String ACTIVITY = "perceptrons were learning";
  private static final long POLL_MILLISECONDS = 50;

  private final Gpu gpu;
  private final TrialQueue queue;
  private final PerceptronEngine reference;
  private final CudaPerceptronPlan.Limits limits;
  private final ExecutorService pool;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Undecided> undecided = new ArrayDeque<>();

  /** A task that is not, or not under all of its specs, on the device yet. */
  private static final class Waiting {
    final PerceptronTrials trials;
    final Future<CudaPerceptronPatterns> patterns;
    int admitted;
    CudaPerceptronSlot next;

    Waiting(PerceptronTrials trials, Future<CudaPerceptronPatterns> patterns) {
      this.trials = trials;
      this.patterns = patterns;
    }
  }

  /** A trial that the reference decides. */
  private record Undecided(PerceptronTrials trials, int k, Future<PerceptronResult> result) {}

  private CudaPerceptronSweep(
      Gpu gpu, TrialQueue queue, PerceptronEngine reference, ExecutorService pool) {
    this.gpu = gpu;
    this.queue = queue;
    this.reference = reference;
    this.pool = pool;
    this.limits = CudaPerceptronPlan.Limits.of(gpu);
  }

  /**
   * Learns the trials of a queue.
   *
   * @param gpu learns them
   * @param reference learns the trials in which rounding could decide
   * @param threads of the host, >= 1
   * @param deviceTime receives the milliseconds from the first to the last thing the device did
   */
  static void over(
      Gpu gpu,
      TrialQueue queue,
      PerceptronEngine reference,
      int threads,
      DoubleConsumer deviceTime) {
    Require.that(threads >= 1, "threads must be >= 1, got %s", threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads, CudaPerceptronSweep::thread);
    try {
      CudaPerceptronSweep sweep = new CudaPerceptronSweep(gpu, queue, reference, pool);
      if (sweep.fetched()) {
        sweep.run(deviceTime);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void run(DoubleConsumer deviceTime) {
    try (CudaPerceptronPopulation population =
        new CudaPerceptronPopulation(gpu.openSession(), CudaPerceptronPopulation.WORK_PER_LAUNCH)) {
      while (!queue.cancelled() && (fetched() || !population.idle() || !undecided.isEmpty())) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("interrupted while " + ACTIVITY);
        }
        if (admitted(population)) {
          continue;
        }
        if (!population.idle()) {
          population.advance();
        }
        completeUndecided(population.idle() && waiting.isEmpty());
      }
      deviceTime.accept(population.deviceMilliseconds());
    }
  }

  /** Has tasks drawn ahead; whether any are waiting for room. */
  private boolean fetched() {
    while (waiting.size() < AHEAD) {
      Optional<PerceptronTrials> next = queue.poll();
      if (next.isEmpty()) {
        break;
      }
      PerceptronTrials trials = next.get();
      waiting.add(
          new Waiting(trials, pool.submit(() -> new CudaPerceptronPatterns(trials.task().get()))));
    }
    return !waiting.isEmpty();
  }

  /** Whether there was room for more; waits for a task only when nothing else is to do. */
  private boolean admitted(CudaPerceptronPopulation population) {
    Waiting first = waiting.peek();
    boolean busy = !population.idle() || !undecided.isEmpty();
    if (first == null || busy && !first.patterns.isDone()) {
      return false;
    }
    Optional<CudaPerceptronPatterns> made =
        Futures.await(first.patterns, POLL_MILLISECONDS, ACTIVITY);
    if (made.isEmpty()) {
      return false;
    }
    CudaPerceptronPatterns ready = made.get();
    if (first.next == null) {
      first.next = nextSlot(population, ready, first);
    }
    int from = first.admitted;
    if (!population.admit(
        first.next, (k, outcome) -> collect(first.trials, from + k, ready.task(), outcome))) {
      return false;
    }
    first.admitted += first.next.plans().size();
    first.next = null;
    if (first.admitted == first.trials.specs().size()) {
      waiting.remove();
    }
    return true;
  }

  /** The task under as many of its other specs as there can be room for. */
  private CudaPerceptronSlot nextSlot(
      CudaPerceptronPopulation population, CudaPerceptronPatterns patterns, Waiting waiting) {
    List<PerceptronSpec> specs = waiting.trials.specs();
    List<CudaPerceptronPlan> plans =
        specs.subList(waiting.admitted, specs.size()).stream()
            .map(spec -> CudaPerceptronPlan.of(spec, patterns, limits))
            .toList();
    int some = population.fitting(patterns, plans);
    return new CudaPerceptronSlot(patterns, plans.subList(0, some));
  }

  /** Completes trial {@code k}, or lets the reference learn it. */
  private void collect(
      PerceptronTrials trials,
      int k,
      PerceptronTask task,
      Optional<CudaPerceptronOutcome> outcome) {
    if (outcome.isPresent()) {
      queue.complete(trials, k, outcome.get().result());
    } else {
      PerceptronSpec spec = trials.specs().get(k);
      undecided.add(new Undecided(trials, k, pool.submit(() -> reference.learn(spec, task))));
    }
  }

  /**
   * Passes on the results of the reference, in the order in which the trials were undecided.
   *
   * @param wait whether nothing else is to do
   */
  private void completeUndecided(boolean wait) {
    while (!undecided.isEmpty() && (wait || undecided.peek().result().isDone())) {
      Undecided first = undecided.peek();
      Optional<PerceptronResult> result =
          Futures.await(first.result(), POLL_MILLISECONDS, ACTIVITY);
      if (result.isEmpty()) {
        return;
      }
      undecided.remove();
      queue.complete(first.trials(), first.k(), result.get());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
