package org.synapticcaching.search;

import org.synapticcaching.model.Require;

/**
 * The coarse grid of a search, and how far it may be extended. Grid points are numbered; halving
 * the step gives points at fractions, so that all searches over one range meet at the same
 * arguments, and can share runs.
 *
 * @param scale how points are spaced
 * @param first least argument of the grid, finite, > 0 if logarithmic
 * @param last largest argument of the grid, > first, finite
 * @param points number of grid points, >= 3
 * @param lowerBound no argument is below this, <= first
 * @param upperBound no argument is above this, >= last
 */
public record SearchRange(
    Scale scale, double first, double last, int points, double lowerBound, double upperBound) {

  /** Spacing of the points. */
  public enum Scale {
    /** By equal differences. */
    LINEAR,
    /** By equal ratios. */
    LOGARITHMIC
  }

  public SearchRange {
    if (!(first < last) || Double.isInfinite(first) || Double.isInfinite(last)) {
      throw new IllegalArgumentException(
          "search range must have finite first < last, got " + first + " and " + last);
    }
    if (scale == Scale.LOGARITHMIC && first <= 0) {
      throw new IllegalArgumentException(
          "a logarithmic search range must start above 0, got " + first);
    }
    Require.that(points >= 3, "search grid needs at least 3 points, got %s", points);
    if (!(lowerBound <= first) || !(upperBound >= last)) {
      throw new IllegalArgumentException(
          "search bounds %s to %s must contain the grid, %s to %s"
              .formatted(lowerBound, upperBound, first, last));
    }
  }

  /** Equal ratios; the grid may grow tenfold either way. */
  public static SearchRange logarithmic(double first, double last, int points) {
    return new SearchRange(Scale.LOGARITHMIC, first, last, points, first / 10, last * 10);
  }

  /** Equal differences, without extension. */
  public static SearchRange linear(double first, double last, int points) {
    return new SearchRange(Scale.LINEAR, first, last, points, first, last);
  }

  /** With other bounds. */
  public SearchRange within(double lower, double upper) {
    return new SearchRange(scale, first, last, points, lower, upper);
  }

  /**
   * The argument at a place of the grid.
   *
   * @param place 0 for first, points - 1 for last; fractions lie between, others beyond
   */
  public double argument(double place) {
    double part = place / (points - 1);
    if (part == 0) {
      return first;
    }
    if (part == 1) {
      return last;
    }
    return scale == Scale.LINEAR
        ? first + part * (last - first)
        : first * Math.exp(part * Math.log(last / first));
  }

  /** Whether the argument at a place is within the bounds. */
  boolean allows(double place) {
    double argument = argument(place);
    return argument >= lowerBound && argument <= upperBound;
  }
}
