package org.synapticcaching.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Measured numbers for readers. */
public final class Digits {
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final double LARGE = 1e9;
  private static final double SMALL = 1e-4;

  private Digits() {}

  /** Three digits: {@code 515 000}, {@code 1.23}, {@code 4.50e-7}; words for what is no number. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "not a number";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : "minus infinite";
    }
    double size = Math.abs(value);
    if (size != 0 && (size >= LARGE || size < SMALL)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE);
    int decimals = Math.max(0, rounded.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace(',', ' ');
  }

  /** The same; empty text for none. */
  public static String of(OptionalDouble value) {
    return value.isPresent() ? of(value.getAsDouble()) : "";
  }

  /** An estimate with its ends, where it has any: {@code 1.02 (0.99 to 1.05)}. */
  public static String within(double value, double low, double high) {
    return low <= high ? of(value) + " (" + of(low) + " to " + of(high) + ")" : of(value);
  }

  /** A part as a percentage. */
  public static String percent(double part) {
    return Double.isNaN(part) ? of(part) : of(100 * part) + " %";
  }
}
