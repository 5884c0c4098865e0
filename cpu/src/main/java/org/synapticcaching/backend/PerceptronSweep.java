package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/** Spreads perceptron tasks over threads, one task at a time on each. */
final class PerceptronSweep {
  private final PerceptronBackend backend;
  private final List<PerceptronSpec> specs;

  PerceptronSweep(PerceptronBackend backend, List<PerceptronSpec> specs) {
    this.backend = backend;
    this.specs = List.copyOf(specs);
  }

  List<List<PerceptronResult>> over(List<Supplier<PerceptronTask>> tasks, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, PerceptronSweep::thread);
    try {
      List<Future<List<PerceptronResult>>> running = new ArrayList<>();
      for (Supplier<PerceptronTask> task : tasks) {
        running.add(pool.submit(() -> each(task)));
      }
      List<List<PerceptronResult>> results = new ArrayList<>();
      for (Future<List<PerceptronResult>> one : running) {
        results.add(TaskResult.of(one, "perceptrons were learning"));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private List<PerceptronResult> each(Supplier<PerceptronTask> task) {
    PerceptronLearner learner = backend.open(task.get());
    return specs.stream().map(learner::learn).toList();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
