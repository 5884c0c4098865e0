package org.synapticcaching.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.chart.Curve.Dot;

/**
 * Leaves points out of long curves so that peaks and dips stay: of each stretch of successive
 * points the highest and the lowest, and the ends and all extremes of the whole curve.
 */
final class Thinning {
  /** Points of a curve beyond which some are left out, and which it has at most then. */
  static final int MOST_POINTS = 250;

  /** First, last, and the extremes of place, value and both ends of the spread. */
  private static final int OF_THE_WHOLE = 8;

  private static final int STRETCHES = (MOST_POINTS - OF_THE_WHOLE) / 2;

  private static final List<ToDoubleFunction<Dot>> NUMBERS = List.of(Dot::x, Dot::low, Dot::high);

  private Thinning() {}

  /** Whether a curve of so many points is thinned. */
  static boolean isNeeded(List<Dot> dots) {
    return dots.size() > MOST_POINTS;
  }

  /** The points that stay, in their order. */
  static List<Dot> of(List<Dot> dots) {
    if (!isNeeded(dots)) {
      return dots;
    }
    Set<Integer> kept = new TreeSet<>();
    kept.add(0);
    kept.add(dots.size() - 1);
    NUMBERS.forEach(number -> keepExtremes(dots, 0, dots.size(), number, kept));
    for (int s = 0; s < STRETCHES; s++) {
      int from = (int) ((long) dots.size() * s / STRETCHES);
      int to = (int) ((long) dots.size() * (s + 1) / STRETCHES);
      keepExtremes(dots, from, to, Dot::y, kept);
    }
    List<Dot> thinned = new ArrayList<>();
    kept.forEach(index -> thinned.add(dots.get(index)));
    return thinned;
  }

  /** Of a stretch without any finite number its first point, which leaves a gap there. */
  private static void keepExtremes(
      List<Dot> dots, int from, int to, ToDoubleFunction<Dot> number, Set<Integer> kept) {
    int low = from;
    int high = from;
    for (int i = from; i < to; i++) {
      double value = number.applyAsDouble(dots.get(i));
      if (!Double.isFinite(value)) {
        continue;
      }
      low = value < orInfinite(number, dots.get(low), 1) ? i : low;
      high = value > orInfinite(number, dots.get(high), -1) ? i : high;
    }
    kept.add(low);
    kept.add(high);
  }

  private static double orInfinite(ToDoubleFunction<Dot> number, Dot dot, int sign) {
    double value = number.applyAsDouble(dot);
    return Double.isFinite(value) ? value : sign * Double.POSITIVE_INFINITY;
  }
}
