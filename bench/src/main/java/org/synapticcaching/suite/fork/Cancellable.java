package org.synapticcaching.suite.fork;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Waits for work that knows nothing of the user's wish to stop.
 *
 * @param cancelled whether to stop early
 * @param moment called now and then
 * @param stop called now and then once it is cancelled, until the work ends
 */
record Cancellable(BooleanSupplier cancelled, Runnable moment, Runnable stop) {
  private static final long PERIOD_MILLIS = 100;

  /**
   * Works in a thread of its own.
   *
   * @throws ExecutionException with what the work threw
   * @throws InterruptedException when this thread is interrupted
   */
  <T> T await(String name, Callable<T> work) throws ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return task.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        moment.run();
        if (cancelled.getAsBoolean()) {
          stop.run();
        }
      }
    }
  }
}
