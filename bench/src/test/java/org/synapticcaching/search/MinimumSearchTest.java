package org.synapticcaching.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.search.Minimum.Position;

class MinimumSearchTest {
  private static final SearchRange DECADE = SearchRange.logarithmic(1, 100, 9);

  private static MinimumSearch search(SearchRange range, int seeds) {
    return new MinimumSearch(range, LongStream.range(0, seeds).boxed().toList(), 8);
  }

  /** Consolidation that falls and maintenance that rises with the threshold; least at 7, 2 * 7. */
  private static double energy(double threshold) {
    return 49 / threshold + threshold;
  }

  @Test
  void findsASmoothMinimum() {
    Minimum minimum = search(DECADE, 1).run((x, seed) -> energy(x));
    assertEquals(7, minimum.argument(), 1e-3);
    assertTrue(minimum.lower() < 7 && minimum.upper() > 7);
    assertTrue(minimum.upper() / minimum.lower() < 1.01, "not refined: " + minimum);
    assertEquals(14, minimum.best().mean(), 1e-4);
    assertEquals(Position.INSIDE, minimum.position());
  }

  @Test
  void findsAMinimumOnALinearGrid() {
    Minimum minimum =
        search(SearchRange.linear(-2, 3, 6), 2).run((x, seed) -> Math.pow(x - 0.3, 2) + seed);
    assertEquals(0.3, minimum.argument(), 1e-9);
    assertEquals(0.5, minimum.best().mean(), 1e-3);
    assertEquals(0.5, minimum.best().standardError(), 1e-12);
  }

  @Test
  void differencesBetweenRunsDoNotBlurTheMinimum() {
    // The runs differ a hundredfold, but each is least at the same place.
    Minimum minimum =
        search(DECADE, 5).run((x, seed) -> energy(x) + 1000 * new Random(seed).nextGaussian());
    assertEquals(7, minimum.argument(), 1e-3);
    assertTrue(minimum.upper() / minimum.lower() < 1.01);
    assertTrue(minimum.best().standardError() > 100);
  }

  @Test
  void intervalContainsTheTrueMinimumOfNoisyRuns() {
    int searches = 200;
    int contained = 0;
    double spread = 0;
    for (int trial = 0; trial < searches; trial++) {
      long salt = 1000L * trial;
      Minimum minimum =
          search(DECADE, 10)
              .run(
                  (x, seed) ->
                      energy(x) + noise(Double.doubleToLongBits(x) * 31 + seed * 7919 + salt));
      contained += minimum.lower() <= 7 && 7 <= minimum.upper() ? 1 : 0;
      spread += Math.abs(Math.log(minimum.argument() / 7)) / searches;
      assertTrue(minimum.upper() / minimum.lower() < 6, "says nothing: " + minimum);
    }
    assertTrue(contained >= 0.9 * searches, contained + " of " + searches);
    assertTrue(spread < 0.15, "estimates are off by " + spread);
  }

  private static double noise(long bits) {
    Random random = new Random(bits * 0x9E3779B97F4A7C15L);
    random.nextGaussian();
    return random.nextGaussian();
  }

  @Test
  void refinementStopsWhenDifferencesAreLostInNoise() {
    AtomicInteger calls = new AtomicInteger();
    new MinimumSearch(DECADE, List.of(1L, 2L, 3L, 4L), 30)
        .run(
            (x, seed) -> {
              calls.incrementAndGet();
              return energy(x) + noise(Double.doubleToLongBits(x) + seed);
            });
    assertTrue(calls.get() < 4 * 30, calls + " calls");
  }

  @Test
  void extendsTheGridTowardsAMinimumBeyondIt() {
    Minimum below = search(DECADE, 1).run((x, seed) -> energy(x * 20));
    assertEquals(0.35, below.argument(), 1e-3);
    assertEquals(Position.EXTENDED, below.position());
    Minimum above = search(DECADE, 1).run((x, seed) -> energy(x / 40));
    assertEquals(280, above.argument(), 1);
    assertEquals(Position.EXTENDED, above.position());
  }

  @Test
  void saysWhenTheMinimumLiesAtTheBounds() {
    Minimum low = search(DECADE, 1).run((x, seed) -> x);
    assertEquals(Position.LOWER_BOUND, low.position());
    assertEquals(0.1, low.argument(), 0.01);
    Minimum high = search(SearchRange.linear(0, 4, 5), 1).run((x, seed) -> -x);
    assertEquals(Position.UPPER_BOUND, high.position());
    assertEquals(4, high.argument());
    assertEquals(4, high.upper());
  }

  @Test
  void aPlateauAtTheEdgeDoesNotExtendTheGridForNothing() {
    Set<Double> asked = new TreeSet<>();
    Minimum minimum =
        search(DECADE, 2)
            .run(
                (x, seed) -> {
                  asked.add(x);
                  return Math.max(x, 3) + seed;
                });
    assertEquals(Position.PLATEAU, minimum.position());
    assertEquals(3, minimum.best().mean() - 0.5);
    assertTrue(minimum.lower() < 1 && minimum.upper() > 3);
    assertTrue(asked.size() < 16, asked.toString());
  }

  @Test
  void failedPointsAreWorseThanAnyOther() {
    // Above 5 learning does not converge: the best is just below.
    Minimum minimum = search(DECADE, 3).run((x, seed) -> x > 5 ? Double.NaN : energy(x));
    assertEquals(5, minimum.best().argument(), 0.02);
    assertTrue(minimum.best().argument() <= 5 && minimum.upper() > 5);
    assertEquals(Position.INSIDE, minimum.position());
    assertFalse(minimum.best().fails());
  }

  @Test
  void aPointFailsWithAnyOfItsRuns() {
    // One run of four fails above 5, and seeds differ so much that dropping one changes the mean.
    SeededObjective objective =
        (x, seed) -> seed == 3 && x > 5 ? Double.POSITIVE_INFINITY : energy(x) - 50 * seed;
    assertTrue(search(DECADE, 4).run(objective).best().argument() <= 5);
  }

  @Test
  void sayWhenEverythingFailed() {
    Minimum minimum = search(DECADE, 2).run((x, seed) -> Double.NaN);
    assertEquals(Position.FAILED, minimum.position());
    assertFalse(minimum.found());
    assertNull(minimum.best());
    assertTrue(Double.isNaN(minimum.argument()));
    assertEquals(9, minimum.points().size());
  }

  @Test
  void nothingIsEvaluatedTwiceOrWithoutBeingAnnounced() {
    Set<List<Number>> announced = new HashSet<>();
    Set<List<Number>> requested = new HashSet<>();
    new MinimumSearch(DECADE, List.of(5L, 6L, 7L), 10)
        .run(
            new SeededObjective() {
              @Override
              public void announce(List<Double> arguments, List<Long> seeds) {
                arguments.forEach(x -> seeds.forEach(seed -> announced.add(List.of(x, seed))));
              }

              @Override
              public double at(double x, long seed) {
                assertTrue(requested.add(List.of(x, seed)), "again at " + x);
                return energy(x) + 0.1 * noise(Double.doubleToLongBits(x) + seed);
              }
            });
    assertEquals(announced, requested);
  }

  @Test
  void searchesOverOneRangeShareRuns() {
    MemoizedRuns<List<Number>, Double> runs = new MemoizedRuns<>();
    SeededObjective run = (x, seed) -> runs.at(List.of(x, seed), key -> x + 0.001 * seed);
    search(DECADE, 2).run((x, seed) -> 49 / run.at(x, seed) + run.at(x, seed));
    int before = runs.size();
    search(DECADE, 2).run((x, seed) -> 49 / run.at(x, seed) + run.at(x, seed) * 1.0001);
    assertTrue(runs.size() - before <= 4, runs.size() - before + " runs more");
  }

  @Test
  void whatTheObjectiveThrowsComesOut() {
    RuntimeException thrown = new UnsupportedOperationException("no such policy");
    assertSame(
        thrown,
        assertThrows(
            UnsupportedOperationException.class,
            () ->
                search(DECADE, 2)
                    .run(
                        (x, seed) -> {
                          throw thrown;
                        })));
  }

  @Test
  void refusesSearchesThatMakeNoSense() {
    assertMessage("finite first < last", () -> SearchRange.linear(2, 1, 5));
    assertMessage("finite first < last", () -> SearchRange.linear(0, Double.NaN, 5));
    assertMessage("above 0", () -> SearchRange.logarithmic(0, 1, 5));
    assertMessage("3 points", () -> SearchRange.linear(0, 1, 2));
    assertMessage("contain the grid", () -> SearchRange.linear(0, 1, 5).within(0.5, 2));
    assertMessage("seed", () -> new MinimumSearch(DECADE, List.of(), 3));
    assertMessage("seed", () -> new MinimumSearch(DECADE, List.of(1L, 1L), 3));
    assertMessage("refinements", () -> new MinimumSearch(DECADE, List.of(1L), -1));
    assertMessage("refinements", () -> new MinimumSearch(DECADE, List.of(1L), 31));
  }

  private static void assertMessage(
      String part, org.junit.jupiter.api.function.Executable attempted) {
    String message = assertThrows(IllegalArgumentException.class, attempted).getMessage();
    assertTrue(message.contains(part), message);
  }
}
