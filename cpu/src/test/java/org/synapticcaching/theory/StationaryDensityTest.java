package org.synapticcaching.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationaryDensityTest {
  private static final double THRESHOLD = 2.5;

  private static StationaryDensity withRatio(double ratio) {
    return new StationaryDensity(THRESHOLD, THRESHOLD / ratio);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-3, 0.01, 0.1, 0.5, 1, 2, 3, 5, 6.99, 7.01, 10, 20, 26, 27, 50})
  void integratesToOneAndHasTheStatedMean(double ratio) {
    StationaryDensity density = withRatio(ratio);
    // The density lives on the scale of sigma when the threshold is far away.
    double end = Math.min(THRESHOLD, 12 * density.deviation());
    double norm = 2 * ScaledIntegralsTest.simpson(density::at, 0, end, 4000);
    double mean = 2 * ScaledIntegralsTest.simpson(s -> s * density.at(s), 0, end, 4000);
    assertEquals(1, norm, 1e-10);
    assertEquals(density.meanMagnitude(), mean, 1e-10 * mean);
  }

  @Test
  void isTriangularWithoutDecay() {
    StationaryDensity density = new StationaryDensity(THRESHOLD, Double.POSITIVE_INFINITY);
    assertEquals(1 / THRESHOLD, density.at(0), 1e-15);
    assertEquals(0.75 / THRESHOLD, density.at(-THRESHOLD / 4), 1e-15);
    assertEquals(THRESHOLD / 3, density.meanMagnitude(), 1e-15);
  }

  @Test
  void tendsToTheTriangleAsDecayVanishes() {
    StationaryDensity triangle = new StationaryDensity(THRESHOLD, Double.POSITIVE_INFINITY);
    for (double ratio : new double[] {1e-3, 1e-8, 1.01e-9, 0.99e-9, 1e-300}) {
      StationaryDensity density = withRatio(ratio);
      double near = 1e-14 + ratio * ratio;
      assertEquals(triangle.meanMagnitude(), density.meanMagnitude(), near * THRESHOLD);
      for (double part : new double[] {0, 0.3, 0.999, 0.999999999}) {
        double expected = triangle.at(part * THRESHOLD);
        assertEquals(expected, density.at(part * THRESHOLD), 2 * near * expected);
      }
    }
  }

  @Test
  void tendsToTheGaussianOfAFreeWalkWhenTheThresholdIsFar() {
    StationaryDensity density = withRatio(50);
    double sigma = density.deviation();
    assertEquals(sigma / Math.sqrt(Math.PI), density.meanMagnitude(), 1e-3 * sigma);
    assertEquals(1 / (Math.sqrt(Math.PI) * sigma), density.at(0), 1e-12 / sigma);
    assertEquals(Math.exp(-4) / (Math.sqrt(Math.PI) * sigma), density.at(2 * sigma), 1e-12 / sigma);
  }

  /** J = -s P/tau - (sigma^2/(2 tau)) dP/ds is the same everywhere between 0 and theta. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.3, 1, 2.5, 6})
  void carriesTheSameFluxEverywhere(double ratio) {
    StationaryDensity density = withRatio(ratio);
    double variance = Math.pow(density.deviation(), 2);
    double atThreshold = 0;
    for (double part : new double[] {0.9999, 0.9, 0.5, 0.1}) {
      double s = part * THRESHOLD;
      double h = 1e-5 * THRESHOLD;
      double slope = (density.at(s + h) - density.at(s - h)) / (2 * h);
      double flux = -s * density.at(s) - variance / 2 * slope;
      atThreshold = part == 0.9999 ? flux : atThreshold;
      double scale = s * density.at(s) + variance / 2 * Math.abs(slope);
      assertEquals(atThreshold, flux, 1e-6 * scale, "s/theta = " + part);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 1, 6.999, 7.001, 50})
  void vanishesTowardsAndBeyondTheThreshold(double ratio) {
    StationaryDensity density =
        ratio == 0 ? new StationaryDensity(THRESHOLD, Double.POSITIVE_INFINITY) : withRatio(ratio);
    assertEquals(0, density.at(THRESHOLD));
    assertEquals(0, density.at(-2 * THRESHOLD));
    // Linear in the distance, free of cancellation: the nearest numbers have the right slope.
    double s = THRESHOLD * (1 - 1e-9);
    double slope = density.logAt(s) - Math.log(THRESHOLD - s);
    double nearer = s;
    while ((nearer + THRESHOLD) / 2 < THRESHOLD && (nearer + THRESHOLD) / 2 > nearer) {
      nearer = (nearer + THRESHOLD) / 2;
      assertEquals(slope, density.logAt(nearer) - Math.log(THRESHOLD - nearer), 1e-5);
    }
    assertTrue(THRESHOLD - nearer < 1e-15 * THRESHOLD * 2);
  }

  @Test
  void logarithmStaysFiniteWhereTheDensityUnderflows() {
    StationaryDensity density = withRatio(50);
    double log = density.logAt(0.9 * THRESHOLD);
    assertEquals(-2025, log, 5);
    assertEquals(0, density.at(0.9 * THRESHOLD));
  }

  @Test
  void refusesWhatIsNotADensity() {
    for (double bad : new double[] {0, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new StationaryDensity(bad, 1));
      String message =
          assertThrows(IllegalArgumentException.class, () -> new StationaryDensity(1, bad))
              .getMessage();
      assertTrue(message.startsWith("deviation"), message);
    }
    assertThrows(
        IllegalArgumentException.class, () -> new StationaryDensity(Double.POSITIVE_INFINITY, 1));
    assertThrows(IllegalArgumentException.class, () -> withRatio(1).at(Double.NaN));
  }
}
