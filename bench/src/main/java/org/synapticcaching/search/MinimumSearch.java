package org.synapticcaching.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.model.Require;

/**
 * Finds where a noisy function of one argument is least: a coarse grid, then half the step around
 * the best point, again and again. All arguments share their seeds, points are compared seed by
 * seed, and none is evaluated twice. When the best point is at the edge of the grid, the grid grows
 * up to the bounds of the range. Refinement ends early once the best point no longer differs from
 * either neighbour by more than the noise.
 *
 * @param range grid and bounds
 * @param seeds of the runs at every argument, at least one, all different
 * @param refinements how many times the step may be halved, 0 to 30
 */
public record MinimumSearch(SearchRange range, List<Long> seeds, int refinements) {

  public MinimumSearch {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || seeds.stream().distinct().count() != seeds.size()) {
      throw new IllegalArgumentException(
          "a search needs at least one seed, and all different, got " + seeds);
    }
    Require.that(
        refinements >= 0 && refinements <= 30, "refinements must be in 0..30, got %s", refinements);
  }

  /** Searches, on the calling thread. What the objective throws ends the search. */
  public Minimum run(SeededObjective objective) {
    return new Searching(objective).search();
  }

  /**
   * The best of the points, null when all fail; of equals the one evaluated first, so that a
   * plateau is no reason to extend the grid.
   *
   * @param points in the order of their evaluation
   */
  static SearchPoint best(Collection<SearchPoint> points) {
    SearchPoint best = null;
    for (SearchPoint point : points) {
      if (!point.fails() && (best == null || point.minus(best).mean() < 0)) {
        best = point;
      }
    }
    return best;
  }

  /** One search under way. */
  private final class Searching {
    private final SeededObjective objective;
    private final Map<Double, SearchPoint> points = new LinkedHashMap<>();

    Searching(SeededObjective objective) {
      this.objective = objective;
    }

    Minimum search() {
      List<Double> grid = new ArrayList<>();
      for (int i = 0; i < range.points(); i++) {
        grid.add((double) i);
      }
      evaluate(grid);
      double step = 1;
      descend(step);
      for (int level = 0; level < refinements && worthRefining(step); level++) {
        step /= 2;
        descend(step);
      }
      return new MinimumEstimator(range, points.values()).minimum();
    }

    /** Evaluates both neighbours of the best point until it is the best of the three. */
    private void descend(double step) {
      SearchPoint before;
      SearchPoint best = best(points.values());
      do {
        before = best;
        if (best != null) {
          evaluate(neighbours(best.place(), step));
        }
        best = best(points.values());
      } while (best != before);
    }

    private List<Double> neighbours(double place, double step) {
      List<Double> wanted = new ArrayList<>();
      for (double next : new double[] {place - step, place + step}) {
        if (!points.containsKey(next) && range.allows(next)) {
          wanted.add(next);
        }
      }
      return wanted;
    }

    private boolean worthRefining(double step) {
      SearchPoint best = best(points.values());
      if (best == null) {
        return false;
      }
      for (double next : new double[] {best.place() - step, best.place() + step}) {
        SearchPoint neighbour = points.get(next);
        if (neighbour != null && neighbour.clearlyWorseThan(best)) {
          return true;
        }
      }
      return false;
    }

    private void evaluate(List<Double> places) {
      objective.announce(places.stream().map(range::argument).toList(), seeds);
      for (double place : places) {
        double argument = range.argument(place);
        List<Double> values = seeds.stream().map(seed -> objective.at(argument, seed)).toList();
        points.put(place, new SearchPoint(place, argument, values));
      }
    }
  }
}
