package org.synapticcaching.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.theory.DecayingCacheTest.assertMessage;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BestThresholdTest {
  private static final double LASTING = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-5, 1e-3, 0.1})
  void withoutDecayItIsThatOfTheLastingCache(double cost) {
    LearningWalk walk = LearningWalk.perceptron(1000, 800, 0.5);
    double v = 0.25 * walk.updateProbability();
    BestThreshold best = BestThreshold.of(cost, walk.presentations(), LASTING);
    double expected = new LastingCache(walk, cost, 0).optimalThreshold();
    assertEquals(expected, best.ofSynapse() * Math.sqrt(v), 1e-12 * expected);
    assertEquals(expected / Math.sqrt(2), best.ofGroup() * Math.sqrt(v), 1e-12 * expected);
  }

  /** Energy for each unit of variance kept, from the stationary density, minimised by search. */
  @ParameterizedTest
  @CsvSource({
    "1e-6, 1000",
    "1e-5, 30",
    "1e-5, 300",
    "1e-4, 300",
    "1e-3, 1000",
    "0.01, 1e4",
    "0.1, 30",
    "2, 1e3",
    "1e-3, 1e7"
  })
  void isTheMinimumOfEnergyOverWhatIsKept(double price, double decayTime) {
    double p = 0.3;
    double eta = 0.2;
    DoubleUnaryOperator energy =
        theta -> {
          DecayingCache cache = new DecayingCache(1, theta, eta, p, decayTime);
          double spent = cache.consolidationPower() + cache.maintenancePower(price);
          return spent / (cache.consolidationRate() * theta * theta);
        };
    double found = new BestThreshold(price, decayTime).ofSynapse() * eta * Math.sqrt(p);
    assertMinimum(energy, found);
  }

  /** The same for a group, with the cycle from one emptying to the next added up numerically. */
  @ParameterizedTest
  @CsvSource({"1e-6, 100", "1e-4, 100", "1e-3, 1000", "0.01, 1e3", "0.3, 1e4", "0.01, 1e9"})
  void ofAGroupIsTheMinimumOfEnergyOverWhatIsKept(double price, double decayTime) {
    double v = 0.07;
    DoubleUnaryOperator energy =
        time -> {
          // Substituting q^2 for the time makes the integrand smooth at 0.
          int steps = 20_000;
          double h = Math.sqrt(time) / steps;
          double kept = 0;
          for (int i = 0; i < steps; i++) {
            double q = (i + 0.5) * h;
            kept += 2 * q * h * deviation(q * q, v, decayTime);
          }
          double last = deviation(time, v, decayTime);
          return (last + price * kept) / (last * last);
        };
    double s = new BestThreshold(price, decayTime).ofGroup() * Math.sqrt(v);
    double time = -decayTime / 2 * Math.log1p(-2 * s * s / (decayTime * v));
    assertMinimum(energy, time);
  }

  private static double deviation(double time, double v, double decayTime) {
    return Math.sqrt(-decayTime * v / 2 * Math.expm1(-2 * time / decayTime));
  }

  private static void assertMinimum(DoubleUnaryOperator energy, double found) {
    double low = found / 30;
    double high = found * 30;
    double inverse = (Math.sqrt(5) - 1) / 2;
    while (high / low > 1 + 1e-9) {
      double left = high * Math.pow(low / high, inverse);
      double right = low * Math.pow(high / low, inverse);
      boolean lower = energy.applyAsDouble(left) <= energy.applyAsDouble(right);
      high = lower ? right : high;
      low = lower ? low : left;
    }
    // Near a minimum values differ by the square of the distance: half of the digits are lost.
    assertEquals(low, found, 1e-5 * found);
    assertTrue(energy.applyAsDouble(found) <= energy.applyAsDouble(low) * (1 + 1e-11));
  }

  @Test
  void weakPricesKeepItWithinReachOfTheDiffusion() {
    double before = 0;
    for (double price : new double[] {1e-3, 1e-6, 1e-9, 1e-30, 1e-200}) {
      BestThreshold best = new BestThreshold(price, 100);
      double ratio = best.ofSynapse() / Math.sqrt(100);
      assertTrue(ratio > before && ratio * ratio < Math.log1p(3 / (100 * price)), "y " + ratio);
      assertTrue(best.ofGroup() <= Math.sqrt(50));
      before = ratio;
    }
    assertEquals(Math.sqrt(50), new BestThreshold(1e-200, 100).ofGroup());
    assertTrue(new BestThreshold(1e-320, 1e-3).ofSynapse() < 1);
  }

  @Test
  void longDecayTimesTendToNone() {
    for (double tau : new double[] {1e9, 1e15, 0.9e20, 1.1e20, 1e300}) {
      double near = 1e-12 + 10 / (0.001 * tau);
      BestThreshold best = new BestThreshold(0.001, tau);
      assertEquals(1, best.ofSynapse() / Math.sqrt(3000), near, "tau = " + tau);
      assertEquals(1, best.ofGroup() / Math.sqrt(1500), near, "tau = " + tau);
    }
  }

  @Test
  void mediansOfHalfNormalNumbers() {
    assertEquals(0.6744897501960817, HalfNormal.largest(1), 1e-8);
    assertEquals(0.6744897501960817, HalfNormal.smallest(1), 1e-8);
    // erf(m/sqrt(2))^n = 1/2 and erfc(m/sqrt(2))^n = 1/2, by another program.
    assertEquals(1.0517958602, HalfNormal.largest(2), 1e-8);
    assertEquals(0.3757445949, HalfNormal.smallest(2), 1e-8);
    // Of the smallest of many, the density at 0 gives the quantile.
    assertEquals(5.0199355670, HalfNormal.largest(1_341_000), 1e-7);
    assertEquals(Math.log(2) / 1e6 * Math.sqrt(Math.PI / 2), HalfNormal.smallest(1_000_000), 1e-12);
    assertEquals(10 * Math.sqrt(2 / Math.PI), HalfNormal.sum(10), 1e-14);
  }

  @Test
  void refusesWhatHasNoMinimumAndSaysWhy() {
    assertMessage("price of keeping", () -> new BestThreshold(0, 10));
    assertMessage("decay time", () -> new BestThreshold(1, Double.NaN));
    assertMessage("maintenance cost", () -> BestThreshold.of(-1, 10, 10));
    assertMessage("horizon", () -> BestThreshold.of(1, LASTING, 10));
    assertMessage("horizon", () -> BestThreshold.of(1, 0.5, 10));
    assertMessage("count", () -> HalfNormal.largest(0));
    assertMessage("count", () -> HalfNormal.smallest(0));
    assertMessage("count", () -> HalfNormal.sum(0));
  }
}
