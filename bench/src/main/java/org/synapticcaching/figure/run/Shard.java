package org.synapticcaching.figure.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several disjoint parts of a piece of work.
 *
 * @param number which part, 1 to {@code count}
 * @param count number of parts, >= 1
 */
public record Shard(int number, int count) {
  /** All of the work. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern WORDS = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  public Shard {
    if (count < 1 || number < 1 || number > count) {
      throw new IllegalArgumentException(
          "a shard i/n is one of 1/n to n/n, got " + number + "/" + count);
    }
  }

  /**
   * Reads {@code i/n}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Shard parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException("a shard i/n is one of 1/n to n/n, got " + text);
    }
    return new Shard(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2)));
  }

  /** Whether it is all of the work. */
  public boolean isWhole() {
    return count == 1;
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
