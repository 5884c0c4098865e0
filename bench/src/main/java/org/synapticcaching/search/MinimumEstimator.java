package org.synapticcaching.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.synapticcaching.search.Minimum.Position;

/**
 * Estimates a minimum from the points of a finished search: where it lies, within which arguments,
 * and where on the range.
 */
final class MinimumEstimator {
  private final SearchRange range;
  private final NavigableMap<Double, SearchPoint> points = new TreeMap<>();
  private final SearchPoint best;

  /**
   * Of one search.
   *
   * @param evaluated in the order of their evaluation
   */
  MinimumEstimator(SearchRange range, Collection<SearchPoint> evaluated) {
    this.range = range;
    this.best = MinimumSearch.best(evaluated);
    evaluated.forEach(point -> points.put(point.place(), point));
  }

  Minimum minimum() {
    List<SearchPoint> all = new ArrayList<>(points.values());
    if (best == null) {
      double unknown = Double.NaN;
      return new Minimum(unknown, unknown, unknown, null, Position.FAILED, all);
    }
    SearchPoint lower = limit(points.headMap(best.place(), false).descendingMap());
    SearchPoint upper = limit(points.tailMap(best.place(), false));
    return new Minimum(
        estimate(lower, upper), lower.argument(), upper.argument(), best, position(), all);
  }

  /** The nearest point that is clearly worse, else the farthest; the best when there is none. */
  private SearchPoint limit(NavigableMap<Double, SearchPoint> outward) {
    SearchPoint last = best;
    for (SearchPoint point : outward.values()) {
      last = point;
      if (point.clearlyWorseThan(best)) {
        break;
      }
    }
    return last;
  }

  private Position position() {
    boolean lowest = best == points.firstEntry().getValue();
    boolean highest = best == points.lastEntry().getValue();
    if (flatToTheEdge(points.headMap(best.place(), true))
        || flatToTheEdge(points.tailMap(best.place(), true))) {
      return Position.PLATEAU;
    }
    if (lowest) {
      return Position.LOWER_BOUND;
    }
    if (highest) {
      return Position.UPPER_BOUND;
    }
    boolean extended = best.place() < 0 || best.place() > range.points() - 1;
    return extended ? Position.EXTENDED : Position.INSIDE;
  }

  /** Whether there are other points on this side, all with the very values of the best. */
  private boolean flatToTheEdge(NavigableMap<Double, SearchPoint> side) {
    return side.size() > 1
        && side.values().stream().allMatch(point -> point.values().equals(best.values()));
  }

  /** Vertex of the parabola of least squares through the differences from the best point. */
  private double estimate(SearchPoint lower, SearchPoint upper) {
    Parabola parabola = new Parabola();
    for (SearchPoint point : points.subMap(lower.place(), true, upper.place(), true).values()) {
      if (!point.fails()) {
        parabola.add(point.place() - best.place(), point.minus(best).mean());
      }
    }
    double vertex = best.place() + parabola.vertex();
    return vertex > lower.place() && vertex < upper.place()
        ? range.argument(vertex)
        : best.argument();
  }
}
