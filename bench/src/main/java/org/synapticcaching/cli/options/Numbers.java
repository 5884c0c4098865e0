package org.synapticcaching.cli.options;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and checks numbers on the command line; every message names the option and the value. */
public final class Numbers {
  private Numbers() {}

  /** Reads a real number, {@code inf} included. */
  static final class Real implements ITypeConverter<Double> {
    @Override
    public Double convert(String word) {
      if (word.equals("inf") || word.equals("infinity")) {
        return Double.POSITIVE_INFINITY;
      }
      try {
        return Double.valueOf(word);
      } catch (NumberFormatException notANumber) {
        throw new TypeConversionException("'" + word + "' is not a number");
      }
    }
  }

  /** Zero or above, infinity allowed. */
  static double nonNegative(String option, double value) {
    return require(value >= 0, option, "a number >= 0", value);
  }

  /** Zero or above. */
  static double finiteNonNegative(String option, double value) {
    return require(value >= 0 && value < Double.POSITIVE_INFINITY, option, "finite, >= 0", value);
  }

  /** Above zero. */
  static double finitePositive(String option, double value) {
    return require(value > 0 && value < Double.POSITIVE_INFINITY, option, "finite, > 0", value);
  }

  /** Above zero, infinity allowed. */
  static double positiveOrInfinite(String option, double value) {
    return require(value > 0, option, "> 0, or 'inf'", value);
  }

  /** A fraction above 0, at most 1. */
  static double fraction(String option, double value) {
    return require(value > 0 && value <= 1, option, "above 0 and at most 1", value);
  }

  /** A count of {@code least} or more. */
  public static long atLeast(String option, long least, long value) {
    return (long) require(value >= least, option, ">= " + least, value);
  }

  /** A count of 1 or more; empty for an option that was left out. */
  public static OptionalInt count(String option, Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of((int) atLeast(option, 1, value));
  }

  private static <N extends Number> N require(
      boolean holds, String option, String allowed, N value) {
    if (!holds) {
      throw new UsageException(option + " must be " + allowed + ", got " + value);
    }
    return value;
  }
}
