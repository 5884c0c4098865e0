package org.synapticcaching.figure.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that work side by side, none of which outlives the work. */
public final class Workers {
  private Workers() {}

  /** Something to be done once. */
  public interface Task {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Begins tasks in their order, as threads come free, and returns when none runs any more.
   *
   * @param threads most tasks side by side, at least 1
   * @throws IOException that of a task that failed, after which others may not have been begun
   */
  public static void each(int threads, List<Task> tasks) throws IOException {
    Queue<Task> waiting = new ConcurrentLinkedQueue<>(tasks);
    Runnable work =
        () -> {
          for (Task task = waiting.poll(); task != null; task = waiting.poll()) {
            try {
              task.run();
            } catch (IOException problem) {
              throw new UncheckedIOException(problem);
            }
          }
        };
    try {
      run(Math.min(threads, tasks.size()), work, () -> {});
    } catch (UncheckedIOException problem) {
      throw problem.getCause();
    }
  }

  /**
   * Returns when all have ended, however they do.
   *
   * @param threads at least 1
   * @param work what each does
   * @param giveUp requests that work end early: after a fault, or when this thread is interrupted
   */
  public static void run(int threads, Runnable work, Runnable giveUp) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int w = 0; w < threads; w++) {
        workers.add(pool.submit(work));
      }
      workers.forEach(worker -> await(worker, giveUp));
    } finally {
      giveUp.run();
      pool.shutdown();
      awaitEnd(pool);
    }
  }

  private static void await(Future<?> worker, Runnable giveUp) {
    try {
      worker.get();
    } catch (InterruptedException stop) {
      giveUp.run();
      Thread.currentThread().interrupt();
    } catch (ExecutionException problem) {
      if (problem.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) problem.getCause();
    }
  }

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
}
