package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.search.MemoizedRuns;
import org.synapticcaching.search.Minimum;
import org.synapticcaching.search.MinimumSearch;
import org.synapticcaching.search.SearchRange;
import org.synapticcaching.search.SeededObjective;

/**
 * Runs of one policy and decay time by threshold and seed, each made once, and searches for the
 * best threshold among them: one run serves all maintenance costs. Thread-safe.
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
    /** The same for thresholds on a sum over so many synapses. */
    Search times(double factor) {
      return new Search(first * factor, last * factor, points, refinements);
    }

    /** About as many runs as a search takes that shares them with those at other costs. */
    double expectedRuns(int seeds) {
      return (points + 4.0 * (refinements + 1)) * seeds;
    }

    private SearchRange range() {
      return SearchRange.logarithmic(first, last, points).within(first, 2 * last);
    }
  }

  private final PerceptronConventions setup;
  private final ConsolidationPolicy policy;
  private final Search search;
  private final double decayTime;
  private final TrialSource source;
  private final MemoizedRuns<TrialResult> runs;
  private final ConcurrentLinkedQueue<TrialResult> tried = new ConcurrentLinkedQueue<>();

  /**
   * Nothing run yet.
   *
   * @param source where runs come from
   */
  ThresholdRuns(
      PerceptronConventions setup,
      ConsolidationPolicy policy,
      double decayTime,
      Search search,
      TrialSource source) {
    this.setup = setup;
    this.policy = policy;
    this.search = search;
    this.decayTime = decayTime;
    this.source = source;
    this.runs =
        new MemoizedRuns<>(
            (threshold, seed) -> {
              TrialResult learned = source.at(run(threshold, seed));
              tried.add(learned);
              return learned;
            });
  }

  /**
   * The threshold of least mean energy at a maintenance cost. A threshold at which any run does not
   * converge is worse than all others.
   *
   * @param context asked whether to stop
   */
  Minimum best(double cost, List<Long> seeds, PointContext context) {
    return new MinimumSearch(search.range(), seeds, search.refinements(), 0, 1)
        .run(new Energies(cost, seeds, context));
  }

  /** Energies at one maintenance cost, NaN of runs that do not converge. */
  private final class Energies implements SeededObjective {
    private final double cost;
    private final List<Long> seeds;
    private final PointContext context;

    Energies(double cost, List<Long> seeds, PointContext context) {
      this.cost = cost;
      this.seeds = seeds;
      this.context = context;
    }

    @Override
    public void announce(List<Double> thresholds, List<Long> all) {
      source.announce(
          all.stream()
              .flatMap(seed -> thresholds.stream().map(threshold -> run(threshold, seed)))
              .toList());
    }

    @Override
    public double at(double threshold, long seed) {
      context.stopIfCancelled();
      TrialResult learned = runs.at(threshold, seed);
      context.progress(Math.min(0.95, made() / search.expectedRuns(seeds.size())));
      return learned.converged() ? learned.energy(cost).total() : Double.NaN;
    }
  }

  private PerceptronTrial run(double threshold, long seed) {
    return new PerceptronTrial(setup, setup.spec(policy, threshold, decayTime), seed);
  }

  /** The runs at the best threshold, one row per seed, with what the search found beside them. */
  List<Row> rows(String series, double cost, List<Long> seeds, PointContext context) {
    Minimum minimum = best(cost, seeds, context);
    List<Row> rows = new ArrayList<>();
    for (long seed : seeds) {
      if (!minimum.found()) {
        throw new IllegalStateException(
            "no threshold at which all runs of " + policy.id() + " converge, at " + setup);
      }
      rows.add(
          runs.at(minimum.best().argument(), seed)
              .row(series, cost)
              .set("optimum", minimum.argument())
              .set("optimum_low", minimum.lower())
              .set("optimum_high", minimum.upper())
              .set("optimum_position", minimum.position().name().toLowerCase(Locale.ROOT))
              .build());
    }
    return rows;
  }

  /** Number of runs made so far. */
  int made() {
    return tried.size();
  }

  /** How many of them did not converge. */
  int failed() {
    return (int) tried.stream().filter(learned -> !learned.converged()).count();
  }
}
