package org.synapticcaching.backend.perceptron;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.synapticcaching.concurrent.Futures;
import org.synapticcaching.model.Require;

/** Learns a queue of trials on processor threads, one task at a time on each. */
record PerceptronSweep(PerceptronEngine engine, TrialQueue queue, int threads) {
  private static final String ACTIVITY = "perceptrons were learning";
  private static final long POLL_MILLISECONDS = 50;

  /** Results of all trials of a task, one for each spec. */
  private record Learned(PerceptronTrials trials, List<PerceptronResult> results) {}

  PerceptronSweep {
    Require.that(threads >= 1, "threads must be >= 1, got %s", threads);
  }

  /** Learns until no trial is left, or until the queue is cancelled. */
  void run() {
    ExecutorService pool = Executors.newFixedThreadPool(threads, PerceptronSweep::thread);
    try {
      CompletionService<Learned> learning = new ExecutorCompletionService<>(pool);
      int running = 0;
      while (!queue.cancelled()) {
        Optional<PerceptronTrials> next = running < threads ? queue.poll() : Optional.empty();
        if (next.isPresent()) {
          PerceptronTrials trials = next.get();
          learning.submit(() -> learn(trials));
          running++;
        } else if (running == 0) {
          return;
        } else if (completed(learning)) {
          running--;
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private Learned learn(PerceptronTrials trials) {
    PerceptronLearner learner = engine.open(trials.task().get());
    return new Learned(trials, trials.specs().stream().map(learner::learn).toList());
  }

  /** Waits a moment for a task to complete, and passes its results on. */
  private boolean completed(CompletionService<Learned> learning) {
    Future<Learned> done;
    try {
      done = learning.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + ACTIVITY, e);
    }
    if (done == null) {
      return false;
    }
    Learned learned = Futures.await(done, ACTIVITY);
    for (int k = 0; k < learned.results().size(); k++) {
      queue.complete(learned.trials(), k, learned.results().get(k));
    }
    return true;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
