package org.synapticcaching.figure.experiment;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers and texts as legends and details of claims spell them. */
public final class Words {
  private Words() {}

  /** As {@link String#format(String, Object...)}, in no country's own way. */
  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** An accuracy, such as {@code 85 %}. */
  public static String percent(double accuracy) {
    return format("%.0f %%", 100 * accuracy);
  }

  /** A maintenance cost, such as {@code c = 0.001}. */
  public static String cost(double cost) {
    return "c = " + plain(cost);
  }

  /** A number without an exponent. */
  public static String plain(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A number with three digits. */
  public static String threeDigits(double value) {
    return format(value >= 1e5 ? "%.2e" : "%.3g", value);
  }
}
