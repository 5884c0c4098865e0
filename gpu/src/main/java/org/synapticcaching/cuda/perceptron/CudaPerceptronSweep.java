package org.synapticcaching.cuda.perceptron;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.perceptron.PerceptronTrials;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.concurrent.Futures;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Require;

/**
 * A queue of trials as one population: threads of the host draw and pack tasks just before there is
 * room for them, and let the reference learn the few trials in which rounding could decide; the
 * calling thread takes tasks to the device as they are packed, and results from it as runs end. A
 * task with more specs than there is room for is learned under some of them at a time.
 *
 * <p>Which order tasks come in does not matter to how long all of them take, as long as they fit
 * onto the device together: blocks take turns, so a long run is held up by those that end early
 * only while these last. Where they do not fit, the queue's order is kept; whoever fills the queue
 * knows best which runs are long.
 *
 * @see CudaPerceptronPopulation
 */
final class CudaPerceptronSweep {
  /** Tasks that are drawn before there is room for them, while the device learns others. */
  static final int AHEAD = 64;

  private static final String ACTIVITY = "perceptrons were learning";

  private final TrialQueue queue;
  private final PerceptronEngine reference;
  private final CudaPerceptronPlan.Limits limits;
  private final ExecutorService pool;
  private final CudaPerceptronPopulation population;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Undecided> undecided = new ArrayDeque<>();

  /** A task that is not, or not under all of its specs, on the device yet. */
  private static final class Waiting {
    final PerceptronTrials trials;
    final Future<CudaPerceptronPrepared> prepared;
    int slots;
    int admitted;

    Waiting(PerceptronTrials trials, Future<CudaPerceptronPrepared> prepared) {
      this.trials = trials;
      this.prepared = prepared;
    }
  }

  /** A trial that the reference decides. */
  private record Undecided(PerceptronTrials trials, int k, Future<PerceptronResult> result) {}

  private CudaPerceptronSweep(
      TrialQueue queue,
      PerceptronEngine reference,
      ExecutorService pool,
      CudaPerceptronPlan.Limits limits,
      CudaPerceptronPopulation population) {
    this.queue = queue;
    this.reference = reference;
    this.pool = pool;
    this.limits = limits;
    this.population = population;
  }

  /**
   * Learns the trials of a queue.
   *
   * @param gpu learns them
   * @param turns how the device's time is dealt out
   * @param reference learns the trials in which rounding could decide
   * @param threads of the host, >= 1
   * @param deviceTime receives the milliseconds from the first to the last thing the device did
   */
  static void over(
      Gpu gpu,
      CudaPerceptronTurns turns,
      TrialQueue queue,
      PerceptronEngine reference,
      int threads,
      DoubleConsumer deviceTime) {
    Require.that(threads >= 1, "threads must be >= 1, got %s", threads);
    Optional<PerceptronTrials> first = queue.cancelled() ? Optional.empty() : queue.poll();
    if (first.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, CudaPerceptronSweep::thread);
    try (CudaPerceptronStreams streams = new CudaPerceptronStreams(gpu)) {
      CudaPerceptronPopulation population = new CudaPerceptronPopulation(streams, turns);
      CudaPerceptronPlan.Limits limits = CudaPerceptronPlan.Limits.of(gpu);
      CudaPerceptronSweep sweep =
          new CudaPerceptronSweep(queue, reference, pool, limits, population);
      sweep.draw(first.get());
      sweep.run();
      deviceTime.accept(population.deviceMilliseconds());
    } finally {
      pool.shutdownNow();
    }
  }

  private void run() {
    while (!queue.cancelled() && (fetched() || !population.idle() || !undecided.isEmpty())) {
      boolean done = admitted();
      done |= population.turn();
      done |= completedUndecided();
      if (!done) {
        population.await();
      }
    }
  }

  /** Has tasks drawn ahead; whether any are waiting for room. */
  private boolean fetched() {
    while (waiting.size() < AHEAD) {
      Optional<PerceptronTrials> next = queue.poll();
      if (next.isEmpty()) {
        break;
      }
      draw(next.get());
    }
    return !waiting.isEmpty();
  }

  private void draw(PerceptronTrials trials) {
    CudaPerceptronPrepared.Room room = population.room();
    waiting.add(
        new Waiting(
            trials,
            pool.submit(
                () ->
                    CudaPerceptronPrepared.of(trials.task().get(), trials.specs(), limits, room))));
  }

  /** Admits tasks that are ready, in their order, until there is no room; whether any. */
  private boolean admitted() {
    boolean any = false;
    Iterator<Waiting> each = waiting.iterator();
    while (each.hasNext()) {
      Waiting next = each.next();
      if (!next.prepared.isDone()) {
        continue;
      }
      CudaPerceptronPrepared task = Futures.await(next.prepared, ACTIVITY);
      while (next.slots < task.slots().size()) {
        if (!admit(next, task)) {
          return any;
        }
        any = true;
      }
      task.patterns().forgetRows();
      each.remove();
    }
    return any;
  }

  private boolean admit(Waiting next, CudaPerceptronPrepared task) {
    CudaPerceptronSlot slot = task.slots().get(next.slots);
    int from = next.admitted;
    if (!population.admit(
        slot, waiting.size(), (k, outcome) -> collect(next.trials, from + k, outcome))) {
      return false;
    }
    next.slots++;
    next.admitted += slot.plans().size();
    return true;
  }

  /** Completes trial {@code k}, or lets the reference draw its task again and learn it. */
  private void collect(PerceptronTrials trials, int k, Optional<CudaPerceptronOutcome> outcome) {
    if (outcome.isPresent()) {
      queue.complete(trials, k, outcome.get().result());
    } else {
      PerceptronSpec spec = trials.specs().get(k);
      undecided.add(
          new Undecided(trials, k, pool.submit(() -> reference.learn(spec, trials.task().get()))));
    }
  }

  /**
   * Passes on the results of the reference, in the order in which the trials were undecided;
   * whether there were any.
   */
  private boolean completedUndecided() {
    boolean any = false;
    while (!undecided.isEmpty() && undecided.peek().result().isDone()) {
      Undecided first = undecided.remove();
      queue.complete(first.trials(), first.k(), Futures.await(first.result(), ACTIVITY));
      any = true;
    }
    return any;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
