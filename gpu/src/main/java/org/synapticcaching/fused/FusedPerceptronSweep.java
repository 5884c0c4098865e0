package org.synapticcaching.fused;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.synapticcaching.backend.PerceptronBackends;
import org.synapticcaching.backend.TaskResult;
import org.synapticcaching.cuda.Gpu;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Tasks and rules as one population: threads of the host make tasks just before there is room for
 * them, and learn the few runs that rounding could decide.
 */
final class FusedPerceptronSweep {
  /** Tasks that are made before there is room for them, while the device learns others. */
  static final int AHEAD = 64;

  private static final String DOING = "perceptrons were learning";

  private final List<PerceptronSpec> specs;
  private final FusedPerceptronPlan.Limits limits;
  private final List<Future<FusedPerceptronPatterns>> made = new ArrayList<>();
  private final Deque<Plain> plain = new ArrayDeque<>();
  private final PerceptronResult[][] results;
  private final List<Supplier<PerceptronTask>> tasks;
  private final ExecutorService pool;

  private record Plain(int task, int spec, Future<PerceptronResult> result) {}

  private FusedPerceptronSweep(
      List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks, ExecutorService pool) {
    this.specs = specs;
    this.tasks = tasks;
    this.pool = pool;
    this.limits = FusedPerceptronPopulation.limits(Gpu.first());
    this.results = new PerceptronResult[tasks.size()][specs.size()];
  }

  /**
   * What came of a sweep.
   *
   * @param results {@code [task][spec]}
   * @param deviceMilliseconds from the first to the last thing the device did
   */
  record Outcome(List<List<PerceptronResult>> results, double deviceMilliseconds) {}

  /** Learns every task under every rule. */
  static Outcome over(
      List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, FusedPerceptronSweep::thread);
    try {
      return new FusedPerceptronSweep(List.copyOf(specs), List.copyOf(tasks), pool).run();
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome run() {
    double milliseconds = 0;
    if (!specs.isEmpty() && !tasks.isEmpty()) {
      try (FusedPerceptronPopulation population =
          new FusedPerceptronPopulation(
              Gpu.first().openSession(), specs.size(), FusedPerceptronPopulation.WORK_PER_LAUNCH)) {
        learn(population);
        milliseconds = population.deviceMilliseconds();
      }
    }
    while (!plain.isEmpty()) {
      Plain one = plain.remove();
      results[one.task()][one.spec()] = TaskResult.of(one.result(), DOING);
    }
    return new Outcome(Arrays.stream(results).map(List::of).toList(), milliseconds);
  }

  private void learn(FusedPerceptronPopulation population) {
    int next = 0;
    while (next < tasks.size() || !population.idle()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while " + DOING);
      }
      while (next < tasks.size() && admitted(population, next)) {
        made.set(next, null);
        next++;
      }
      population.advance();
    }
  }

  /** Whether there was room for the next task; waits for it only when nothing else is to do. */
  private boolean admitted(FusedPerceptronPopulation population, int task) {
    for (int t = made.size(); t < Math.min(tasks.size(), task + AHEAD); t++) {
      Supplier<PerceptronTask> each = tasks.get(t);
      made.add(pool.submit(() -> new FusedPerceptronPatterns(each.get())));
    }
    Future<FusedPerceptronPatterns> patterns = made.get(task);
    if (!population.idle() && !patterns.isDone()) {
      return false;
    }
    FusedPerceptronPatterns ready = TaskResult.of(patterns, DOING);
    List<FusedPerceptronPlan> plans =
        specs.stream().map(spec -> FusedPerceptronPlan.of(spec, ready, limits)).toList();
    return population.admit(new FusedPerceptronSlot(ready, plans), new Collector(task, ready));
  }

  /** Where the results of one task go. */
  private final class Collector implements FusedPerceptronPopulation.Listener {
    private final int task;
    private final FusedPerceptronPatterns patterns;

    Collector(int task, FusedPerceptronPatterns patterns) {
      this.task = task;
      this.patterns = patterns;
    }

    @Override
    public void finished(int k, FusedPerceptronOutcome outcome) {
      results[task][k] = outcome.result();
    }

    @Override
    public void undecided(int k) {
      PerceptronTask again = patterns.task();
      plain.add(
          new Plain(
              task,
              k,
              pool.submit(
                  () -> PerceptronBackends.select("ejml").open(again).learn(specs.get(k)))));
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
