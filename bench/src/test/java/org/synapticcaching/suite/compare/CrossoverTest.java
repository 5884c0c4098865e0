package org.synapticcaching.suite.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.suite.compare.Crossover.Found;
import org.synapticcaching.suite.compare.Crossover.Measured;

class CrossoverTest {
  /** Sizes 1, 4, 16, ...: a letter each, of win, loss or undecided. */
  private static List<Measured> points(String letters) {
    List<Measured> points = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      Interval ratio =
          switch (letters.charAt(i)) {
            case 'W' -> new Interval(1.9, 2, 2.1);
            case 'L' -> new Interval(0.4, 0.5, 0.6);
            default -> new Interval(0.8, 1.1, 1.3);
          };
      points.add(new Measured(Math.pow(4, i), ratio, 5));
    }
    return points;
  }

  /** The law size^0.5 / 8 crosses 1 at 64 whatever sizes were measured. */
  @ParameterizedTest
  @CsvSource({"1, 100", "10, 1000", "50, 70", "1, 1000000"})
  void plantedPowerLawIsFound(double below, double above) {
    List<Measured> points = new ArrayList<>();
    for (double size : new double[] {below, above}) {
      double ratio = Math.sqrt(size) / 8;
      points.add(new Measured(size, new Interval(0.99 * ratio, ratio, 1.01 * ratio), 5));
    }
    Crossover crossover = Crossover.of(points);
    assertEquals(Found.CROSSES, crossover.found());
    assertEquals(64, crossover.from(), 1e-9);
    assertEquals(below, crossover.low());
    assertEquals(above, crossover.high());
  }

  @ParameterizedTest
  @CsvSource({
    "W, ALWAYS, 1, 1",
    "WWW, ALWAYS, 1, 1",
    "LLL, NEVER, 16, 16",
    "L?L, NEVER, 16, 16",
    "LWW, CROSSES, 1, 4",
    "WLW, CROSSES, 4, 16",
    "L?W, UNDECIDED, 1, 16",
    "?WW, UNDECIDED, 1, 4",
    "LL?, UNDECIDED, 4, 16",
    "???, UNDECIDED, 1, 16",
    "LWL, NOT_LASTING, 1, 16",
    "WW?, NOT_LASTING, 1, 16"
  })
  void whatIsNotSureIsNotClaimed(String letters, Found found, double low, double high) {
    Crossover crossover = Crossover.of(points(letters));
    assertEquals(found, crossover.found());
    assertEquals(low, crossover.low());
    assertEquals(high, crossover.high());
  }

  @Test
  void tooFewForksDecideNothing() {
    List<Measured> few =
        points("LW").stream().map(m -> new Measured(m.size(), m.ratio(), 3)).toList();
    assertEquals(Found.UNDECIDED, Crossover.of(few).found());
  }

  @Test
  void wordsNameTheSizes() {
    assertEquals(
        "from about hidden 2 on (interpolated between 1 and 4)",
        Crossover.of(points("LW")).words("hidden"));
    assertEquals(
        "not within what was measured (population up to 4)",
        Crossover.of(points("LL")).words("population"));
    assertTrue(
        Crossover.of(points("?W")).words("hidden").startsWith("undecided between hidden 1 and 4"));
  }
}
