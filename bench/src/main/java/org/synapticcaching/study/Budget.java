package org.synapticcaching.study;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a study may spend: presentations of all its runs, or time. What is spent is told by answers
 * alone, so that a study that goes on decides as before.
 *
 * @param amount > 0
 * @param seconds whether the amount is seconds, else presentations
 */
public record Budget(double amount, boolean seconds) {
  private static final Pattern WORDS = Pattern.compile("(\\d+(?:\\.\\d+)?(?:[eE]\\d+)?)(h|min|s|)");

  private static final Map<String, Double> SECONDS = Map.of("h", 3600.0, "min", 60.0, "s", 1.0);

  public Budget {
    if (!(amount > 0) || Double.isInfinite(amount)) {
      throw new IllegalArgumentException(
          "a study needs something to spend, above 0, got " + amount);
    }
  }

  /**
   * Reads one.
   *
   * @param text presentations ({@code 20000000}, {@code 2e7}) or a time ({@code 2h}, {@code 30min},
   *     {@code 90s})
   * @throws IllegalArgumentException when it is none, or nothing
   */
  public static Budget parse(String text) {
    Matcher matcher = WORDS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is neither a number of presentations (2e7) nor a time (2h, 30min, 90s)"
              .formatted(text));
    }
    String unit = matcher.group(2);
    double number = Double.parseDouble(matcher.group(1));
    return new Budget(number * SECONDS.getOrDefault(unit, 1.0), !unit.isEmpty());
  }

  /**
   * The share that is spent, from 0; above 1 when what had begun was finished.
   *
   * @param presentations of all runs so far
   * @param time that the study had worked when the last of them was known, in seconds
   */
  double spent(long presentations, double time) {
    return (seconds ? time : presentations) / amount;
  }
}
