package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
        results.add(finished(one));
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

  private static List<PerceptronResult> finished(Future<List<PerceptronResult>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while perceptrons were learning", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a perceptron run failed: " + e.getCause(), e.getCause());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
