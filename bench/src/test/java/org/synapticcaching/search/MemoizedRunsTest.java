package org.synapticcaching.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoizedRunsTest {
  private final MemoizedRuns<String, Integer> runs = new MemoizedRuns<>();

  @Test
  void threadsThatRequestARunWhileItIsMadeWaitForIt() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    AtomicInteger made = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(
            pool.submit(
                () ->
                    runs.at(
                        "a",
                        key -> {
                          begun.complete(null);
                          goOn.join();
                          return made.incrementAndGet();
                        })));
      }
      begun.join();
      assertEquals(7, runs.at("b", key -> 7), "another run waits for nothing");
      goOn.complete(null);
      for (Future<Integer> result : results) {
        assertEquals(1, result.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(2, runs.size());
  }

  @Test
  void whatARunThrowsIsThrownToAllWhoRequestIt() {
    RuntimeException thrown = new UnsupportedOperationException("no such policy");
    for (int i = 0; i < 2; i++) {
      assertSame(
          thrown,
          assertThrows(
              UnsupportedOperationException.class,
              () ->
                  runs.at(
                      "a",
                      key -> {
                        throw thrown;
                      })));
    }
  }
}
