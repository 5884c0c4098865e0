package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the made-up machine of {@link CeilingsTest#made}. */
class RooflineTest {
  private static Work work(double operations, double read, double written) {
    return new Work(
        Work.CALL, Resource.FMA_FLOAT32, 1, List.of(Pass.once("pass", operations, read, written)));
  }

  private static Bound bound(Work work, double perSecond) {
    return Roofline.tightest(work, perSecond, CeilingsTest.made()).orElseThrow();
  }

  @Test
  void theTightestBoundCounts() {
    // 10 operations at 100 per second are 0.1 s, 4 bytes at 80 per second less.
    Bound arithmetic = bound(work(10, 4, 0), 5);
    assertEquals("FMA float32, one thread", arithmetic.name());
    assertEquals(50, arithmetic.achieved());
    assertEquals(0.5, arithmetic.fraction());
    assertEquals(2.5, arithmetic.intensity());
    // 90 bytes fit into the first cache; 1100 go through the second one but for 100.
    assertEquals("L1 bandwidth, one thread", bound(work(10, 90, 0), 0.1).name());
    Bound second = bound(work(10, 1050, 0), 0.01);
    assertEquals("L2 bandwidth, one thread", second.name());
    assertEquals(9.5, second.achieved());
    assertEquals(9.5 / 40, second.fraction());
  }

  @Test
  void whatCachesMayHoldIsTakenOffOnce_ofReadsAndOfWrites() {
    Bound bound = bound(work(0, 5000, 5000), 0.001);
    assertEquals("L3 bandwidth, one thread", bound.name());
    assertEquals((2 * (5000 - 1100)) * 0.001, bound.achieved());
    Bound memory = bound(work(0, 50_000, 0), 0.0001);
    assertEquals("memory bandwidth, one thread", memory.name());
    assertEquals((50_000 - 10_000 - 4 * 1100) * 0.0001, memory.achieved());
  }

  @Test
  void aScoreAboveItsBoundIsNotPossible() {
    assertTrue(bound(work(10, 4, 0), 10).isPossible());
    assertFalse(bound(work(10, 4, 0), 10.1).isPossible());
  }

  @Test
  void timesAndRatesAreTheSameScore() {
    Map<String, String> parameters = Map.of("memory", "host", "mebibytes", "1");
    double rate = perSecond(parameters, "ops/s", 4);
    assertEquals(4, rate);
    assertEquals(4, perSecond(parameters, "us/op", 250_000));
    assertEquals(4, perSecond(parameters, "ops/ms", 0.004));
    assertThrows(IllegalArgumentException.class, () -> perSecond(parameters, "#", 1));
  }

  private static double perSecond(Map<String, String> parameters, String unit, double score) {
    return new Scored("MemoryBenchmark.copy", parameters, unit, score, Map.of()).perSecond();
  }

  @Test
  void whatIsNotCountedIsAnError() {
    Scored unknown = new Scored("SortBenchmark.sort", Map.of(), "ops/s", 1, Map.of());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> WorkCounts.of(unknown, DataFacts.MNIST));
    assertTrue(refused.getMessage().contains("SortBenchmark.sort"), refused.getMessage());
  }

  @Test
  void withoutACardItsRowsHaveNoBound() {
    Scored copy =
        new Scored(
            "MemoryBenchmark.copy",
            Map.of("memory", "device", "mebibytes", "256"),
            "ops/s",
            1,
            Map.of());
    assertTrue(Roofline.of(copy, CeilingsTest.made(), DataFacts.MNIST).isEmpty());
  }
}
