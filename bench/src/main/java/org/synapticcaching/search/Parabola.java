package org.synapticcaching.search;

/** A parabola a + b x + c x^2 of least squares, from running sums. */
final class Parabola {
  private final double[] powers = new double[5];
  private final double[] moments = new double[3];

  /** Adds a point. */
  void add(double x, double y) {
    double power = 1;
    for (int k = 0; k < powers.length; k++) {
      powers[k] += power;
      if (k < moments.length) {
        moments[k] += power * y;
      }
      power *= x;
    }
  }

  /** Where it is least; NaN when it is nowhere, or when fewer than three points determine it. */
  double vertex() {
    if (powers[0] < 3) {
      return Double.NaN;
    }
    // Normal equations by Cramer's rule; the common determinant cancels in the ratio b / (2c).
    double[] p = powers;
    double[] m = moments;
    double common = determinant(p[0], p[1], p[2], p[1], p[2], p[3], p[2], p[3], p[4]);
    double linear = determinant(p[0], m[0], p[2], p[1], m[1], p[3], p[2], m[2], p[4]);
    double square = determinant(p[0], p[1], m[0], p[1], p[2], m[1], p[2], p[3], m[2]);
    return square / common > 0 ? -linear / (2 * square) : Double.NaN;
  }

  private static double determinant(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  }
}
