package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.theory.LastingCache;

/**
 * Energy at the best threshold, and that threshold, against the maintenance cost; no decay.
 *
 * @param conventions the task, and how its source learns
 * @param policies one curve each
 * @param search for the best threshold of single synapses; per synapse for sums
 * @param costs maintenance costs c, rising, the first of them 0
 * @param seeds one run of each threshold each
 */
public record CostSweep(
    @JsonProperty("setup") PerceptronConventions conventions,
    List<ConsolidationPolicy> policies,
    ThresholdRuns.Search search,
    List<Double> costs,
    List<Long> seeds) {

  static final String NO_CACHING = "no caching";

  /** The experiment, judged in this way. */
  public ExperimentPlan experiment(List<Claim> claims, List<String> notes) {
    return new ExperimentPlan(this, points(), this::charts, claims, notes);
  }

  private List<Point> points() {
    SharedTrials shared = new SharedTrials();
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("setup", conventions);
    definition.put("search", search);
    definition.put("seeds", seeds);
    List<Point> points = new ArrayList<>();
    for (ConsolidationPolicy policy : policies) {
      for (double cost : costs) {
        points.add(
            TrialPoint.of(
                policy.id() + "/c=" + cost,
                definition,
                seeds.size(),
                load(policy),
                shared::with,
                (source, context) -> rows(policy, cost, source, context)));
      }
    }
    return points;
  }

  /** All costs share the trials of a search, so that a point has a part of them. */
  private PerceptronLoad load(ConsolidationPolicy policy) {
    PerceptronSpec spec = conventions.spec(policy, search.first(), Double.POSITIVE_INFINITY);
    double trials = search.expectedRuns(seeds.size()) / costs.size();
    return new PerceptronTrial(conventions, spec, seeds.get(0)).times((int) Math.max(1, trials));
  }

  private List<Row> rows(
      ConsolidationPolicy policy, double cost, TrialSource source, PointContext context) {
    ThresholdRuns.Search scaled = search.times(scale(policy));
    return new ThresholdRuns(conventions, policy, Double.POSITIVE_INFINITY, scaled, source)
        .rows(policy.id(), cost, seeds, context);
  }

  /** A sum over all synapses is compared with a threshold that many times as large. */
  private double scale(ConsolidationPolicy policy) {
    return isOfSum(policy) ? conventions.synapses() + 1 : 1;
  }

  private static boolean isOfSum(ConsolidationPolicy policy) {
    return policy.trigger() == ConsolidationPolicy.Trigger.SUM;
  }

  private List<ChartSpec> charts(Table rows) {
    List<Curve> energies = new ArrayList<>();
    List<Curve> thresholds = new ArrayList<>();
    String x = EnergyColumns.MAINTENANCE_COST;
    for (ConsolidationPolicy policy : policies) {
      Table runs = rows.where("series", policy.id());
      if (!runs.isEmpty()) {
        energies.add(Curves.means(policy.id(), runs, x, EnergyColumns::total));
        thresholds.add(Panels.optima(policy.id(), runs, x, scale(policy)));
      }
    }
    double first = costs.stream().filter(c -> c > 0).findFirst().orElseThrow();
    List<Double> along = Panels.ratios(first, costs.get(costs.size() - 1), 200);
    energies.add(Panels.level(NO_CACHING, along, rows, EnergyColumns::withoutCaching));
    energies.add(Panels.level("minimum", along, rows, EnergyColumns::minimum));
    double least = conventions.walk().minimumEnergy();
    energies.add(Curves.theory("theory", along, c -> least * theory(c).inefficiency()));
    thresholds.add(
        Curves.theory("theory", along, c -> Math.max(0.5, theory(c).optimalThreshold() - 0.5)));
    boolean sums = policies.stream().anyMatch(CostSweep::isOfSum);
    return List.of(
        new ChartSpec(
            "Energy at the best threshold (" + Panels.runs(rows) + ")",
            Axis.log(Curves.COST),
            Axis.log(Curves.ENERGY),
            energies),
        new ChartSpec(
            "Best threshold, and what is not clearly worse",
            Axis.log(Curves.COST),
            Axis.log("threshold (steps of learning" + (sums ? "; sums: per synapse)" : ")")),
            thresholds));
  }

  private LastingCache theory(double cost) {
    return new LastingCache(conventions.walk(), cost, 0);
  }
}
