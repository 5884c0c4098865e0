package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.figure.chart.Curve.Dot;

class ThinningTest {
  private static Dot dot(double x, double y) {
    return new Dot(x, y, y, y);
  }

  private static List<Dot> noise(int points) {
    Random random = new Random(1);
    return IntStream.range(0, points).mapToObj(i -> dot(i, random.nextGaussian())).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 249, 250})
  void shortCurvesStayAsTheyAre(int points) {
    List<Dot> dots = noise(points);
    assertSame(dots, Thinning.of(dots));
  }

  @ParameterizedTest
  @ValueSource(ints = {251, 300, 501, 10_000, 1_000_000})
  void longCurvesAreBoundedAndStayInOrder(int points) {
    List<Dot> dots = noise(points);
    List<Dot> thinned = Thinning.of(dots);
    assertTrue(thinned.size() <= Thinning.MOST_POINTS, () -> "" + thinned.size());
    assertTrue(thinned.size() > Thinning.MOST_POINTS / 3, () -> "" + thinned.size());
    assertEquals(dots.get(0), thinned.get(0));
    assertEquals(dots.get(points - 1), thinned.get(thinned.size() - 1));
    for (int i = 1; i < thinned.size(); i++) {
      assertTrue(thinned.get(i - 1).x() < thinned.get(i).x());
    }
  }

  @Test
  void aSinglePeakASingleDipAndTheWidestSpreadStay() {
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      dots.add(dot(i, 1));
    }
    dots.set(1234, dot(1234, 100));
    dots.set(4321, dot(4321, -100));
    dots.set(2222, new Dot(2222, 1, -700, 1));
    dots.set(3333, new Dot(3333, 1, 1, 700));
    List<Dot> thinned = Thinning.of(dots);
    for (int place : List.of(1234, 4321, 2222, 3333)) {
      assertTrue(thinned.contains(dots.get(place)), () -> "the point at " + place);
    }
  }

  @Test
  void numbersThatAreNoneNeitherHideAPeakNorVanishWhereTheyAreAll() {
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      dots.add(
          dot(i, i >= 1000 && i < 2000 ? Double.NaN : i % 3 == 0 ? Double.POSITIVE_INFINITY : 1));
    }
    dots.set(500, dot(500, 9));
    List<Dot> thinned = Thinning.of(dots);
    assertTrue(thinned.contains(dots.get(500)));
    assertTrue(thinned.stream().anyMatch(each -> Double.isNaN(each.y())));
  }
}
