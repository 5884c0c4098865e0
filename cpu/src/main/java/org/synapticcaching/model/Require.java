package org.synapticcaching.model;

/**
 * Checks of the arguments of records. Each throws {@link IllegalArgumentException}; those of one
 * quantity with its name, what it must be, and the value found, and NaN fails every one of them.
 */
public final class Require {
  private Require() {}

  /** 0 or above, not infinite. */
  public static void finiteNonNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw refused(name, "a finite number >= 0", value);
    }
  }

  /** Above 0, not infinite. */
  public static void finitePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw refused(name, "a finite number > 0", value);
    }
  }

  /** Above 0, infinite allowed. */
  public static void positiveOrInfinite(String name, double value) {
    if (!(value > 0)) {
      throw refused(name, "> 0 (infinite allowed)", value);
    }
  }

  /** {@code least} or above. */
  public static void atLeast(String name, long least, long value) {
    if (value < least) {
      throw refused(name, ">= " + least, value);
    }
  }

  /**
   * Any other condition.
   *
   * @param message of the exception, a template of {@link String#format} for the values
   */
  public static void that(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }

  static IllegalArgumentException refused(String name, String allowed, Number value) {
    return new IllegalArgumentException(name + " must be " + allowed + ", got " + value);
  }
}
