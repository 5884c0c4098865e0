package org.synapticcaching.suite.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them in tables. */
final class Format {
  private static final int DIGITS = 4;
  private static final double PLAIN_FROM = 1e-4;
  private static final double PLAIN_TO = 1e7;
  private static final double TEN = 10;

  private Format() {}

  /** A score with four digits. */
  static String score(double value) {
    if (!(value >= PLAIN_FROM && value < PLAIN_TO)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return new BigDecimal(value).round(new MathContext(DIGITS)).toPlainString();
  }

  /** A ratio with three decimals, or three digits where it is far from 1. */
  static String ratio(double value) {
    if (Double.isNaN(value)) {
      return "?";
    }
    boolean near = value >= 1 / TEN && value < TEN;
    return near
        ? String.format(Locale.ROOT, "%.3f", value)
        : new BigDecimal(value).round(new MathContext(DIGITS - 1)).toPlainString();
  }

  /** Both ends of an interval. */
  static String ends(Interval interval) {
    return interval.isKnown()
        ? "[" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]"
        : "[?]";
  }
}
