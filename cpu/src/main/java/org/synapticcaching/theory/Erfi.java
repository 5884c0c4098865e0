package org.synapticcaching.theory;

import org.synapticcaching.model.Require;

/**
 * The imaginary error function erfi(x) = (2/sqrt(pi)) int_0^x exp(t^2) dt, which itself overflows
 * above x = 26.6, in two forms that don't. Relative error below 1e-14.
 */
public final class Erfi {
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private Erfi() {}

  /** exp(-x^2) erfi(x), for any finite x; odd in x, between -0.611 and 0.611. */
  public static double scaled(double x) {
    return Math.copySign(TWO_OVER_ROOT_PI * ScaledIntegrals.dawson(Math.abs(x)), x);
  }

  /**
   * log(erfi(x)); minus infinity at 0.
   *
   * @param x >= 0, finite
   * @throws IllegalArgumentException when x is negative or not finite
   */
  public static double log(double x) {
    Require.finiteNonNegative("argument of log erfi", x);
    return x * x + Math.log(scaled(x));
  }
}
