package org.synapticcaching.figure.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out points of the screen that cannot be told from their neighbours, so that a picture's
 * size is bounded by its pixels and not by the number of points. A point is (x, y) in pixels.
 */
final class Thinning {
  /** Columns and cells per pixel. */
  private static final double FINENESS = 2;

  private Thinning() {}

  /**
   * Of successive points in the same half pixel's column, the first and last and the highest and
   * lowest: the line through them covers the same pixels.
   */
  static List<double[]> line(List<double[]> points) {
    List<double[]> kept = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || column(points.get(i)) != column(points.get(start))) {
        keepExtremes(points.subList(start, i), kept);
        start = i;
      }
    }
    return kept;
  }

  private static void keepExtremes(List<double[]> column, List<double[]> kept) {
    int low = 0;
    int high = 0;
    for (int i = 1; i < column.size(); i++) {
      low = column.get(i)[1] < column.get(low)[1] ? i : low;
      high = column.get(i)[1] > column.get(high)[1] ? i : high;
    }
    int last = column.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i == 0 || i == low || i == high || i == last) {
        kept.add(column.get(i));
      }
    }
  }

  /** One of all points that share a half pixel. */
  static List<double[]> markers(List<double[]> points) {
    Set<List<Long>> taken = new HashSet<>();
    return points.stream().filter(xy -> taken.add(List.of(column(xy), cell(xy[1])))).toList();
  }

  /** Of successive points, those that are at least a distance away from the one kept before. */
  static List<double[]> apart(List<double[]> points, double distance) {
    List<double[]> kept = new ArrayList<>();
    for (double[] xy : points) {
      double[] before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (before == null || Math.hypot(xy[0] - before[0], xy[1] - before[1]) >= distance) {
        kept.add(xy);
      }
    }
    return kept;
  }

  private static long column(double[] point) {
    return cell(point[0]);
  }

  private static long cell(double pixels) {
    return (long) Math.floor(FINENESS * pixels);
  }
}
