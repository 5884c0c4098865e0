package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.TimedEnergy;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Table;

/**
 * Learning time against energy as the threshold varies, at several maintenance costs.
 *
 * @param sweep the runs
 * @param largeCosts those of the costs at which nothing is gained by slow learning
 * @param converging fraction of the runs that must have converged for a threshold to be drawn
 */
public record TimeAgainstThreshold(
    ThresholdSweep sweep, List<Double> largeCosts, double converging) {

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this,
        sweep.points("caching"),
        this::charts,
        claims(),
        List.of(
            "the source states neither P nor c here: P = N = 1000",
            "where maintenance is so dear that nothing is cached, learning is slower than with"
                + " caches that decay",
            Words.format(
                "drawn and judged: thresholds at which at least %.0f %% of the runs converge in %d"
                    + " epochs, means over those that do",
                100 * converging, sweep.conventions().maxEpochs())));
  }

  /** Means over the converged runs, by rising threshold. */
  private List<TimedEnergy> means(Table rows, double cost) {
    List<TimedEnergy> means = new ArrayList<>();
    rows.where(EnergyColumns.MAINTENANCE_COST, cost)
        .byNumber(EnergyColumns.THRESHOLD)
        .forEach(
            (threshold, runs) -> {
              Table done = Panels.converged(runs);
              if (done.size() >= converging * runs.size()) {
                means.add(TimedEnergy.of(threshold, done));
              }
            });
    return means;
  }

  private List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    int epoch = sweep.conventions().patterns();
    for (double cost : sweep.costs()) {
      Curve.Builder curve = Curve.named(Words.cost(cost));
      means(rows, cost).forEach(mean -> curve.add(mean.energy(), mean.time() / epoch));
      curves.add(curve.build());
    }
    String x = EnergyColumns.THRESHOLD;
    Table once = rows.where(EnergyColumns.MAINTENANCE_COST, sweep.costs().get(0));
    Axis threshold = Axis.linear(Panels.THRESHOLD);
    Axis time = Axis.log("learning time (epochs)");
    return List.of(
        new ChartSpec(
            "Time and energy as the threshold rises (means)",
            Axis.log(Curves.ENERGY),
            time,
            curves),
        new ChartSpec(
            "Learning time (mean and range of converged runs)",
            threshold,
            time,
            List.of(Curves.means("", Panels.converged(once), x, Panels::epochs))),
        Panels.failedPanel(Panels.runs(once), threshold, List.of(Panels.failed("", once, x))));
  }

  private List<Claim> claims() {
    double small = sweep.costs().get(0);
    String measure =
        "mean presentations at the threshold of least mean energy over the fewest at any threshold";
    List<Claim> claims = new ArrayList<>();
    claims.add(
        Claim.qualitative(
                Basis.READING,
                "with " + Words.cost(small) + ", saving energy takes time",
                measure,
                Expectation.atLeast(TimedEnergy.CLEARLY_LONGER),
                rows -> timeAtCheapest(rows, small))
            .seenAt(TimedEnergy.markCheapest(Words.cost(small))));
    for (double large : largeCosts) {
      claims.add(
          Claim.qualitative(
                  Basis.READING,
                  "with " + Words.cost(large) + ", the cheapest threshold is no slower",
                  measure,
                  Expectation.between(1, TimedEnergy.CLEARLY_LONGER),
                  rows -> timeAtCheapest(rows, large))
              .seenAt(TimedEnergy.markCheapest(Words.cost(large))));
    }
    return claims;
  }

  private Measurement timeAtCheapest(Table rows, double cost) {
    List<TimedEnergy> means = means(rows, cost);
    return means.size() < 2
        ? Measurement.missing("only " + means.size() + " thresholds with enough runs")
        : TimedEnergy.atCheapest(means, "%.4g");
  }
}
