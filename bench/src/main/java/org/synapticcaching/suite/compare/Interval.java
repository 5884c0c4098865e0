package org.synapticcaching.suite.compare;

/**
 * An estimate with its 95 % interval.
 *
 * @param low lower end; NaN where nothing can be said, as for one fork
 * @param value the estimate, > 0
 * @param high upper end; NaN where nothing can be said
 */
public record Interval(double low, double value, double high) {
  /** An estimate of which nobody knows how sure it is. */
  static Interval unknownAround(double value) {
    return new Interval(Double.NaN, value, Double.NaN);
  }

  /** Whether there are ends. */
  public boolean isKnown() {
    return low <= high;
  }

  /** Whether it has ends, and all of it lies between these. */
  public boolean liesWithin(double lower, double upper) {
    return low >= lower && high <= upper;
  }

  /** Whether it has ends, and a value lies beyond them. */
  public boolean excludes(double other) {
    return low > other || high < other;
  }

  /**
   * Whether all of it is further than some distance from a number.
   *
   * @param distance at least 0
   */
  public boolean liesApart(double other, double distance) {
    return low > other + distance || high < other - distance;
  }
}
