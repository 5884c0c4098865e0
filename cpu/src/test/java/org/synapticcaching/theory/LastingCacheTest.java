package org.synapticcaching.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.theory.DecayingCacheTest.assertMessage;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastingCacheTest {
  private static final LearningWalk HALF_FULL = LearningWalk.perceptron(1000, 1000, 1);

  @Test
  void perceptronAtHalfItsCapacityHasTheStatedNumbers() {
    assertEquals(2000, HALF_FULL.updates(), 1e-9);
    assertEquals(31622.776601683792, HALF_FULL.presentations(), 1e-9);
    assertEquals(2 / Math.sqrt(1000), HALF_FULL.updateProbability(), 1e-15);
    assertEquals(56.04991216397929, HALF_FULL.inefficiency(), 1e-12);
    assertEquals(2e6, HALF_FULL.pathEnergy(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 500, 1900, 1999})
  void inefficiencyIsPathOverDistanceAndTheClosedForm(int patterns) {
    LearningWalk walk = LearningWalk.perceptron(1000, patterns, 0.3);
    double ratio = walk.pathEnergy() / walk.minimumEnergy();
    assertEquals(ratio, walk.inefficiency(), 1e-12 * ratio);
    double closed = Math.sqrt(Math.PI * patterns) / (2 - patterns / 1000.0);
    assertEquals(closed, walk.inefficiency(), 1e-12 * closed);
  }

  @Test
  void inefficiencyWithAnExponentFollowsTheMomentsOfTheNormalDistribution() {
    double updates = HALF_FULL.updates();
    assertEquals(updates, HALF_FULL.inefficiency(0), 1e-9 * updates);
    assertEquals(HALF_FULL.inefficiency(), HALF_FULL.inefficiency(1), 1e-10);
    assertEquals(1, HALF_FULL.inefficiency(2), 1e-12);
    double third = 2 * Math.sqrt(2 / Math.PI) * Math.sqrt(updates);
    assertEquals(1 / third, HALF_FULL.inefficiency(3), 1e-12 / third);
    assertEquals(1 / (3 * updates), HALF_FULL.inefficiency(4), 1e-12 / updates);
    assertMessage("exponent", () -> HALF_FULL.inefficiency(-0.1));
  }

  @Test
  void minimumIsTheMeanDistanceOfASimulatedWalk() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    int walks = 20_000;
    int steps = 1024;
    double sum = 0;
    for (int walk = 0; walk < walks; walk++) {
      int up = 0;
      for (int word = 0; word < steps / 64; word++) {
        up += Long.bitCount(random.nextLong());
      }
      sum += Math.abs(2 * up - steps);
    }
    double expected = new LearningWalk(1, steps, steps, 1).minimumEnergy();
    // abs of a Gaussian has standard deviation sqrt(1 - 2/pi) of the walk's, 32.
    double error = Math.sqrt((1 - 2 / Math.PI) * steps / walks);
    assertEquals(expected, sum / walks, 4 * error);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-5, 1e-3, 0.01})
  void optimalThresholdIsTheMinimumAndGivesTheStatedInefficiency(double cost) {
    LastingCache cache = new LastingCache(LearningWalk.perceptron(1000, 800, 0.5), cost, 0);
    double best = cache.optimalThreshold();
    double least = cache.total(best);
    assertTrue(least < cache.total(best * 1.01));
    assertTrue(least < cache.total(best / 1.01));
    assertEquals(cache.inefficiency(), least / cache.learning().minimumEnergy(), 1e-12 * 100);
  }

  @Test
  void dearMaintenanceMakesCachingPointless() {
    // Both forms meet where 1 + cT = 3K/4, that is, at a threshold of two steps.
    double meet = (0.75 * HALF_FULL.updates() - 1) / HALF_FULL.presentations();
    LastingCache below = new LastingCache(HALF_FULL, meet * (1 - 1e-9), 0);
    LastingCache above = new LastingCache(HALF_FULL, meet * (1 + 1e-9), 0);
    assertTrue(below.inefficiency() < HALF_FULL.inefficiency());
    assertEquals(HALF_FULL.inefficiency(), above.inefficiency());
    assertEquals(below.inefficiency(), above.inefficiency(), 1e-6);
    assertEquals(2, above.optimalThreshold(), 1e-6);
    assertEquals(HALF_FULL.inefficiency(), new LastingCache(HALF_FULL, 100, 0).inefficiency());
  }

  @Test
  void withoutCostsCachingNearlyReachesTheMinimum() {
    assertEquals(
        Math.sqrt(2 * Math.PI / 3), new LastingCache(HALF_FULL, 0, 0).inefficiency(), 1e-15);
  }

  @Test
  void costOfChangingTransientsIsPaidByAllUpdatesThatStayTransient() {
    LastingCache cache = new LastingCache(LearningWalk.perceptron(100, 100, 0.5), 0, 0.1);
    double path = cache.learning().pathEnergy();
    assertEquals(0, cache.transientChange(0.3));
    assertEquals(0, cache.transientChange(0.5));
    assertEquals(0.1 * path * 0.75, cache.transientChange(0.7), 1e-9);
    assertEquals(0.1 * path * (1 - 1.0 / 81), cache.transientChange(4.2), 1e-9);
    assertEquals(
        cache.consolidation(2) + cache.maintenance(2) + cache.transientChange(2), cache.total(2));
  }

  @Test
  void refusesWhatCannotBeLearnedAndSaysWhy() {
    assertMessage("patterns", () -> LearningWalk.perceptron(10, 20, 1));
    assertMessage("patterns", () -> LearningWalk.perceptron(10, 0, 1));
    assertMessage("learning rate", () -> LearningWalk.perceptron(10, 5, Double.NaN));
    assertMessage("synapses", () -> new LearningWalk(0, 1, 1, 1));
    assertMessage("updates", () -> new LearningWalk(1, 0, 1, 1));
    assertMessage("maintenance cost", () -> new LastingCache(HALF_FULL, -1, 0));
    assertMessage("transient change cost", () -> new LastingCache(HALF_FULL, 0, Double.NaN));
    assertMessage("threshold", () -> new LastingCache(HALF_FULL, 0, 0).total(0));
  }
}
