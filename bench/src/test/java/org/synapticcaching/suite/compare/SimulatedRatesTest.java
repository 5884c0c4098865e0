package org.synapticcaching.suite.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.suite.compare.RowComparison.Pair;

/** How often verdicts and intervals are wrong where the truth is known. */
class SimulatedRatesTest {
  private static final int ROWS = 25;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(400);

  /** Two runs of the same code, of which the second is slower in some rows. */
  private static JudgedRows comparison(
      Noise noise, int slower, double speed, RandomGenerator random) {
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String name = "B.row" + row;
      pairs.add(
          new Pair(
              noise.row(name, 1, Noise.FORKS, random),
              noise.row(name, row < slower ? speed : 1, Noise.FORKS, random)));
    }
    return JudgedRows.of(pairs, BOOTSTRAP);
  }

  /** Runs of the same code that differ as wholes, by chance in each row. */
  @ParameterizedTest
  @CsvSource({"0.01, 0.01", "0.005, 0.02"})
  void runsMayDifferByHalfAPerCent(double forkSpread, double spread) {
    int comparisons = 100;
    SplittableRandom random = new SplittableRandom(6);
    Noise noise = new Noise(Noise.Kind.NORMAL, forkSpread, spread);
    double ofRuns = 0.005 * Math.sqrt(2);
    int withFalse = 0;
    for (int c = 0; c < comparisons; c++) {
      List<Pair> pairs = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        double speed = Math.exp(ofRuns * random.nextGaussian());
        pairs.add(
            new Pair(
                noise.row("B.row" + row, 1, Noise.FORKS, random),
                noise.row("B.row" + row, speed, Noise.FORKS, random)));
      }
      boolean wrong = JudgedRows.of(pairs, BOOTSTRAP).rows().stream().anyMatch(r -> isDecided(r));
      withFalse += wrong ? 1 : 0;
    }
    double share = (double) withFalse / comparisons;
    assertTrue(share <= atMost(Verdict.FALSE_DISCOVERIES, comparisons), "false in " + share);
  }

  private static boolean isDecided(RowComparison row) {
    return row.verdict() == Verdict.FASTER || row.verdict() == Verdict.SLOWER;
  }

  /** Three standard deviations of a share above it. */
  private static double atMost(double share, int trials) {
    return share + 3 * Math.sqrt(share * (1 - share) / trials);
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 0.01, 0.01",
    "NORMAL, 0.03, 0.02",
    "NORMAL, 0.001, 0.02",
    "HEAVY_TAILED, 0.02, 0.02",
    "SKEWED, 0.03, 0.01",
    "OUTLIERS, 0.01, 0.01"
  })
  void atMostFiveInAHundredComparisonsOfTheSameCodeFindADifference(
      Noise.Kind kind, double forkSpread, double spread) {
    int comparisons = 100;
    SplittableRandom random = new SplittableRandom(1);
    Noise noise = new Noise(kind, forkSpread, spread);
    int withFalse = 0;
    for (int c = 0; c < comparisons; c++) {
      withFalse +=
          comparison(noise, 0, 1, random).rows().stream().anyMatch(r -> isDecided(r)) ? 1 : 0;
    }
    double share = (double) withFalse / comparisons;
    assertTrue(share <= atMost(Verdict.FALSE_DISCOVERIES, comparisons), "false in " + share);
  }

  @ParameterizedTest
  @CsvSource({"NORMAL, 1, 0.8", "NORMAL, 5, 0.95", "HEAVY_TAILED, 5, 0.9"})
  void slowdownByFivePerCentIsFound(Noise.Kind kind, int slower, double atLeast) {
    int comparisons = 100;
    SplittableRandom random = new SplittableRandom(2);
    Noise noise = new Noise(kind, 0.01, 0.01);
    int found = 0;
    int wrong = 0;
    int decided = 0;
    for (int c = 0; c < comparisons; c++) {
      List<RowComparison> rows = comparison(noise, slower, 0.95, random).rows();
      for (int row = 0; row < ROWS; row++) {
        found += row < slower && rows.get(row).verdict() == Verdict.SLOWER ? 1 : 0;
        decided += isDecided(rows.get(row)) ? 1 : 0;
        wrong += row >= slower && isDecided(rows.get(row)) ? 1 : 0;
      }
    }
    double share = (double) found / (slower * comparisons);
    assertTrue(share >= atLeast, "found " + share);
    assertTrue(wrong <= atMost(Verdict.FALSE_DISCOVERIES, decided) * decided, wrong + " false");
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 4", "NORMAL, 5", "NORMAL, 10",
    "HEAVY_TAILED, 4", "HEAVY_TAILED, 5", "HEAVY_TAILED, 10",
    "SKEWED, 5", "OUTLIERS, 5", "OUTLIERS, 10"
  })
  void intervalsCoverTheTruth(Noise.Kind kind, int forks) {
    int trials = 1500;
    SplittableRandom random = new SplittableRandom(3);
    Noise noise = new Noise(kind, 0.02, 0.015);
    double truth = noise.truth(random);
    int ratios = 0;
    int scores = 0;
    for (int t = 0; t < trials; t++) {
      Pair pair =
          new Pair(noise.row("B.a", 100, forks, random), noise.row("B.a", 90, forks, random));
      ratios += BOOTSTRAP.draw(pair.baseline(), pair.row()).interval().excludes(0.9) ? 0 : 1;
      scores += BOOTSTRAP.score(pair.baseline()).excludes(100 * truth) ? 0 : 1;
    }
    assertTrue(ratios >= 0.94 * trials, "ratios: " + ratios + " of " + trials);
    assertTrue(scores >= 0.92 * trials, "scores: " + scores + " of " + trials);
  }

  @Test
  void geometricMeansCoverTheTruth() {
    int trials = 300;
    SplittableRandom random = new SplittableRandom(4);
    Noise noise = new Noise(Noise.Kind.NORMAL, 0.02, 0.015);
    int covered = 0;
    for (int t = 0; t < trials; t++) {
      Interval mean = comparison(noise, ROWS, 0.97, random).means().get(0).ratio();
      covered += mean.excludes(0.97) ? 0 : 1;
    }
    assertTrue(covered >= 0.92 * trials, covered + " of " + trials);
  }

  @Test
  void sameSeedSameNumbers() {
    Noise noise = new Noise(Noise.Kind.NORMAL, 0.02, 0.01);
    assertEquals(
        comparison(noise, 0, 1, new SplittableRandom(5)).toString(),
        comparison(noise, 0, 1, new SplittableRandom(5)).toString());
  }
}
