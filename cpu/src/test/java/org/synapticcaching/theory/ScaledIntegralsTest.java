package org.synapticcaching.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledIntegralsTest {
  private static final double TIGHT = 2e-14;

  /** Digits enough for the cancellation of the alternating series up to y = 20 (10^174). */
  private static final MathContext DIGITS = new MathContext(220);

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 0.5, 0.99, 1, 1.01, 2, 3.7, 5, 6.99, 7, 7.01, 9, 13, 20})
  void agreesWithAlternatingSeriesInManyDigits(double y) {
    BigDecimal dawson = dawsonReference(y);
    assertRelative(dawson.doubleValue(), ScaledIntegrals.dawson(y));
    BigDecimal exact = new BigDecimal(y);
    BigDecimal tail = exact.multiply(expReference(exact.multiply(exact).negate()), DIGITS);
    assertRelative(dawson.subtract(tail).doubleValue(), ScaledIntegrals.excess(y));
    assertRelative(passageReference(y).doubleValue(), ScaledIntegrals.passage(y));
  }

  @ParameterizedTest
  @CsvSource({
    "0.9241388730045918, 0.5410442246351817",
    "1, 0.5380795069127684",
    "5, 0.1021340744242769",
    "10, 0.05025384718759853"
  })
  void agreesWithPublishedValuesOfDawsonsFunction(double y, double expected) {
    assertRelative(expected, ScaledIntegrals.dawson(y));
  }

  @Test
  void noJumpWhereTheSeriesChange() {
    double below = Math.nextDown(ScaledIntegrals.SERIES_LIMIT);
    double above = ScaledIntegrals.SERIES_LIMIT;
    assertRelative(ScaledIntegrals.dawson(below), ScaledIntegrals.dawson(above));
    assertRelative(ScaledIntegrals.excess(below), ScaledIntegrals.excess(above));
    assertRelative(ScaledIntegrals.passage(below), ScaledIntegrals.passage(above));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.3, 1, 4, 8, 50})
  void integralBetweenTwoPointsAgreesWithSimpson(double y) {
    for (double part : new double[] {0, 0.2, 0.7, 0.99, 0.999999}) {
      double x = part * y;
      // Far below y the integrand is nothing, and would only dilute the intervals.
      double from = Math.max(x, y - 1);
      double expected =
          simpson(t -> Math.exp((t - y) * (t + y)), from, y, 20_000)
              + (y < 10 && x < from
                  ? simpson(t -> Math.exp((t - y) * (t + y)), x, from, 20_000)
                  : 0);
      assertEquals(expected, ScaledIntegrals.below(y, y - x), 1e-9 * expected, "x/y = " + part);
    }
  }

  @Test
  void noJumpWhereTheDifferenceIsIntegratedInstead() {
    double y = 3;
    double width = 0.5 / y;
    assertEquals(
        ScaledIntegrals.below(y, width * (1 - 1e-12)),
        ScaledIntegrals.below(y, width * (1 + 1e-12)),
        1e-11 * width);
  }

  static double simpson(DoubleUnaryOperator f, double from, double to, int intervals) {
    double h = (to - from) / intervals;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < intervals; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(from + i * h);
    }
    return sum * h / 3;
  }

  private static void assertRelative(double expected, double actual) {
    assertEquals(expected, actual, TIGHT * Math.abs(expected));
  }

  /** y sum over k of (-2 y^2)^k / (2k+1)!!, not the series of the code under test. */
  private static BigDecimal dawsonReference(double y) {
    BigDecimal exact = new BigDecimal(y);
    BigDecimal ratio = exact.multiply(exact).multiply(BigDecimal.valueOf(-2));
    return alternating(exact, ratio).round(DIGITS);
  }

  /**
   * exp(-y^2) G(y) from its differential equation, F' = int_0^y exp(-x^2) dx - 2 y F, as a power
   * series: F = sum a_n y^(2n+2) with (2n+2) a_n = (-1)^n / (n! (2n+1)) - 2 a_(n-1).
   */
  private static BigDecimal passageReference(double y) {
    BigDecimal square = new BigDecimal(y).pow(2);
    BigDecimal power = square;
    BigDecimal factorial = BigDecimal.ONE;
    BigDecimal coefficient = BigDecimal.ZERO;
    BigDecimal sum = BigDecimal.ZERO;
    int terms = (int) (12 * y * y) + 60;
    for (int n = 0; n < terms; n++) {
      if (n > 0) {
        factorial = factorial.multiply(BigDecimal.valueOf(-n), DIGITS);
      }
      BigDecimal source =
          BigDecimal.ONE.divide(factorial.multiply(BigDecimal.valueOf(2L * n + 1)), DIGITS);
      coefficient =
          source
              .subtract(coefficient.multiply(BigDecimal.valueOf(2)))
              .divide(BigDecimal.valueOf(2L * n + 2), DIGITS);
      sum = sum.add(coefficient.multiply(power), DIGITS);
      power = power.multiply(square, DIGITS);
    }
    return sum;
  }

  private static BigDecimal expReference(BigDecimal x) {
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 12 * Math.abs(x.doubleValue()) + 60; k++) {
      term = term.multiply(x).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  private static BigDecimal alternating(BigDecimal first, BigDecimal ratio) {
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int k = 1; k < 12 * Math.abs(ratio.doubleValue()) + 60; k++) {
      term = term.multiply(ratio).divide(BigDecimal.valueOf(2L * k + 1), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
