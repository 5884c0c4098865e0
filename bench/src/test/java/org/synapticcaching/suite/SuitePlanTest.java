package org.synapticcaching.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.suite.fork.Effort;
import org.synapticcaching.suite.fork.MadeResults;
import org.synapticcaching.suite.fork.PlannedFork;
import org.synapticcaching.suite.fork.SuiteRow;

class SuitePlanTest {
  private static final SuiteRow COPY =
      new SuiteRow("memory", "p.MemoryBenchmark", "copy", Map.of("memory", "host"));

  private static SuitePlan plan(int forks, SuiteRow... rows) {
    return new SuitePlan(List.of(rows), forks, Effort.QUICK);
  }

  private static List<String> order(SuitePlan plan) {
    return plan.order().stream()
        .map(
            fork ->
                fork.fork()
                    + " "
                    + fork.row().method()
                    + (fork.row().backend().isEmpty() ? "" : " " + fork.row().backend()))
        .toList();
  }

  @Test
  void backendsOfARowAreMeasuredTogetherAndTakeTurnsToBegin() {
    SuitePlan plan =
        plan(
            3,
            MadeResults.row("forward", "ejml"),
            MadeResults.row("forward", "simd"),
            MadeResults.row("read", "ejml"),
            MadeResults.row("read", "simd"),
            COPY);
    assertEquals(
        List.of(
            "1 forward ejml",
            "1 forward simd",
            "1 read ejml",
            "1 read simd",
            "1 copy",
            "2 forward simd",
            "2 forward ejml",
            "2 read simd",
            "2 read ejml",
            "2 copy",
            "3 forward ejml",
            "3 forward simd",
            "3 read ejml",
            "3 read simd",
            "3 copy"),
        order(plan));
  }

  @Test
  void everyBackendIsEquallyOftenInEveryPlace() {
    SuitePlan plan =
        plan(
            6,
            MadeResults.row("forward", "ejml"),
            MadeResults.row("forward", "simd"),
            MadeResults.row("forward", "cuda"));
    List<PlannedFork> order = plan.order();
    for (String backend : List.of("ejml", "simd", "cuda")) {
      for (int place = 0; place < 3; place++) {
        int at = place;
        long count =
            IntStream.range(0, 6)
                .filter(fork -> order.get(3 * fork + at).row().backend().equals(backend))
                .count();
        assertEquals(2, count, backend + " in place " + place);
      }
    }
  }

  @Test
  void plansThatMakeNoSenseAreRefused() {
    SuiteRow row = MadeResults.row("forward", "simd");
    assertThrows(IllegalArgumentException.class, () -> plan(0, row));
    assertThrows(IllegalArgumentException.class, () -> plan(1));
    assertThrows(IllegalArgumentException.class, () -> plan(1, row, row));
  }
}
