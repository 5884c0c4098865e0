package org.synapticcaching.console;

/** Numbers of things for readers. */
public final class Counts {
  private Counts() {}

  /**
   * Such as {@code 1 row} or {@code 2 rows}.
   *
   * @param noun singular; its plural ends in s
   */
  public static String words(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
