package org.synapticcaching.study;

import java.math.BigDecimal;
import java.math.MathContext;
import org.synapticcaching.model.Require;

/**
 * Numbers between two ends, each with a place from 0 to 1.
 *
 * @param low lower end, finite, > 0 where ratios count
 * @param high upper end, finite, > low
 * @param log whether equal steps of places are equal ratios, else equal distances
 * @param whole whether numbers are whole
 */
public record Range(double low, double high, boolean log, boolean whole) {
  /** More digits are more than any learning shows. */
  private static final MathContext DIGITS = new MathContext(5);

  public Range {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
      throw new IllegalArgumentException(
          "the range from %s to %s is empty, reversed or endless".formatted(low, high));
    }
    if (log && low <= 0) {
      throw new IllegalArgumentException("equal ratios (log) need a start > 0, got " + low);
    }
  }

  /**
   * The number at a place, as a user would type it: whole ones without a point, others with one, so
   * that a share is no count.
   *
   * @param place 0 to 1
   */
  public String word(double place) {
    Require.that(place >= 0 && place <= 1, "place must be in 0..1, got %s", place);
    double number = log ? low * StrictMath.pow(high / low, place) : low + (high - low) * place;
    double within = Math.max(low, Math.min(high, number));
    if (whole) {
      return Long.toString((long) Math.max(Math.ceil(low), Math.min(high, Math.rint(within))));
    }
    String word = new BigDecimal(within).round(DIGITS).stripTrailingZeros().toPlainString();
    return word.contains(".") ? word : word + ".0";
  }

  /** The place of a number, 0 to 1; of one beyond an end that of the end. */
  public double place(String word) {
    double number = Double.parseDouble(word);
    double place =
        log ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
    return Math.max(0, Math.min(1, place));
  }

  /** As it is typed. */
  String words() {
    return "%s:%s:%s".formatted(word(0), word(1), log ? "log" : "linear");
  }
}
