package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.claim.Expectation;

class StatisticsTest {
  private static final List<Double> VALUES = List.of(4.0, 1.0, 7.0, 2.0);

  @Test
  void momentsAreThoseOfTheSample() {
    assertEquals(3.5, Statistics.mean(VALUES));
    assertEquals(Math.sqrt(21 / 3.0), Statistics.deviation(VALUES), 1e-12);
    assertEquals(0, Statistics.deviation(List.of(5.0)));
    assertEquals(3, Statistics.median(VALUES));
    assertEquals(4, Statistics.median(List.of(4.0, 1.0, 7.0)));
    assertEquals(1, Statistics.min(VALUES));
    assertEquals(7, Statistics.max(VALUES));
  }

  @Test
  void nothingHasNoStatistics() {
    assertTrue(Double.isNaN(Statistics.mean(List.of())));
    assertTrue(Double.isNaN(Statistics.median(List.of())));
    assertTrue(Double.isNaN(Statistics.max(List.of())));
  }

  @Test
  void rankCorrelationSeesOrderAlone() {
    assertEquals(1, Statistics.rankCorrelation(VALUES, List.of(64.0, 1.0, 343.0, 8.0)), 1e-12);
    assertEquals(-1, Statistics.rankCorrelation(VALUES, List.of(1.0, 9.0, 0.0, 2.0)), 1e-12);
    // Ties share a rank: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    assertEquals(
        4.5 / Math.sqrt(4.5 * 5),
        Statistics.rankCorrelation(List.of(0.0, 1.0, 1.0, 5.0), List.of(0.0, 1.0, 2.0, 3.0)),
        1e-12);
  }

  @Test
  void expectationsIncludeTheirBounds() {
    assertTrue(Expectation.atLeast(2).isMetBy(2));
    assertTrue(!Expectation.atLeast(2).isMetBy(Math.nextDown(2.0)));
    assertTrue(Expectation.between(1, 2).isMetBy(1));
    assertTrue(!Expectation.between(1, 2).isMetBy(Double.NaN));
    assertEquals("0.350 to 0.650", Expectation.between(0.35, 0.65).words());
    assertEquals("at most 1.500", Expectation.atMost(1.5).words());
  }
}
