package org.synapticcaching.backend.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaThreads;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

class BackendsTest {
  private static final Network NETWORK = Network.lr20(4, List.of(3), 2);

  @Test
  void cpuBackendsAreFoundInAFixedOrder() {
    List<String> ids = Backends.all().stream().map(Backend::id).toList();
    assertEquals(List.of("ejml", "simd"), ids.subList(0, 2));
    for (Backend backend : Backends.all()) {
      assertEquals(backend.id(), Backends.named(backend.id()).id());
    }
  }

  @Test
  void automaticChoiceIsTheFastOne() {
    assertEquals("simd", Backends.select(BackendRequest.of("auto")).id());
    assertEquals("ejml", Backends.select(BackendRequest.of("ejml")).id());
  }

  @Test
  void unknownBackendIsRejectedWithThoseThereAre() {
    IllegalArgumentException rejection =
        assertThrows(
            IllegalArgumentException.class, () -> Backends.select(BackendRequest.of("fpga")));
    assertEquals("unknown backend 'fpga'; known: auto, ejml, simd", rejection.getMessage());
  }

  @Test
  void perceptronsAreLearnedByWhoeverHasThatFacet() {
    assertEquals("simd", Backends.selectForPerceptrons(BackendRequest.of("auto")).id());
    assertEquals("ejml", Backends.selectForPerceptrons(BackendRequest.of("ejml")).id());
    assertEquals(
        List.of("ejml", "simd"), Backends.allForPerceptrons().stream().map(Backend::id).toList());
    String none = "unknown backend for perceptrons 'fpga'; known: auto, ejml, simd";
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Backends.selectForPerceptrons(BackendRequest.of("fpga")));
    assertEquals(none, unknown.getMessage());
    Backend without = new NamedBackend("fpga", Availability.on("card"), Optional.empty());
    assertEquals(
        none,
        assertThrows(IllegalArgumentException.class, () -> Backends.perceptrons(without))
            .getMessage());
  }

  @Test
  void badPopulationsAreRejectedByName() {
    Replica replica = Replica.of(NETWORK, 1, 0.1, Consolidation.none());
    assertRejected("a population needs at least one replica", List.of(), 1);
    assertRejected("threads must be >= 1, got 0", List.of(replica), 0);
    Replica deep = Replica.of(Network.lr20(4, List.of(3, 3), 2), 1, 0.1, Consolidation.none());
    assertRejected("learning rates: expected one per weight matrix (2), got 3", List.of(deep), 1);
  }

  private static void assertRejected(String message, List<Replica> replicas, int threads) {
    IllegalArgumentException rejection =
        assertThrows(
            IllegalArgumentException.class, () -> new PopulationSpec(NETWORK, replicas, threads));
    assertEquals(message, rejection.getMessage());
  }

  @Test
  @Timeout(60)
  void threadsReturnResultsInOrderAndFailuresAsTheyAre() {
    for (int count : new int[] {1, 3}) {
      try (ReplicaThreads threads = new ReplicaThreads("test", count)) {
        assertEquals(List.of(1, 2, 3), threads.invoke(List.of(() -> 1, () -> 2, () -> 3)));
        assertEquals(List.of(), threads.invoke(List.<Callable<Integer>>of()));
        IllegalArgumentException failure = new IllegalArgumentException("bad");
        Callable<Integer> failing =
            () -> {
              throw failure;
            };
        assertEquals(
            failure,
            assertThrows(
                IllegalArgumentException.class, () -> threads.invoke(List.of(failing, () -> 2))));
      }
    }
  }

  @Test
  @Timeout(60)
  void closedThreadsEnd() throws InterruptedException {
    ReplicaThreads threads = new ReplicaThreads("closed-threads-end", 2);
    List<Thread> pool =
        threads.invoke(List.<Callable<Thread>>of(Thread::currentThread, Thread::currentThread));
    threads.close();
    for (Thread thread : pool) {
      assertEquals("closed-threads-end", thread.getName());
      thread.join();
    }
  }

  @Test
  @Timeout(60)
  void interruptionBeforehandIsReportedAndKept() {
    for (int count = 1; count <= 2; count++) {
      try (ReplicaThreads threads = new ReplicaThreads("test", count)) {
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, () -> threads.invoke(List.of(() -> 1, () -> 2)));
        assertEquals(true, Thread.interrupted());
      }
    }
  }

  @Test
  @Timeout(60)
  void interruptionOfTheWaitIsReportedAndKept() {
    Thread waiting = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    Callable<Integer> endless =
        () -> {
          waiting.interrupt();
          never.await();
          return 1;
        };
    try (ReplicaThreads threads = new ReplicaThreads("test", 2)) {
      assertThrows(IllegalStateException.class, () -> threads.invoke(List.of(endless, endless)));
      assertEquals(true, Thread.interrupted());
    }
  }
}
