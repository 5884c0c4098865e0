package org.synapticcaching.theory;

import java.util.function.DoubleUnaryOperator;
import org.synapticcaching.model.Require;

/**
 * What n magnitudes of normal numbers of variance 1 come to: the medians of the largest and the
 * smallest of them, and the mean of their sum.
 */
public final class HalfNormal {
  /** No double is as small as the tail beyond. */
  private static final double FARTHEST = 38;

  private static final int HALVINGS = 60;

  /** Steps of Simpson's rule; its error is then below 1e-8 of the integral. */
  private static final int STEPS = 512;

  private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

  private HalfNormal() {}

  /**
   * Median of the largest.
   *
   * @param count n, >= 1
   */
  public static double largest(long count) {
    Require.atLeast("count", 1, count);
    return where(m -> -count * Math.log1p(-tail(m)) < Math.log(2));
  }

  /**
   * Median of the smallest.
   *
   * @param count n, >= 1
   */
  public static double smallest(long count) {
    Require.atLeast("count", 1, count);
    return where(m -> -count * Math.log1p(-central(m)) > Math.log(2));
  }

  /**
   * Mean of the sum: n sqrt(2/pi).
   *
   * @param count n, >= 1
   */
  public static double sum(long count) {
    Require.atLeast("count", 1, count);
    return count * ROOT_TWO_OVER_PI;
  }

  /** A condition that holds above some magnitude, and not below. */
  private interface Condition {
    boolean holds(double magnitude);
  }

  private static double where(Condition condition) {
    double below = 1e-20;
    double above = FARTHEST;
    for (int n = 0; n < 4 * HALVINGS && above / below - 1 > 1e-15; n++) {
      double middle = above > 2 * below ? Math.sqrt(above * below) : (above + below) / 2;
      if (condition.holds(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /** Probability of more than m. */
  private static double tail(double m) {
    return m < 1 ? 1 - central(m) : integral(m, m + 10);
  }

  /** Probability of less than m. */
  private static double central(double m) {
    return m < 1 ? integral(0, m) : 1 - tail(m);
  }

  private static double integral(double from, double to) {
    DoubleUnaryOperator density = x -> ROOT_TWO_OVER_PI * Math.exp(-x * x / 2);
    double h = (to - from) / STEPS;
    double sum = density.applyAsDouble(from) + density.applyAsDouble(to);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density.applyAsDouble(from + i * h);
    }
    return sum * h / 3;
  }
}
