package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.experiment.ThresholdChoice;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.search.Minimum;
import org.synapticcaching.search.MinimumSearch;
import org.synapticcaching.search.SearchRange;
import org.synapticcaching.search.SeededObjective;

/**
 * Trials of one policy and decay time by threshold and seed, and searches for the best threshold
 * among them: one trial serves all maintenance costs.
 */
public final class ThresholdRuns {
  /**
   * How thresholds are searched.
   *
   * @param first least threshold, below one step, where caching is none
   * @param last largest of the coarse grid, of equal ratios
   * @param points of the coarse grid
   * @param refinements times that the ratio is halved around the minimum
   */
  public record Search(double first, double last, int points, int refinements) {
    /** For thresholds on a sum over this many synapses. */
    Search times(double factor) {
      return new Search(first * factor, last * factor, points, refinements);
    }

    /** About how many trials a search takes that shares them with those at other costs. */
    double expectedRuns(int seeds) {
      return (points + 4.0 * (refinements + 1)) * seeds;
    }

    private SearchRange range() {
      return SearchRange.logarithmic(first, last, points).within(first, 2 * last);
    }
  }

  private final PerceptronConventions conventions;
  private final ConsolidationPolicy policy;
  private final Search search;
  private final double decayTime;
  private final TrialSource source;
  private final Map<PerceptronTrial, TrialResult> tried = new LinkedHashMap<>();

  /**
   * Nothing tried yet.
   *
   * @param decayTime tau, in presentations
   * @param source where results come from
   */
  ThresholdRuns(
      PerceptronConventions conventions,
      ConsolidationPolicy policy,
      double decayTime,
      Search search,
      TrialSource source) {
    this.conventions = conventions;
    this.policy = policy;
    this.search = search;
    this.decayTime = decayTime;
    this.source = source;
  }

  private PerceptronTrial trial(double threshold, long seed) {
    return new PerceptronTrial(conventions, conventions.spec(policy, threshold, decayTime), seed);
  }

  private TrialResult at(double threshold, long seed) {
    TrialResult result = source.at(trial(threshold, seed));
    tried.put(result.trial(), result);
    return result;
  }

  /**
   * The threshold of least mean energy at a maintenance cost. A threshold at which any trial does
   * not converge is worse than all others.
   *
   * @param context checked for whether to stop
   */
  Minimum best(double cost, List<Long> seeds, PointContext context) {
    return new MinimumSearch(search.range(), seeds, search.refinements())
        .run(new Energies(cost, seeds.size(), context));
  }

  /** Energies at one maintenance cost, NaN of trials that do not converge. */
  private final class Energies implements SeededObjective {
    private final double cost;
    private final int seeds;
    private final PointContext context;

    Energies(double cost, int seeds, PointContext context) {
      this.cost = cost;
      this.seeds = seeds;
      this.context = context;
    }

    @Override
    public void announce(List<Double> thresholds, List<Long> all) {
      source.announce(
          all.stream()
              .flatMap(seed -> thresholds.stream().map(threshold -> trial(threshold, seed)))
              .toList());
    }

    @Override
    public double at(double threshold, long seed) {
      context.stopIfCancelled();
      TrialResult result = ThresholdRuns.this.at(threshold, seed);
      context.progress(Math.min(0.95, made() / search.expectedRuns(seeds)));
      return result.converged() ? result.energy(cost).total() : Double.NaN;
    }
  }

  /** The trials at the best threshold, one row per seed, with what the search found beside them. */
  List<Row> rows(String series, double cost, List<Long> seeds, PointContext context) {
    Minimum minimum = best(cost, seeds, context);
    if (!minimum.found()) {
      throw new IllegalStateException(
          "no threshold at which all runs of " + policy.id() + " converge, at " + conventions);
    }
    List<Row> rows = new ArrayList<>();
    for (long seed : seeds) {
      rows.add(
          at(minimum.best().argument(), seed)
              .row(series, cost)
              .setAll(ThresholdChoice.optimum(minimum))
              .build());
    }
    return rows;
  }

  /** Number of trials so far. */
  int made() {
    return tried.size();
  }

  /** How many of them did not converge. */
  int failed() {
    return (int) tried.values().stream().filter(result -> !result.converged()).count();
  }
}
