package org.synapticcaching.theory;

import java.util.function.DoubleUnaryOperator;
import org.synapticcaching.model.Require;

/**
 * The threshold at which learning costs least for each unit of what is kept of it (model section
 * 3.1), for synapses that walk at random with variance v per presentation.
 *
 * <p>Single synapses: of v a presentation adds to s, r theta^2 becomes persistent, the rest decays.
 * With the rate and the mean of {@link DecayingCache} and {@link StationaryDensity} the energy per
 * presentation, theta r + k mean abs(s), divided by it has no G left:
 *
 * <pre>
 *   F = (1/y + k tau (E(y) - y)/y^2) / (sigma ...),   y = theta/sigma,   sigma^2 = tau v,
 *   F' = 0:   k tau sum_(n>=1) (2n - 1)/(2n + 1) u^n/n! = 1,   u = y^2.
 * </pre>
 *
 * <p>Groups are emptied together, t presentations after they were emptied before, when each s has
 * the variance S^2 = (tau v/2) w, w = 1 - exp(-2t/tau). A cycle costs sqrt(2/pi) (S + k int S) and
 * keeps S^2, which gives the same without the factorials: k tau sum (2n - 1)/(2n + 1) w^n = 1.
 *
 * <p>Without decay theta^2 = 3 v/k and S^2 = 3 v/(2 k). As k tau tends to 0, theta grows as sigma
 * sqrt(log(1/(k tau))) only, and S tends to what a group never emptied has.
 *
 * @param price k, energy per unit of abs(s) and presentation, finite and > 0
 * @param decayTime tau, in presentations, > 0; infinite for no decay
 */
public record BestThreshold(double price, double decayTime) {
  /** Products k tau below this count as this: theta is then 26 sigma, which nothing reaches. */
  private static final double LEAST = 1e-300;

  /** Halvings of a bracket of ratio 3 after which its ends are neighbours. */
  private static final int HALVINGS = 60;

  public BestThreshold {
    Require.finitePositive("price of keeping", price);
    Require.positiveOrInfinite("decay time", decayTime);
  }

  /**
   * With the price that keeping a change has until it is consolidated at the end of learning.
   *
   * @param maintenanceCost c, energy per unit of abs(s) and presentation, finite and >= 0
   * @param horizon T, presentations to the end, finite and >= 1: what is left then costs once
   * @param decayTime tau, in presentations, > 0; infinite for no decay
   */
  public static BestThreshold of(double maintenanceCost, double horizon, double decayTime) {
    Require.finiteNonNegative("maintenance cost", maintenanceCost);
    Require.that(
        horizon >= 1 && horizon < Double.POSITIVE_INFINITY,
        "horizon must be a finite number >= 1, got %s",
        horizon);
    return new BestThreshold(maintenanceCost + 1 / horizon, decayTime);
  }

  /** theta/sqrt(v) for synapses that are consolidated each by itself. */
  public double ofSynapse() {
    if (isLasting()) {
      return Math.sqrt(3 / price);
    }
    double a = dimensionless();
    double u = root(Math.log1p(1 / a), Math.log1p(3 / a), x -> exponentialSeries(x) - 1 / a);
    return Math.sqrt(decayTime) * Math.sqrt(u);
  }

  /** S/sqrt(v), S the root of the mean square of s, at which a group is emptied. */
  public double ofGroup() {
    if (isLasting()) {
      return Math.sqrt(1.5 / price);
    }
    double a = dimensionless();
    double w = root(1 / (1 + a), 3 / (3 + a), x -> geometricSeries(x) - 1 / a);
    return Math.sqrt(decayTime) * Math.sqrt(w / 2);
  }

  private boolean isLasting() {
    // Beyond, the terms of higher order are below one rounding error.
    return price * decayTime > 1e17;
  }

  private double dimensionless() {
    return Math.max(LEAST, price * decayTime);
  }

  /** sum (2n - 1)/(2n + 1) u^n/n!, that is, exp(u) + 1 - 2 E(y)/y; u^1/3 for small u. */
  private static double exponentialSeries(double u) {
    double power = u;
    double sum = u / 3;
    for (int n = 2; power > sum * 1e-18; n++) {
      power *= u / n;
      sum += power * (2 * n - 1) / (2 * n + 1);
    }
    return sum;
  }

  /** sum (2n - 1)/(2n + 1) w^n, that is, 1/(1 - w) + 1 - 2 artanh(x)/x with x^2 = w. */
  private static double geometricSeries(double w) {
    if (w < 0.5) {
      double power = w;
      double sum = w / 3;
      for (int n = 2; power > sum * 1e-18; n++) {
        power *= w;
        sum += power * (2 * n - 1) / (2 * n + 1);
      }
      return sum;
    }
    double x = Math.sqrt(w);
    double artanh = Math.log1p(x) - Math.log1p(-w) / 2;
    return 1 / (1 - w) + 1 - 2 * artanh / x;
  }

  private static double root(double low, double high, DoubleUnaryOperator rising) {
    double below = low;
    double above = high;
    for (int n = 0; n < HALVINGS; n++) {
      double middle = below + (above - below) / 2;
      if (rising.applyAsDouble(middle) < 0) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }
}
