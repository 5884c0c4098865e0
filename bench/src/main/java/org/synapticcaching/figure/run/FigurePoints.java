package org.synapticcaching.figure.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All points of one figure, in their order.
 *
 * @param figure its id
 * @param environment what they are computed with
 * @param saved where the finished ones are kept
 * @param points at least one, each with a key of its own
 * @param secondsPerCost how long one core is expected to take for a {@link Point#cost} of 1, > 0:
 *     the scale that points of different figures are compared on until enough of them are measured
 */
public record FigurePoints(
    String figure,
    FigureEnvironment environment,
    SavedPoints saved,
    List<Point> points,
    double secondsPerCost) {

  public FigurePoints {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException(figure + " has no points");
    }
    if (!(secondsPerCost > 0)) {
      throw new IllegalArgumentException(
          figure + ": the seconds for a cost of 1 must be > 0, got " + secondsPerCost);
    }
    Set<String> keys = new HashSet<>();
    for (Point point : points) {
      if (!keys.add(point.key())) {
        throw new IllegalStateException("two points have the key " + point.key());
      }
    }
  }

  /** The cost of all points together. */
  double cost() {
    return points.stream().mapToDouble(Point::cost).sum();
  }

  /** Whether some points are better computed together. */
  boolean computesTogether() {
    return environment.computesTogether();
  }
}
