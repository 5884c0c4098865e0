package org.synapticcaching.sweep;

import java.util.Objects;
import java.util.function.LongFunction;

/**
 * One option with the values that it takes in turn. Values are words as a user would type them, and
 * made when they are asked for: there may be more than fit into memory.
 *
 * @param option its longest name without dashes, such as {@code threshold}
 * @param size number of values, >= 1
 * @param words gives the value of a number from 0 to {@code size - 1}, each another one
 */
public record Axis(String option, long size, LongFunction<String> words) {
  public Axis {
    Objects.requireNonNull(words, "words");
    if (option.isBlank() || size < 1) {
      throw new IllegalArgumentException(
          "an axis needs an option and at least one value, got '" + option + "' and " + size);
    }
  }

  /** The value of this number. */
  public String word(long number) {
    return words.apply(number);
  }
}
