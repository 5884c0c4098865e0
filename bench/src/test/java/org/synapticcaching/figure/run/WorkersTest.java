package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.synapticcaching.figure.run.Workers.Task;

@Timeout(60)
class WorkersTest {
  @Test
  void eachTaskIsDoneOnce() throws IOException {
    for (int threads = 1; threads <= 4; threads++) {
      Set<Integer> done = ConcurrentHashMap.newKeySet();
      List<Task> tasks =
          IntStream.range(0, 3)
              .mapToObj(i -> (Task) () -> assertTrue(done.add(i), "task " + i))
              .toList();
      Workers.each(threads, tasks);
      assertEquals(Set.of(0, 1, 2), done, threads + " threads");
    }
  }

  /** Each waits for the other, and fails if that does not come. */
  @Test
  void asManyRunSideBySideAsThereAreThreads() throws IOException {
    CyclicBarrier both = new CyclicBarrier(2);
    Task task =
        () -> {
          try {
            both.await(30, TimeUnit.SECONDS);
          } catch (Exception alone) {
            throw new IOException(alone);
          }
        };
    Workers.each(2, List.of(task, task));
  }

  @Test
  void aFailureIsThatOfTheTask() {
    IOException problem = new IOException("full");
    Task failing =
        () -> {
          throw problem;
        };
    for (int threads = 1; threads <= 2; threads++) {
      int side = threads;
      List<Task> tasks = List.of(() -> {}, failing);
      assertSame(problem, assertThrows(IOException.class, () -> Workers.each(side, tasks)));
    }
    List<Task> broken =
        List.of(
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThrows(IllegalStateException.class, () -> Workers.each(2, broken));
  }
}
