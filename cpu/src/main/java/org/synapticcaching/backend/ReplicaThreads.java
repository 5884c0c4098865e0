package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.synapticcaching.concurrent.Futures;

/**
 * The processor threads of a population: a fixed pool for more than one, the caller's own for one.
 * Each task runs on one thread from beginning to end, so that the number of threads never changes a
 * result.
 */
public final class ReplicaThreads implements AutoCloseable {
  private final ExecutorService pool;

  /**
   * Starts the pool.
   *
   * @param name of its threads, for thread dumps
   * @param threads at least 1
   */
  public ReplicaThreads(String name, int threads) {
    this.pool =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads,
                task -> {
                  Thread thread = new Thread(task, name);
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /**
   * Runs all tasks and waits for them.
   *
   * @return their results, in the order of the tasks
   * @throws RuntimeException the first one that a task threw
   * @throws IllegalStateException when the calling thread is interrupted, before it starts them,
   *     while it waits, or while it does them itself; it stays interrupted
   */
  public <T> List<T> invoke(List<Callable<T>> tasks) {
    List<T> results = new ArrayList<>();
    try {
      stopIfInterrupted();
      if (pool == null || tasks.size() == 1) {
        for (Callable<T> task : tasks) {
          results.add(task.call());
          stopIfInterrupted();
        }
        return results;
      }
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while networks were learning", e);
    } catch (ExecutionException e) {
      throw Futures.unchecked(e.getCause());
    } catch (Exception e) {
      throw Futures.unchecked(e);
    }
  }

  /** Has the pool run tasks as its threads become free; there is one for more than one thread. */
  void start(List<? extends Runnable> tasks) {
    tasks.forEach(pool::execute);
  }

  /** Tasks that are done by now would hide an interruption. */
  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("networks were to learn");
    }
  }

  /** Ends the pool's threads. */
  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
