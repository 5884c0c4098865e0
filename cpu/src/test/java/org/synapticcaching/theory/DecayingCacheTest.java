package org.synapticcaching.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecayingCacheTest {
  @Test
  void rateWithoutDecayIsThatOfARandomWalk() {
    DecayingCache lasting = new DecayingCache(10, 5, 0.5, 0.2, Double.POSITIVE_INFINITY);
    assertEquals(0.2 * 0.01, lasting.consolidationRate(), 1e-16);
    assertEquals(10 * 5 * 0.002, lasting.consolidationPower(), 1e-14);
    assertEquals(0.3 * 10 * 5.0 / 3, lasting.maintenancePower(0.3), 1e-13);
  }

  @Test
  void rateTendsContinuouslyToThatWithoutDecay() {
    double limit = new DecayingCache(1, 5, 0.5, 0.2, Double.POSITIVE_INFINITY).consolidationRate();
    for (double tau : new double[] {1e9, 1e15, 1e21, 4.9e20, 5.1e20, 1e300}) {
      double y = 5 / Math.sqrt(tau * 0.2 * 0.25);
      double rate = new DecayingCache(1, 5, 0.5, 0.2, tau).consolidationRate();
      assertEquals(limit, rate, limit * (1e-13 + y * y), "tau = " + tau);
    }
  }

  @Test
  void decayMakesConsolidationRarer() {
    double before = Double.POSITIVE_INFINITY;
    for (double tau : new double[] {Double.POSITIVE_INFINITY, 1e6, 1e4, 1e3, 100, 10}) {
      double rate = new DecayingCache(1, 5, 1, 0.5, tau).consolidationRate();
      assertTrue(rate < before, "tau = " + tau);
      before = rate;
    }
  }

  /** r = 2 J(theta), with the flux taken from the density by differentiation. */
  @ParameterizedTest
  @CsvSource({"1e-3", "0.1", "1", "3", "6.99", "7.01", "20"})
  void rateIsTheFluxThroughBothThresholds(double ratio) {
    double tau = 400;
    double p = 0.3;
    DecayingCache cache = new DecayingCache(1, ratio * Math.sqrt(tau * p), 1, p, tau);
    double h = 1e-7 * cache.threshold() / (1 + ratio * ratio);
    double logSlope = cache.density().logAt(cache.threshold() - h) - Math.log(h);
    assertEquals(Math.log(p) + logSlope, cache.logConsolidationRate(), 1e-6);
  }

  @Test
  void rareConsolidationsFollowTheEscapeRate() {
    // r tends to 2 y exp(-y^2) / (sqrt(pi) tau) (1 - 1/(2 y^2) - ...).
    DecayingCache cache = new DecayingCache(1, 50, 1, 0.5, 2);
    double y = 50;
    assertEquals(
        -y * y + Math.log(2 * y / (Math.sqrt(Math.PI) * 2) * 0.9998),
        cache.logConsolidationRate(),
        1e-6);
    assertEquals(0, cache.consolidationRate());
    assertEquals(1 / Math.sqrt(Math.PI), cache.meanMagnitude(), 1e-3);
  }

  @Test
  void nothingLearnedCostsNothing() {
    DecayingCache idle = new DecayingCache(5, 1, 1, 0, Double.POSITIVE_INFINITY);
    assertEquals(0, idle.consolidationPower());
    assertEquals(0, idle.maintenancePower(2));
    assertEquals(0, idle.energy(2, 1000));
  }

  @Test
  void energyWithoutDecayIsThatOfTheLastingCache() {
    LearningWalk walk = LearningWalk.perceptron(1000, 900, 0.5);
    DecayingCache cache =
        new DecayingCache(1000, 3, 0.5, walk.updateProbability(), Double.POSITIVE_INFINITY);
    double expected = new LastingCache(walk, 0.01, 0).total(3);
    assertEquals(expected, cache.energy(0.01, walk.presentations()), 1e-9 * expected);
  }

  /**
   * An independent simulation: one walker, in steps, with the rule and the order of events of the
   * model (step, consolidate, measure, decay). Steps overshoot the threshold by half a step on
   * average, which the diffusion does not know; the theory is asked at theta + eta/2 for that. What
   * remains is of second order in eta/theta, and allowed for beside four standard errors.
   */
  @ParameterizedTest
  @CsvSource({
    "40.3, 1, 1",
    "40.3, 1, 4000",
    "40.3, 0.5, 1000",
    "40.3, 0.25, 3200",
    "60.7, 1, 1600"
  })
  void simulatedWalkHasTheStatedRateAndMean(double threshold, double p, double tau) {
    double decayTime = tau == 1 ? Double.POSITIVE_INFINITY : tau;
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(Double.hashCode(p * tau));
    double factor = Math.exp(-1 / decayTime);
    int batches = 100;
    int steps = 100_000;
    double[] rates = new double[batches];
    double[] means = new double[batches];
    double s = 0;
    for (int batch = 0; batch < batches; batch++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < steps; i++) {
        double draw = random.nextDouble();
        s += draw < p / 2 ? 1 : draw < p ? -1 : 0;
        if (Math.abs(s) > threshold) {
          s = 0;
          count++;
        }
        sum += Math.abs(s);
        s *= factor;
      }
      rates[batch] = (double) count / steps;
      means[batch] = sum / steps;
    }
    DecayingCache theory = new DecayingCache(1, threshold + 0.5, 1, p, decayTime);
    assertWithin(theory.consolidationRate(), rates);
    assertWithin(theory.meanMagnitude(), means);
  }

  private static void assertWithin(double expected, double[] batches) {
    double mean = 0;
    for (double value : batches) {
      mean += value / batches.length;
    }
    double square = 0;
    for (double value : batches) {
      square += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(square / batches.length / (batches.length - 1));
    assertTrue(error < 0.05 * expected, "the simulation says too little: " + error);
    assertEquals(expected, mean, 4 * error + 0.003 * expected);
  }

  @Test
  void refusesWhatIsNoCacheAndSaysWhy() {
    assertMessage("synapses", () -> new DecayingCache(0, 1, 1, 0.5, 10));
    assertMessage("threshold", () -> new DecayingCache(1, 0, 1, 0.5, 10));
    assertMessage("learning rate", () -> new DecayingCache(1, 1, -1, 0.5, 10));
    assertMessage("update probability", () -> new DecayingCache(1, 1, 1, 1.5, 10));
    assertMessage("update probability", () -> new DecayingCache(1, 1, 1, Double.NaN, 10));
    assertMessage("decay time", () -> new DecayingCache(1, 1, 1, 0.5, 0));
    DecayingCache cache = new DecayingCache(1, 1, 1, 0.5, 10);
    assertMessage("maintenance cost", () -> cache.maintenancePower(-1));
    assertMessage("presentations", () -> cache.energy(0, Double.NaN));
  }

  static void assertMessage(String start, org.junit.jupiter.api.function.Executable made) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
