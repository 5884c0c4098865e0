package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An option whose value is searched for: some words, a range of numbers, or both, such as {@code
 * auto} beside thresholds.
 *
 * @param option its longest name without dashes
 * @param words values that are no part of the range, each another one
 * @param range numbers; with no words the whole of it
 * @param active whether the option has a meaning beside these values of those before it
 */
public record Parameter(
    String option,
    List<String> words,
    Optional<Range> range,
    Predicate<Map<String, String>> active) {
  public Parameter {
    words = List.copyOf(words);
    if (option.isBlank() || words.isEmpty() && range.isEmpty()) {
      throw new IllegalArgumentException("'" + option + "' needs a name and a value to search");
    }
    if (new HashSet<>(words).size() < words.size()) {
      throw new IllegalArgumentException(option + ": a value comes twice in " + words);
    }
  }

  /** One that always has a meaning. */
  public static Parameter of(String option, List<String> words, Optional<Range> range) {
    return new Parameter(option, words, range, any -> true);
  }

  /** The same with a condition. */
  public Parameter when(Predicate<Map<String, String>> condition) {
    return new Parameter(option, words, range, condition);
  }

  /** The same with other words. */
  public Parameter with(List<String> others) {
    return new Parameter(option, others, range, active);
  }

  /** How many kinds of values there are: each word, and the range. */
  public int choices() {
    return words.size() + (range.isPresent() ? 1 : 0);
  }

  /**
   * The value at a place: words and the range have equal parts of the places, the range the last.
   *
   * @param place 0 to 1
   */
  public String word(double place) {
    double scaled = place * choices();
    int choice = Math.min((int) scaled, choices() - 1);
    return choice < words.size()
        ? words.get(choice)
        : range.orElseThrow().word(Math.min(1, scaled - choice));
  }

  /** The place of a value, 0 to 1: of a word the middle of its part. */
  public double place(String word) {
    int choice = words.indexOf(word);
    double within = choice < 0 ? range.orElseThrow().place(word) : 0.5;
    return ((choice < 0 ? words.size() : choice) + within) / choices();
  }

  /** Whether a value is one of the range. */
  public boolean isNumber(String word) {
    return !words.contains(word);
  }

  /** What is searched, as it is typed. */
  public String text() {
    List<String> parts = new ArrayList<>(words);
    range.map(Range::words).ifPresent(parts::add);
    return String.join(parts.stream().anyMatch(part -> part.contains(",")) ? ";" : ",", parts);
  }
}
