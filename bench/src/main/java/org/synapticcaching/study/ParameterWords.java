package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.synapticcaching.sweep.Axis;
import org.synapticcaching.sweep.AxisWords;

/**
 * Reads what is searched from the words of a command line: as sweeps do, but with ranges that have
 * no count of values ({@code threshold=0.002:0.1:log}, {@code hidden=10..400}), alone or beside
 * words ({@code decay-time=inf,100:10000:log}).
 */
public final class ParameterWords {
  private static final Pattern RANGE = Pattern.compile("([^:]+):([^:]+):(log|linear)");
  private static final Pattern COUNTED = Pattern.compile("([+-]?\\d{1,15})\\.\\.([+-]?\\d{1,15})");

  /** More values are a range, of which neighbours are alike. */
  private static final int MOST_WORDS = 1000;

  private ParameterWords() {}

  /** The option that a text names, without dashes; empty when there is none. */
  public static String option(String text) {
    int split = text.indexOf('=');
    return split < 1 ? "" : text.substring(0, split).replaceFirst("^-+", "");
  }

  /**
   * Reads one parameter.
   *
   * @param text such as {@code rule=all,largest-updates}
   * @param isWhole whether an option takes whole numbers
   * @throws IllegalArgumentException in one line that names the text, when it is none
   */
  public static Parameter parse(String text, Predicate<String> isWhole) {
    String option = option(text);
    if (option.isEmpty()) {
      return words(text);
    }
    boolean whole = isWhole.test(option);
    String values = text.substring(text.indexOf('=') + 1);
    List<String> words = new ArrayList<>();
    List<Range> ranges = new ArrayList<>();
    for (String value : values.split(values.contains(";") ? ";" : ",", -1)) {
      Optional<Range> range = range(text, value, whole);
      range.ifPresentOrElse(ranges::add, () -> words.add(value));
    }
    if (ranges.isEmpty()) {
      return words(text);
    }
    if (ranges.size() > 1) {
      throw wrong(text, "one range is searched at a time, beside words if there are any");
    }
    if (!words.isEmpty()) {
      words(option + "=" + String.join(values.contains(";") ? ";" : ",", words));
    }
    return Parameter.of(option, words, Optional.of(ranges.get(0)));
  }

  /** As in a sweep: a list, or numbers of a range that are counted. */
  private static Parameter words(String text) {
    Axis axis = AxisWords.parse(text);
    if (axis.size() > MOST_WORDS) {
      throw wrong(text, axis.size() + " values are too many; a range without a count has all");
    }
    List<String> words = new ArrayList<>();
    for (long v = 0; v < axis.size(); v++) {
      words.add(axis.word(v));
    }
    return Parameter.of(axis.option(), words, Optional.empty());
  }

  private static Optional<Range> range(String text, String value, boolean whole) {
    Matcher matcher = RANGE.matcher(value);
    Matcher counted = COUNTED.matcher(value);
    try {
      if (counted.matches()) {
        double from = Double.parseDouble(counted.group(1));
        double to = Double.parseDouble(counted.group(2));
        return from == to ? Optional.empty() : Optional.of(new Range(from, to, false, true));
      }
      return matcher.matches()
          ? Optional.of(
              new Range(
                  Double.parseDouble(matcher.group(1)),
                  Double.parseDouble(matcher.group(2)),
                  matcher.group(3).equals("log"),
                  whole))
          : Optional.empty();
    } catch (NumberFormatException noNumber) {
      throw wrong(text, "'" + value + "' has an end that is no number");
    } catch (IllegalArgumentException noRange) {
      throw wrong(text, noRange.getMessage());
    }
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("--vary " + text + ": " + why);
  }
}
