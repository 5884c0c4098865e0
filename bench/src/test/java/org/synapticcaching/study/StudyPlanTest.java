package org.synapticcaching.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rungs, budgets, where waves are drawn, and how branches are descended. */
class StudyPlanTest {
  private static StudyPlan plan(long presentations, long between, int wave) {
    return new StudyPlan(0.93, presentations, between, wave, 5, 5, 1);
  }

  @Test
  void eachRungHasFewerSettingsMorePresentationsAndASeedMore() {
    assertEquals(
        List.of(
            new StudyPlan.Rung(81, 10_000, 1),
            new StudyPlan.Rung(27, 30_000, 2),
            new StudyPlan.Rung(9, 90_000, 3)),
        plan(90_000, 2000, 81).rungs());
  }

  @Test
  void shorterRunsEndAtATestOfTheLongest() {
    assertEquals(
        List.of(
            new StudyPlan.Rung(10, 300, 1),
            new StudyPlan.Rung(4, 600, 2),
            new StudyPlan.Rung(2, 1700, 3)),
        plan(1700, 300, 10).rungs());
    assertEquals(
        List.of(
            new StudyPlan.Rung(1, 100, 1),
            new StudyPlan.Rung(1, 100, 2),
            new StudyPlan.Rung(1, 100, 3)),
        plan(100, 60_000, 1).rungs());
  }

  @Test
  void budgetsArePresentationsOrTime() {
    assertEquals(new Budget(2e7, false), Budget.parse("20000000"));
    assertEquals(new Budget(2e7, false), Budget.parse("2e7"));
    assertEquals(new Budget(5400, true), Budget.parse("1.5h"));
    assertEquals(new Budget(1800, true), Budget.parse("30min"));
    assertEquals(new Budget(90, true), Budget.parse("90s"));
    assertEquals(0.5, Budget.parse("100").spent(50, 1000));
    assertEquals(2, Budget.parse("1min").spent(50, 120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0h", "-1", "2 h", "2d", "", "many"})
  void otherBudgetsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Budget.parse(text));
  }

  @Test
  void sobolPointsLieEvenlyAndFollowFromTheSeed() {
    int dimensions = 11;
    SobolPoints points = new SobolPoints(dimensions, 7);
    SobolPoints same = new SobolPoints(dimensions, 7);
    SobolPoints others = new SobolPoints(dimensions, 8);
    int[][] counts = new int[dimensions][64];
    for (int p = 0; p < 64; p++) {
      double[] point = points.next();
      assertArrayEquals(point, same.next());
      assertFalse(Arrays.equals(point, others.next()));
      for (int d = 0; d < dimensions; d++) {
        assertTrue(point[d] >= 0 && point[d] < 1);
        counts[d][(int) (64 * point[d])]++;
      }
    }
    int[] one = IntStream.range(0, 64).map(any -> 1).toArray();
    for (int[] each : counts) {
      assertArrayEquals(one, each, "one point in each of 64 parts");
    }
  }

  @Test
  void aDescentComesToTheLeastPointAndRepeats() {
    List<double[]> asked = descend(3);
    assertEquals(asked.size(), descend(3).size());
    assertArrayEquals(asked.get(asked.size() - 1), descend(3).get(asked.size() - 1));
    assertNotEquals(asked.get(1)[0], descend(4).get(1)[0]);
    assertArrayEquals(new double[] {0.9, 0.5, 0.1}, asked.get(0));
    double least = asked.stream().mapToDouble(StudyPlanTest::loss).min().orElseThrow();
    assertTrue(least < loss(asked.get(0)) / 100, "least of all is " + least);
    asked.forEach(
        point -> {
          for (double place : point) {
            assertTrue(place >= 0 && place <= 1);
          }
        });
  }

  /** Least at (0.2, 0.8, 0), at the border. */
  private static double loss(double[] point) {
    double x = point[0] - 0.2;
    double y = point[1] - 0.8;
    return x * x + 10 * (y + x) * (y + x) + point[2];
  }

  private static List<double[]> descend(long seed) {
    Generations generations = new Generations(new double[] {0.9, 0.5, 0.1}, 0.2, seed);
    List<double[]> asked = new ArrayList<>();
    while (!generations.points().isEmpty()) {
      List<double[]> points = generations.points();
      asked.addAll(points);
      generations.tell(points.stream().map(StudyPlanTest::loss).toList());
    }
    return asked;
  }

  @Test
  void aDescentInOneDimensionEnds() {
    Generations generations = new Generations(new double[] {1}, 0.15, 1);
    int count = 0;
    while (!generations.points().isEmpty() && count < 1000) {
      count++;
      generations.tell(generations.points().stream().map(any -> 7.0).toList());
    }
    assertTrue(count > 1 && count < 1000, "generations: " + count);
  }
}
