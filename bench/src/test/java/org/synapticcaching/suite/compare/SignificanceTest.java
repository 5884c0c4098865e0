package org.synapticcaching.suite.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.synapticcaching.suite.result.BenchRow;

class SignificanceTest {
  /** One iteration per fork. */
  private static BenchRow row(double... forks) {
    List<List<Double>> scores = new ArrayList<>();
    for (double fork : forks) {
      scores.add(List.of(fork));
    }
    return new BenchRow("other", "B.c", Map.of(), "avgt", "s/op", scores, Map.of());
  }

  /** By hand: t = -2 sqrt(6) with 4 degrees of freedom, whose distribution has a closed form. */
  @Test
  void pIsThatOfWelch() {
    double e = Math.E;
    BenchRow one = row(Math.pow(e, 1), Math.pow(e, 2), Math.pow(e, 3));
    BenchRow other = row(Math.pow(e, 5), Math.pow(e, 6), Math.pow(e, 7));
    double t = 4 / Math.sqrt(2.0 / 3);
    double x = t / Math.sqrt(t * t + 4);
    double expected = 1 - (x * (3 - x * x) / 2);
    assertEquals(expected, Significance.p(one, other, 0), 1e-12);
    assertEquals(expected, Significance.p(other, one, 0), 1e-12);
    BenchRow further = row(Math.pow(e, 6), Math.pow(e, 7), Math.pow(e, 8));
    assertEquals(expected, Significance.p(one, further, 1), 1e-12);
  }

  @Test
  void equalRowsDoNotDifferAndSpreadlessOnesDo() {
    assertEquals(1, Significance.p(row(1, 2), row(1, 2), 0));
    assertEquals(1, Significance.p(row(2, 2), row(2, 2, 2), 0));
    assertEquals(0, Significance.p(row(2, 2), row(3, 3), 0));
    assertEquals(1, Significance.p(row(2, 2), row(3, 3), 1));
    assertTrue(Double.isNaN(Significance.p(row(2), row(3, 4), 0)));
  }

  /** The example of Benjamini and Hochberg (1995): of 15 tests four are found at 5 %. */
  @Test
  void adjustmentIsThatOfBenjaminiAndHochberg() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0
    };
    double[] adjusted = Significance.adjusted(p);
    for (int i = 0; i < p.length; i++) {
      assertEquals(i < 4, adjusted[i] <= 0.05, "test " + i);
    }
    assertEquals(0.0001 * 15, adjusted[0], 1e-15);
    assertEquals(0.0095 * 15 / 4, adjusted[3], 1e-15);
  }

  @Test
  void unknownTestsAreLeftOut() {
    double nan = Double.NaN;
    assertArrayEquals(
        new double[] {0.04, nan, 0.02}, Significance.adjusted(new double[] {0.04, nan, 0.01}));
  }
}
