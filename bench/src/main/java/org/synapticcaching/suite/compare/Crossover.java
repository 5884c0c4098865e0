package org.synapticcaching.suite.compare;

import java.util.List;

/**
 * From which size on one backend is faster than another.
 *
 * @param found what is known
 * @param from size at which it begins to win; NaN where that is not known
 * @param low size below which it does not win yet: measured, or the smallest there is
 * @param high size from which it wins: measured, or the largest there is
 */
public record Crossover(Found found, double from, double low, double high) {
  /** What can be known. */
  public enum Found {
    /** It wins from a size between two measured ones, interpolated. */
    CROSSES,
    /** It wins at all that was measured. */
    ALWAYS,
    /** It loses at the largest size measured, and wins at none. */
    NEVER,
    /** Somewhere between two sizes, between which nothing is decided. */
    UNDECIDED,
    /** It wins at some sizes, and not, or not surely, at the largest one. */
    NOT_LASTING
  }

  /**
   * What was measured at a size.
   *
   * @param size of the network or the population, > 0
   * @param ratio of speeds, above 1 where the backend wins
   * @param forks of the row that has fewer
   */
  record Measured(double size, Interval ratio, int forks) {
    private boolean isDecided() {
      return forks >= Verdict.FEWEST_FORKS && ratio.excludes(1);
    }

    boolean wins() {
      return isDecided() && ratio.value() > 1;
    }

    boolean loses() {
      return isDecided() && ratio.value() < 1;
    }
  }

  /**
   * Looks for the size from which on a backend wins at every one. Between two neighbours at which
   * it surely loses and surely wins, the logarithm of the ratio is taken as linear in that of the
   * size.
   *
   * @param points by size, ascending; at least one
   */
  static Crossover of(List<Measured> points) {
    int last = points.size() - 1;
    double smallest = points.get(0).size();
    double largest = points.get(last).size();
    int first = points.size();
    while (first > 0 && points.get(first - 1).wins()) {
      first--;
    }
    if (first == 0) {
      return new Crossover(Found.ALWAYS, smallest, smallest, smallest);
    }
    if (first > last && points.stream().anyMatch(Measured::wins)) {
      return new Crossover(Found.NOT_LASTING, Double.NaN, smallest, largest);
    }
    if (points.get(last).loses()) {
      return new Crossover(Found.NEVER, Double.NaN, largest, largest);
    }
    if (first <= last && points.get(first - 1).loses()) {
      Measured below = points.get(first - 1);
      Measured above = points.get(first);
      return new Crossover(Found.CROSSES, interpolated(below, above), below.size(), above.size());
    }
    int loses = Math.min(first, last);
    while (loses >= 0 && !points.get(loses).loses()) {
      loses--;
    }
    double low = loses < 0 ? smallest : points.get(loses).size();
    return new Crossover(
        Found.UNDECIDED, Double.NaN, low, first <= last ? points.get(first).size() : largest);
  }

  private static double interpolated(Measured below, Measured above) {
    double under = Math.log(below.ratio().value());
    double over = Math.log(above.ratio().value());
    double start = Math.log(below.size());
    return Math.exp(start - under * (Math.log(above.size()) - start) / (over - under));
  }

  /**
   * One line.
   *
   * @param size what the size is of, such as {@code population}
   */
  public String words(String size) {
    return switch (found) {
      case CROSSES ->
          "from about %s %s on (interpolated between %s and %s)"
              .formatted(size, rounded(from), rounded(low), rounded(high));
      case ALWAYS -> "at every measured %s, from %s on".formatted(size, rounded(low));
      case NEVER -> "not within what was measured (%s up to %s)".formatted(size, rounded(high));
      case UNDECIDED ->
          "undecided between %s %s and %s".formatted(size, rounded(low), rounded(high));
      case NOT_LASTING ->
          "at some %s between %s and %s, but not surely at the largest"
              .formatted(size, rounded(low), rounded(high));
    };
  }

  private static String rounded(double size) {
    return Long.toString(Math.round(size));
  }
}
