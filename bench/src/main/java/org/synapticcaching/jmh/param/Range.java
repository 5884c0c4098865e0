package org.synapticcaching.jmh.param;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PlasticityRule;

/** Kinds of values of parameters. */
public enum Range {
  /** Nothing but words of its own. */
  NONE("", value -> false, List::of),

  /** How many. */
  COUNT("a whole number >= 1", value -> value >= 1 && value == (int) value, List::of),

  /** A share of something. */
  FRACTION("a number above 0, at most 1", value -> value > 0 && value <= 1, List::of),

  /** Neither 0 nor infinite. */
  POSITIVE("a number > 0", value -> value > 0 && value < Double.POSITIVE_INFINITY, List::of),

  /** Not 0; infinite is written {@code inf}. */
  POSITIVE_OR_INFINITE(
      "a number > 0", value -> value > 0 && value < Double.POSITIVE_INFINITY, () -> List.of("inf")),

  /** Ids of backends, whether they can run here or not. */
  BACKEND("", value -> false, () -> Backends.all().stream().map(Backend::id).toList()),

  /** Ids of policies. */
  POLICY("", value -> false, () -> ids(Stream.of(ConsolidationPolicy.values()))),

  /** Ids of rules that need no further parameter. */
  RULE(
      "",
      value -> false,
      () -> ids(Stream.of(PlasticityRule.values()).filter(rule -> !rule.takesTurns()))),

  /** Ids of encodings. */
  INPUT("", value -> false, () -> ids(Stream.of(InputEncoding.values())));

  private final String numbers;
  private final DoublePredicate isAllowed;
  private final Supplier<List<String>> words;

  Range(String numbers, DoublePredicate isAllowed, Supplier<List<String>> words) {
    this.numbers = numbers;
    this.isAllowed = isAllowed;
    this.words = words;
  }

  private static List<String> ids(Stream<? extends Named> constants) {
    return constants.map(Named::id).toList();
  }

  /** Which numbers are allowed, in words; empty for none. */
  String numbers() {
    return numbers;
  }

  /** Whether a number is allowed. */
  boolean allowsNumber(String value) {
    try {
      return isAllowed.test(Double.parseDouble(value));
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  /** Which words are allowed. */
  public List<String> words() {
    return words.get();
  }
}
