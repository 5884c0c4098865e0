package org.synapticcaching.search;

import java.util.List;

/**
 * Where a search found the least value, and how well it knows.
 *
 * @param argument the estimate: vertex of a parabola through the points between {@code lower} and
 *     {@code upper} where that is inside them, else the best point; NaN when every point failed
 * @param lower nearest argument below the best point that is worse by more than two standard errors
 *     of the difference (seed by seed) or failed; the least argument tried when there is none
 * @param upper the same above
 * @param best the best point of those evaluated; null when every point failed
 * @param position where on the range it lies
 * @param points all points evaluated, in order of the argument
 */
public record Minimum(
    double argument,
    double lower,
    double upper,
    SearchPoint best,
    Position position,
    List<SearchPoint> points) {

  /** Where on the range a minimum lies. */
  public enum Position {
    /** Between points of the coarse grid. */
    INSIDE,
    /** Between points, after the grid had been extended. */
    EXTENDED,
    /** At the least argument that the bounds allow: the true minimum may lie below. */
    LOWER_BOUND,
    /** At the largest argument that the bounds allow: the true minimum may lie above. */
    UPPER_BOUND,
    /** At an edge of the grid beyond which every run has exactly the same value. */
    PLATEAU,
    /** Nowhere: every point failed. */
    FAILED
  }

  public Minimum {
    points = List.copyOf(points);
  }

  /** Whether there is one. */
  public boolean found() {
    return position != Position.FAILED;
  }
}
