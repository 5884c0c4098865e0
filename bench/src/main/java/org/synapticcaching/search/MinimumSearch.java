package org.synapticcaching.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.synapticcaching.backend.Futures;

/**
 * Finds where a noisy function of one argument is least: a coarse grid, then half the step around
 * the best point, again and again. The same seeds serve every argument, points are compared seed by
 * seed, and none is evaluated twice. When the best point is at the edge of the grid, the grid grows
 * up to the bounds of the range. Refinement ends early once the best point no longer differs from
 * either neighbour by more than the noise.
 *
 * @param range grid and bounds
 * @param seeds of the runs at every argument, at least one, all different
 * @param refinements how many times the step may be halved, 0 to 30
 * @param toleratedFailures a point fails as a whole when more than this fraction of its runs fail,
 *     0 to 1; a failed point is worse than any other. With a fraction above 0, points are compared
 *     over the seeds that succeeded at both
 * @param threads that call the objective, >= 1; results do not depend on it
 */
public record MinimumSearch(
    SearchRange range, List<Long> seeds, int refinements, double toleratedFailures, int threads) {

  public MinimumSearch {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || seeds.stream().distinct().count() != seeds.size()) {
      throw new IllegalArgumentException(
          "a search needs at least one seed, and all different, got " + seeds);
    }
    if (refinements < 0 || refinements > 30) {
      throw new IllegalArgumentException("refinements must be in 0..30, got " + refinements);
    }
    if (!(toleratedFailures >= 0 && toleratedFailures <= 1)) {
      throw new IllegalArgumentException(
          "tolerated failures must be a fraction in 0..1, got " + toleratedFailures);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
  }

  /**
   * Searches. What the objective throws ends the search and is thrown here.
   *
   * @throws IllegalStateException when the thread is interrupted; it stays interrupted
   */
  public Minimum run(SeededObjective objective) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      return new Searching(this, objective, workers).search();
    } finally {
      workers.shutdownNow();
    }
  }

  /** One search under way. */
  private static final class Searching {
    private final MinimumSearch settings;
    private final SeededObjective objective;
    private final ExecutorService workers;
    private final Map<Double, SearchPoint> points = new LinkedHashMap<>();

    Searching(MinimumSearch settings, SeededObjective objective, ExecutorService workers) {
      this.settings = settings;
      this.objective = objective;
      this.workers = workers;
    }

    Minimum search() {
      List<Double> grid = new ArrayList<>();
      for (int i = 0; i < settings.range.points(); i++) {
        grid.add((double) i);
      }
      evaluate(grid);
      double step = 1;
      descend(step);
      for (int level = 0; level < settings.refinements && worthRefining(step); level++) {
        step /= 2;
        descend(step);
      }
      return new MinimumEstimator(settings, points.values()).minimum();
    }

    /** Evaluates both neighbours of the best point until it is the best of the three. */
    private void descend(double step) {
      SearchPoint before;
      SearchPoint best = settings.best(points.values());
      do {
        before = best;
        if (best != null) {
          evaluate(neighbours(best.place(), step));
        }
        best = settings.best(points.values());
      } while (best != before);
    }

    private List<Double> neighbours(double place, double step) {
      List<Double> wanted = new ArrayList<>();
      for (double next : new double[] {place - step, place + step}) {
        if (!points.containsKey(next) && settings.range.allows(next)) {
          wanted.add(next);
        }
      }
      return wanted;
    }

    private boolean worthRefining(double step) {
      SearchPoint best = settings.best(points.values());
      if (best == null) {
        return false;
      }
      for (double next : new double[] {best.place() - step, best.place() + step}) {
        SearchPoint neighbour = points.get(next);
        if (neighbour != null
            && (settings.fails(neighbour) || neighbour.minus(best).clearlyPositive())) {
          return true;
        }
      }
      return false;
    }

    private void evaluate(List<Double> places) {
      objective.announce(places.stream().map(settings.range::argument).toList(), settings.seeds);
      List<List<Future<Double>>> futures = new ArrayList<>();
      for (double place : places) {
        double argument = settings.range.argument(place);
        List<Future<Double>> runs = new ArrayList<>();
        for (long seed : settings.seeds) {
          runs.add(workers.submit(() -> objective.at(argument, seed)));
        }
        futures.add(runs);
      }
      for (int i = 0; i < places.size(); i++) {
        double place = places.get(i);
        List<Double> values = new ArrayList<>();
        for (Future<Double> future : futures.get(i)) {
          values.add(Futures.await(future, "searching a minimum"));
        }
        points.put(place, new SearchPoint(place, settings.range.argument(place), values));
      }
    }
  }

  /** Whether so many runs of a point failed that none of it counts. */
  boolean fails(SearchPoint point) {
    return point.failed() == seeds.size() || point.failed() > toleratedFailures * seeds.size();
  }

  /**
   * The best of the points, null when all fail; of equals the one evaluated first, so that a
   * plateau is no reason to extend the grid.
   *
   * @param points in the order of their evaluation
   */
  SearchPoint best(Collection<SearchPoint> points) {
    SearchPoint best = null;
    for (SearchPoint point : points) {
      if (!fails(point) && (best == null || point.minus(best).mean() < 0)) {
        best = point;
      }
    }
    return best;
  }
}
