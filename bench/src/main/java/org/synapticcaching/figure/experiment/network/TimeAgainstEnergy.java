package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;

/**
 * Time and energy to one accuracy as the threshold varies, at two prices of maintenance.
 *
 * @param hidden hidden units
 * @param learningRate eta
 * @param decayTime tau
 * @param accuracy to be reached
 * @param thresholds theta, rising
 * @param smallCost the smaller c
 * @param largeCost the larger c; the same runs serve both
 * @param maxPresentations after which a run has failed
 * @param testEvery presentations between tests
 * @param seeds one run of each theta each
 */
public record TimeAgainstEnergy(
    int hidden,
    double learningRate,
    double decayTime,
    double accuracy,
    List<Double> thresholds,
    double smallCost,
    double largeCost,
    long maxPresentations,
    int testEvery,
    List<Long> seeds) {

  /** The experiment, with its chart and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this,
        points(),
        this::charts,
        claims(),
        List.of(
            "the source does not say where its thresholds end; here they go on until networks"
                + " fail"));
  }

  private List<Double> costs() {
    return List.of(smallCost, largeCost);
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    Network network = NetworkRun.network("lr20", hidden);
    TrainingPlan plan = TrainingPlan.until(accuracy, maxPresentations, testEvery);
    for (double threshold : thresholds) {
      Consolidation consolidation =
          Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, threshold, decayTime);
      for (long seed : seeds) {
        Replica replica = Replica.of(network, seed, learningRate, consolidation);
        points.add(point(new NetworkRun("theta=" + threshold, network, replica, plan)));
      }
    }
    return points;
  }

  private Point point(NetworkRun run) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", run);
    definition.put("maintenanceCosts", costs());
    return run.point(
        run.series() + "/seed=" + run.replica().seed(),
        definition,
        (result, images) -> costs().stream().map(cost -> row(run, result, cost)).toList());
  }

  private static Row row(NetworkRun run, TrainingResult result, double cost) {
    return Row.builder()
        .setAll(run.parameters())
        .set("series", Words.cost(cost))
        .set("reached", result.ending() == TrainingResult.Ending.GOAL)
        .setAll(NetworkRun.state(result.last(), cost))
        .set("ending", result.ending().id())
        .build();
  }

  /** Means over runs by rising theta, of the thetas where every run reached the accuracy. */
  private List<TimedEnergy> means(Table rows, double cost) {
    List<TimedEnergy> means = new ArrayList<>();
    rows.where(EnergyColumns.MAINTENANCE_COST, cost)
        .where("reached", "true")
        .byNumber(EnergyColumns.THRESHOLD)
        .forEach(
            (threshold, runs) -> {
              if (runs.size() == seeds.size()) {
                means.add(TimedEnergy.of(threshold, runs));
              }
            });
    return means;
  }

  private List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    for (double cost : costs()) {
      Curve.Builder curve = Curve.named(Words.cost(cost));
      means(rows, cost).forEach(mean -> curve.add(mean.energy(), mean.time()));
      curves.add(curve.build());
    }
    return List.of(
        new ChartSpec(
            "Time and energy to " + Words.percent(accuracy) + " as the threshold rises",
            Axis.log(Curves.ENERGY),
            Axis.log("learning time (presentations)"),
            curves));
  }

  private List<Claim> claims() {
    String measure =
        "mean presentations to "
            + Words.percent(accuracy)
            + " at the threshold of least mean energy over the fewest at any threshold";
    return List.of(
        Claim.qualitative(
                Basis.READING,
                "without maintenance cost, saving energy takes time",
                measure,
                Expectation.atLeast(TimedEnergy.CLEARLY_LONGER),
                rows -> timeAtCheapest(rows, smallCost))
            .seenAt(TimedEnergy.markCheapest(Words.cost(smallCost))),
        Claim.quantitative(
                Basis.READING,
                "with " + Words.cost(largeCost) + ", the cheapest threshold is no slower",
                measure,
                Expectation.between(1, TimedEnergy.CLEARLY_LONGER),
                rows -> timeAtCheapest(rows, largeCost))
            .seenAt(TimedEnergy.markCheapest(Words.cost(largeCost))));
  }

  private Measurement timeAtCheapest(Table rows, double cost) {
    List<TimedEnergy> means = means(rows, cost);
    if (means.size() < 2) {
      return Measurement.missing(
          Words.format(
              "only %d of %d thresholds always reached %s",
              means.size(), thresholds.size(), Words.percent(accuracy)));
    }
    return TimedEnergy.atCheapest(means, "%.0f");
  }
}
