package org.synapticcaching.theory;

import org.synapticcaching.model.Require;

/**
 * Stationary density of a transient weight s that walks at random, decays, and is consolidated (set
 * to 0) when abs(s) reaches the threshold theta; [LR20], Methods.
 *
 * <p>P(s) = A exp(-s^2/sigma^2) [erfi(theta/sigma) - erfi(abs(s)/sigma)] on [-theta, theta], where
 * sigma^2 = tau p eta^2; triangular, (theta - abs(s))/theta^2, without decay (sigma infinite). With
 * y = theta/sigma and G of {@link ScaledIntegrals}, A = sqrt(pi) / (4 sigma G(y)). Good to about
 * 1e-13 for any y; where the density itself underflows, {@link #logAt} still answers.
 *
 * @param threshold theta, in units of weight, finite and > 0
 * @param deviation sigma, in units of weight, > 0; infinite without decay
 */
public record StationaryDensity(double threshold, double deviation) {
  /** Below this theta/sigma the difference from the triangle is under one rounding error. */
  private static final double TRIANGULAR = 1e-9;

  public StationaryDensity {
    Require.finitePositive("threshold", threshold);
    Require.positiveOrInfinite("deviation", deviation);
  }

  /** theta/sigma; 0 without decay. */
  public double ratio() {
    return threshold / deviation;
  }

  private boolean triangular() {
    return ratio() < TRIANGULAR;
  }

  /** P(s), per unit of weight; 0 outside the thresholds and where it is below 1e-308. */
  public double at(double s) {
    return Math.exp(logAt(s));
  }

  /**
   * log P(s), natural; minus infinity at and beyond the thresholds.
   *
   * @param s in units of weight; not NaN
   * @throws IllegalArgumentException when s is NaN
   */
  public double logAt(double s) {
    if (Double.isNaN(s)) {
      throw new IllegalArgumentException("stationary density: s must be a number, got NaN");
    }
    double magnitude = Math.abs(s);
    if (magnitude >= threshold) {
      return Double.NEGATIVE_INFINITY;
    }
    if (triangular()) {
      return Math.log((threshold - magnitude) / threshold) - Math.log(threshold);
    }
    double x = magnitude / deviation;
    double y = ratio();
    return -x * x
        + Math.log(
            ScaledIntegrals.below(y, (threshold - magnitude) / deviation)
                / (2 * ScaledIntegrals.passage(y)))
        - Math.log(deviation);
  }

  /**
   * Mean of abs(s), in units of weight: sigma (E(y) - y) / (2 G(y)); theta/3 without decay,
   * sigma/sqrt(pi) when theta is out of reach.
   */
  public double meanMagnitude() {
    if (triangular()) {
      return threshold / 3;
    }
    double y = ratio();
    return deviation * ScaledIntegrals.excess(y) / (2 * ScaledIntegrals.passage(y));
  }
}
