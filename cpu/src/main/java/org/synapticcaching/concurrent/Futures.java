package org.synapticcaching.concurrent;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for tasks of other threads: their results and failures as if the caller had run them. */
public final class Futures {
  private Futures() {}

  /**
   * Waits for a task.
   *
   * @param activity of the threads, for the message: "interrupted while ..."
   * @return its result
   * @throws RuntimeException what the task threw, as it is; an error likewise
   * @throws IllegalStateException when the calling thread is interrupted, before or while it waits;
   *     it stays interrupted
   */
  public static <T> T await(Future<T> task, String activity) {
    try {
      // A task that is done by now would hide an interruption.
      if (Thread.interrupted()) {
        throw new InterruptedException("before the wait");
      }
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + activity, e);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  /**
   * Waits for a task for a limited time.
   *
   * @param milliseconds to wait at most
   * @param activity of the threads, for the message: "interrupted while ..."
   * @return its result; empty when it is not done by then
   * @throws RuntimeException what the task threw, as it is; an error likewise
   * @throws IllegalStateException when the calling thread is interrupted; it stays interrupted
   */
  public static <T> Optional<T> await(Future<T> task, long milliseconds, String activity) {
    try {
      task.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException later) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      // Thrown below.
    }
    return Optional.of(await(task, activity));
  }

  /** A task's failure as one that needs no declaration; errors are thrown at once. */
  public static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
