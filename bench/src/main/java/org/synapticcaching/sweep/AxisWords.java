package org.synapticcaching.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads axes from the words of a command line: {@code seed=1..5} (whole numbers), {@code
 * threshold=0.005:0.08:log:9} or {@code threshold=0:1:linear:11} (numbers at equal ratios or
 * distances), {@code rule=all,subnet} (a list), {@code "hidden=100;100,50"} (a list of values that
 * have commas).
 */
public final class AxisWords {
  /** Digits of the numbers of a range: enough for any question, and short enough to be typed. */
  private static final MathContext DIGITS = new MathContext(6);

  private static final int MOST_SPACED = 100_000;
  private static final Pattern COUNTED = Pattern.compile("([+-]?\\d{1,18})\\.\\.([+-]?\\d{1,18})");
  private static final Pattern SPACED = Pattern.compile("([^:,;]+):([^:,;]+):(\\w+):([^:,;]+)");
  private static final String FORMS =
      " (seed=1..5, threshold=0.005:0.08:log:9, threshold=0:1:linear:11, rule=all,subnet, or"
          + " 'hidden=100;100,50' for values with commas)";

  private final String text;
  private final String option;
  private final String values;

  private AxisWords(String text) {
    int split = text.indexOf('=');
    if (split < 1) {
      throw wrong(text, "expected an option and its values" + FORMS);
    }
    this.text = text;
    this.option = text.substring(0, split).replaceFirst("^-+", "");
    this.values = text.substring(split + 1);
  }

  /**
   * Reads one axis.
   *
   * @param text such as {@code seed=1..5}
   * @throws IllegalArgumentException in one line that names the text, when it is none
   */
  public static Axis parse(String text) {
    return new AxisWords(text).axis();
  }

  private Axis axis() {
    Matcher counted = COUNTED.matcher(values);
    if (counted.matches()) {
      return counted(Long.parseLong(counted.group(1)), Long.parseLong(counted.group(2)));
    }
    Matcher spaced = SPACED.matcher(values);
    if (spaced.matches()) {
      return spaced(
          number(spaced.group(1)), number(spaced.group(2)), spaced.group(3), spaced.group(4));
    }
    if (values.contains("..") || values.contains(":")) {
      throw wrong(text, "'" + values + "' is no range" + FORMS);
    }
    return listed(List.of(values.split(values.contains(";") ? ";" : ",", -1)));
  }

  private Axis counted(long from, long to) {
    if (from > to) {
      throw wrong(text, "the range %d..%d is reversed; %d..%d counts up", from, to, to, from);
    }
    return new Axis(option, to - from + 1, number -> Long.toString(from + number));
  }

  private Axis spaced(double from, double to, String spacing, String count) {
    int steps = count(count);
    boolean ratios = spacing.equals("log");
    if (!ratios && !spacing.equals("linear")) {
      throw wrong(text, "'%s' is no way to space numbers; log and linear are", spacing);
    }
    if (from >= to) {
      throw wrong(text, "the range from %s to %s is empty or reversed", from, to);
    }
    if (ratios && !(from > 0)) {
      throw wrong(text, "equal ratios (log) need a start > 0, got %s", from);
    }
    List<String> words =
        IntStream.range(0, steps)
            .mapToObj(step -> (double) step / (steps - 1))
            .map(
                part -> ratios ? from * StrictMath.pow(to / from, part) : from + (to - from) * part)
            .map(AxisWords::rounded)
            .toList();
    return listed(words);
  }

  private int count(String count) {
    int steps = 0;
    try {
      steps = Integer.parseInt(count);
    } catch (NumberFormatException noNumber) {
      // As a number that is too small.
    }
    if (steps < 2 || steps > MOST_SPACED) {
      throw wrong(text, "a range has 2 to %d values, got %s", MOST_SPACED, count);
    }
    return steps;
  }

  private double number(String word) {
    try {
      double number = Double.parseDouble(word);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Refused below, as what is not finite.
    }
    throw wrong(text, "'%s' is no finite number", word);
  }

  /** Without an exponent or a point where it needs none, as options that count want it. */
  private static String rounded(double number) {
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    boolean plain = Math.abs(rounded.scale()) <= 2 * DIGITS.getPrecision();
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  private Axis listed(List<String> words) {
    Set<String> known = new HashSet<>();
    for (String word : words) {
      if (word.isBlank()) {
        throw wrong(text, "a value is empty");
      }
      if (!known.add(word)) {
        throw wrong(text, "the value %s comes twice", word);
      }
    }
    return new Axis(option, words.size(), number -> words.get((int) number));
  }

  private static IllegalArgumentException wrong(String text, String why, Object... values) {
    return new IllegalArgumentException("--vary " + text + ": " + why.formatted(values));
  }
}
