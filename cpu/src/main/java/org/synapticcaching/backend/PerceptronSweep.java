package org.synapticcaching.backend;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.synapticcaching.model.PerceptronResult;

/** Spreads perceptron tasks over threads, one task at a time on each. */
final class PerceptronSweep {
  private static final String DOING = "perceptrons were learning";
  private static final long PATIENCE_MILLISECONDS = 50;

  private final PerceptronEngine backend;
  private final TrialQueue feed;
  private final int threads;

  /** What a thread leaves. */
  private record Learned(PerceptronTrials runs, List<PerceptronResult> results) {}

  PerceptronSweep(PerceptronEngine backend, TrialQueue feed, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    this.backend = backend;
    this.feed = feed;
    this.threads = threads;
  }

  /** Learns until nothing is left, or until asked to stop. */
  void run() {
    ExecutorService pool = Executors.newFixedThreadPool(threads, PerceptronSweep::thread);
    try {
      CompletionService<Learned> learning = new ExecutorCompletionService<>(pool);
      int going = 0;
      while (!feed.cancelled()) {
        Optional<PerceptronTrials> next = going < threads ? feed.next() : Optional.empty();
        if (next.isPresent()) {
          PerceptronTrials runs = next.get();
          learning.submit(() -> learn(runs));
          going++;
        } else if (going == 0) {
          return;
        } else if (settled(learning)) {
          going--;
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private Learned learn(PerceptronTrials runs) {
    PerceptronLearner learner = backend.open(runs.task().get());
    return new Learned(runs, runs.specs().stream().map(learner::learn).toList());
  }

  /** Waits a little for the next to be done, and passes its results on. */
  private boolean settled(CompletionService<Learned> learning) {
    Future<Learned> done;
    try {
      done = learning.poll(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + DOING, e);
    }
    if (done == null) {
      return false;
    }
    Learned learned = Futures.of(done, DOING);
    for (int k = 0; k < learned.results().size(); k++) {
      feed.finished(learned.runs(), k, learned.results().get(k));
    }
    return true;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptrons");
    thread.setDaemon(true);
    return thread;
  }
}
