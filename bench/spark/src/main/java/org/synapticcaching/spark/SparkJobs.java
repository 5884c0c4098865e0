package org.synapticcaching.spark;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.synapticcaching.elsewhere.NobodyComputes;

/**
 * Jobs of Spark, which any thread may start and wait for. A task whose executor is lost is given to
 * another one, a few times.
 */
record SparkJobs(JavaSparkContext context) {
  private static final long LOOK_MILLISECONDS = 50;

  /** Tasks that can run side by side now. */
  int slots() {
    return Math.max(1, context.defaultParallelism());
  }

  /** Something for each core to do. */
  <T> List<T> onEachCore(T same) {
    return Collections.nCopies(slots(), same);
  }

  /**
   * Runs a task for each value, and waits for all.
   *
   * @param name for Spark's own display
   * @param cancelled whether to stop waiting
   * @return what came of each; nothing when it was cancelled
   * @throws NobodyComputes when Spark itself has ended
   * @throws IllegalStateException when a task failed again and again
   */
  <T, R> List<R> run(List<T> values, Function<T, R> task, String name, BooleanSupplier cancelled) {
    if (context.sc().isStopped()) {
      return ended(cancelled);
    }
    context.sc().setJobDescription(name);
    JavaFutureAction<List<R>> job =
        context.parallelize(values, values.size()).map(task).collectAsync();
    try {
      while (true) {
        try {
          return job.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException running) {
          if (cancelled.getAsBoolean()) {
            job.cancel(true);
            return List.of();
          }
        }
      }
    } catch (CancellationException stop) {
      return ended(cancelled);
    } catch (InterruptedException stop) {
      job.cancel(true);
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException problem) {
      if (context.sc().isStopped() || cancelled.getAsBoolean()) {
        return ended(cancelled);
      }
      throw new IllegalStateException(
          "Spark gave up: " + firstLine(problem.getCause()), problem.getCause());
    }
  }

  private static <R> List<R> ended(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      return List.of();
    }
    throw new NobodyComputes(
        "Spark has ended this application; its log tells why (what is finished is saved; the same"
            + " command goes on)");
  }

  /** Spark tells the stack of the executor, too. */
  static String firstLine(Throwable problem) {
    return Here.words(problem).lines().findFirst().orElse("").strip();
  }
}
