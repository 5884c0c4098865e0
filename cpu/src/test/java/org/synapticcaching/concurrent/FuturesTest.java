package org.synapticcaching.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FuturesTest {
  private static final String DOING = "adding";

  /** No test may leave the thread interrupted for the next one. */
  @AfterEach
  void forget() {
    Thread.interrupted();
  }

  private static IllegalStateException interrupted(Future<?> task) {
    IllegalStateException told =
        assertThrows(IllegalStateException.class, () -> Futures.await(task, DOING));
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    return told;
  }

  @Test
  void interruptionBeforehandIsReportedForTasksThatAreDone() {
    Thread.currentThread().interrupt();
    assertEquals(
        "interrupted while adding", interrupted(CompletableFuture.completedFuture(1)).getMessage());
  }

  /** The thread interrupts itself when it looks at the task, which is when it waits for it. */
  @Test
  void interruptionOfTheWaitIsReported() {
    CompletableFuture<Integer> endless =
        new CompletableFuture<>() {
          @Override
          public Integer get() throws InterruptedException, ExecutionException {
            Thread.currentThread().interrupt();
            return super.get();
          }
        };
    interrupted(endless);
  }

  @Test
  void resultsAndFailuresComeOutAsTheyAre() {
    assertEquals(7, Futures.await(CompletableFuture.completedFuture(7), DOING));
    for (Throwable thrown : List.of(new ArithmeticException(), new StackOverflowError())) {
      assertSame(
          thrown,
          assertThrows(
              thrown.getClass(),
              () -> Futures.await(CompletableFuture.failedFuture(thrown), DOING)));
    }
    IOException checked = new IOException("disk full");
    assertSame(
        checked,
        assertThrows(
                IllegalStateException.class,
                () -> Futures.await(CompletableFuture.failedFuture(checked), DOING))
            .getCause());
  }

  @Test
  void waitingForAWhileTellsWhatCameOfItOrNothing() {
    assertEquals(Optional.of(7), Futures.await(CompletableFuture.completedFuture(7), 1000, DOING));
    assertEquals(Optional.empty(), Futures.await(new CompletableFuture<>(), 1, DOING));
    IllegalArgumentException thrown = new IllegalArgumentException("no such task");
    assertSame(
        thrown,
        assertThrows(
            IllegalArgumentException.class,
            () -> Futures.await(CompletableFuture.failedFuture(thrown), 1000, DOING)));
    Thread.currentThread().interrupt();
    assertThrows(
        IllegalStateException.class, () -> Futures.await(new CompletableFuture<>(), 1000, DOING));
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
  }
}
