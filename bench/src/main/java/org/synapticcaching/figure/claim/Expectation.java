package org.synapticcaching.figure.claim;

import java.util.Locale;

/**
 * The range in which a measured number meets a claim.
 *
 * @param least smallest number that meets it; minus infinity for no bound
 * @param most largest number that meets it; infinity for no bound
 */
public record Expectation(double least, double most) {
  public Expectation {
    if (!(least <= most)) {
      throw new IllegalArgumentException("expectation: " + least + " to " + most + " is empty");
    }
  }

  /** This number or more. */
  public static Expectation atLeast(double least) {
    return new Expectation(least, Double.POSITIVE_INFINITY);
  }

  /** This number or less. */
  public static Expectation atMost(double most) {
    return new Expectation(Double.NEGATIVE_INFINITY, most);
  }

  /** Within these numbers, both included. */
  public static Expectation between(double least, double most) {
    return new Expectation(least, most);
  }

  /** Nothing: any number is only reported. */
  public static Expectation none() {
    return new Expectation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether no number is expected, so that none can meet or miss it. */
  public boolean isNone() {
    return Double.isInfinite(least) && Double.isInfinite(most);
  }

  /** Whether a number meets it; NaN does not. */
  public boolean isMetBy(double measured) {
    return measured >= least && measured <= most;
  }

  /** In words: {@code at least 20}; {@code none} when nothing is expected. */
  public String words() {
    if (isNone()) {
      return "none";
    }
    if (Double.isInfinite(most)) {
      return "at least " + number(least);
    }
    return Double.isInfinite(least)
        ? "at most " + number(most)
        : number(least) + " to " + number(most);
  }

  /** A number for readers: three or four significant digits. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (size >= 1e5 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int digits = size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
