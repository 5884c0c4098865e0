package org.synapticcaching.backend;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of a task that another thread does. */
public final class Futures {
  private Futures() {}

  /**
   * Waits for a task.
   *
   * @param doing what the threads are at, for the message: "interrupted while ..."
   * @return its result
   * @throws RuntimeException what the task threw, as it is; an error likewise
   * @throws IllegalStateException when the calling thread is interrupted, before or while it waits;
   *     it stays interrupted
   */
  public static <T> T of(Future<T> task, String doing) {
    try {
      // Waiting tells nothing of an interruption if the task is done by then.
      if (Thread.interrupted()) {
        throw new InterruptedException("before the wait");
      }
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + doing, e);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  /**
   * Waits for a task, but not for long.
   *
   * @param milliseconds to wait at most
   * @param doing what the threads are at, for the message: "interrupted while ..."
   * @return its result; empty when it is not done by then
   * @throws RuntimeException what the task threw, as it is; an error likewise
   * @throws IllegalStateException when the calling thread is interrupted; it stays interrupted
   */
  public static <T> Optional<T> within(long milliseconds, Future<T> task, String doing) {
    try {
      task.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException later) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      // Told below.
    }
    return Optional.of(of(task, doing));
  }

  /** What a task threw as something that needs no declaration; errors are thrown at once. */
  static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
