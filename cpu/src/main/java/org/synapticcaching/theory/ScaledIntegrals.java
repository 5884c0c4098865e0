package org.synapticcaching.theory;

/**
 * The integrals behind the stationary density, each scaled by exp(-y^2) so that none overflows.
 *
 * <p>With E(y) = int_0^y exp(t^2) dt = (sqrt(pi)/2) erfi(y) and G(y) = int_0^y exp(t^2) int_0^t
 * exp(-x^2) dx dt. Below {@link #SERIES_LIMIT} power series with positive terms only, so nothing
 * cancels; above it the asymptotic series of Dawson's function, whose smallest term is there below
 * 1e-20 (DLMF 7.6, 7.12).
 */
final class ScaledIntegrals {
  /** Where the power series give way to the asymptotic one. */
  static final double SERIES_LIMIT = 7;

  /**
   * Below this product of y and width the difference of two scaled integrals is integrated instead.
   */
  private static final double NARROW = 0.5;

  /** Abscissae > 0 of the ten-point Gauss-Legendre rule (Abramowitz and Stegun, table 25.4). */
  private static final double[] NODES = {
    0.14887433898163122,
    0.4333953941292472,
    0.6794095682990244,
    0.8650633666889845,
    0.9739065285171717
  };

  private static final double[] NODE_WEIGHTS = {
    0.29552422471475287,
    0.26926671930999635,
    0.21908636251598204,
    0.1494513491505806,
    0.06667134430868814
  };

  private ScaledIntegrals() {}

  /** Dawson's function exp(-y^2) E(y), for y >= 0; at most 0.5411. */
  static double dawson(double y) {
    return y < SERIES_LIMIT ? y * decayed(y, energySeries(y, 0)) : dawsonAsymptotic(y);
  }

  /** exp(-y^2) (E(y) - y), for y >= 0: y^3/3 for small y, Dawson's function for large y. */
  static double excess(double y) {
    return y < SERIES_LIMIT
        ? y * decayed(y, energySeries(y, 1))
        : dawsonAsymptotic(y) - y * Math.exp(-y * y);
  }

  /** exp(-y^2) G(y), for y >= 0: y^2/2 for small y, (sqrt(pi)/2) Dawson for large y. */
  static double passage(double y) {
    if (y >= SERIES_LIMIT) {
      // What is left out, exp(-y^2) int erfcx, is below 1e-19 of it.
      return Math.sqrt(Math.PI) / 2 * dawsonAsymptotic(y);
    }
    double square = y * y;
    double power = square;
    double sum = 0;
    // Terms y^(2n+2) / ((2n+2) (3/2)_n).
    for (int n = 0; power / (2 * n + 2) > sum * 1e-18; n++) {
      sum += power / (2 * n + 2);
      power *= square / (n + 1.5);
    }
    return decayed(y, sum);
  }

  /**
   * exp(-y^2) (E(y) - E(y - width)), the integral of exp(t^2 - y^2) over the width below y.
   *
   * @param width 0 to y; given instead of the lower limit, so that a small one stays exact
   */
  static double below(double y, double width) {
    if (width * y > NARROW) {
      return dawson(y) - Math.exp(width * (width - 2 * y)) * dawson(y - width);
    }
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      sum += NODE_WEIGHTS[i] * (belowTop(y, width, NODES[i]) + belowTop(y, width, -NODES[i]));
    }
    return sum * width / 2;
  }

  private static double belowTop(double y, double width, double node) {
    double down = width / 2 * (1 + node);
    return Math.exp(down * (down - 2 * y));
  }

  /** Sum from n = first of y^(2n) / (n! (2n+1)). */
  private static double energySeries(double y, int first) {
    double square = y * y;
    double power = first == 0 ? 1 : square;
    double sum = 0;
    for (int n = first; power / (2 * n + 1) > sum * 1e-18; n++) {
      sum += power / (2 * n + 1);
      power *= square / (n + 1);
    }
    return sum;
  }

  /** exp(-y^2) times a value, with the rounding error of y^2 made good. */
  private static double decayed(double y, double value) {
    double square = y * y;
    double rest = Math.fma(y, y, -square);
    return value * Math.exp(-square) * (1 - rest);
  }

  private static double dawsonAsymptotic(double y) {
    double ratio = 1 / (2 * y * y);
    double term = 1;
    double sum = 0;
    for (int k = 1; term > 1e-18; k++) {
      sum += term;
      term *= (2 * k - 1) * ratio;
    }
    return sum / (2 * y);
  }
}
