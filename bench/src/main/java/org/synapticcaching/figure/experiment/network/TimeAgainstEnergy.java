package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;

/** Time and energy to one accuracy as the threshold varies, at two prices of maintenance. */
public final class TimeAgainstEnergy implements Experiment {
  /**
   * Parameters.
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
  public record Settings(
      int hidden,
      double learningRate,
      double decayTime,
      double accuracy,
      List<Double> thresholds,
      double smallCost,
      double largeCost,
      long maxPresentations,
      int testEvery,
      List<Long> seeds) {}

  /** Mean over runs at one theta. */
  private record Mean(double threshold, double time, double energy) {}

  private static final double CLEARLY_LONGER = 1.15;

  private final Settings settings;

  public TimeAgainstEnergy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    Network network = ImageRun.network("lr20", settings.hidden());
    TrainingPlan plan =
        new TrainingPlan(
            settings.maxPresentations(),
            settings.testEvery(),
            settings.accuracy(),
            TrainingPlan.GoalCheck.EVERY_TEST,
            false);
    for (double threshold : settings.thresholds()) {
      Consolidation consolidation =
          Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, threshold, settings.decayTime());
      for (long seed : settings.seeds()) {
        Replica replica = Replica.of(network, seed, settings.learningRate(), consolidation);
        points.add(point(new ImageRun("theta=" + threshold, network, replica, plan)));
      }
    }
    return points;
  }

  private Point point(ImageRun run) {
    List<Double> costs = List.of(settings.smallCost(), settings.largeCost());
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", run);
    definition.put("maintenanceCosts", costs);
    return run.point(
        definition,
        result -> {
          List<Row> rows = new ArrayList<>();
          for (double cost : costs) {
            rows.add(row(run, result, cost));
          }
          return rows;
        });
  }

  private static Row row(ImageRun run, TrainingResult result, double cost) {
    Sample end = result.last();
    return Row.builder()
        .setAll(run.parameters())
        .set("series", name(cost))
        .set("reached", result.ending() == TrainingResult.Ending.GOAL)
        .setAll(ImageRun.state(end, cost))
        .set("ending", ImageRun.word(result.ending()))
        .build();
  }

  private static String name(double cost) {
    return "c = " + (cost == 0 ? "0" : Double.toString(cost));
  }

  /** Means over runs by rising theta, of the thetas where every run reached the accuracy. */
  private List<Mean> means(Table rows, double cost) {
    Map<Double, Mean> means = new TreeMap<>();
    rows.where("maintenance_cost", cost)
        .where("reached", "true")
        .byNumber("threshold")
        .forEach(
            (threshold, runs) -> {
              if (runs.size() == settings.seeds().size()) {
                double time = Statistics.mean(runs.numbers("presentations"));
                double energy = Statistics.mean(runs.numbers("total"));
                means.put(threshold, new Mean(threshold, time, energy));
              }
            });
    return List.copyOf(means.values());
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    for (double cost : List.of(settings.smallCost(), settings.largeCost())) {
      Curve.Builder curve = Curve.named(name(cost));
      means(rows, cost).forEach(mean -> curve.add(mean.energy(), mean.time()));
      curves.add(curve.build());
    }
    return List.of(
        new ChartSpec(
            "Time and energy to "
                + HiddenUnits.name(settings.accuracy())
                + " as the threshold rises",
            Axis.log(EnergyAccuracyChart.ENERGY),
            Axis.log("learning time (presentations)"),
            curves,
            ChartSpec.Legend.RIGHT));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "the source does not say where its thresholds end; here they go on until networks fail");
  }

  @Override
  public List<Claim> claims() {
    String measure = "time at the cheapest threshold over the shortest time";
    return List.of(
        Claim.qualitative(
            "without maintenance cost, saving energy takes time",
            measure,
            Expectation.atLeast(CLEARLY_LONGER),
            rows -> timeAtCheapest(rows, settings.smallCost())),
        Claim.quantitative(
            "with " + name(settings.largeCost()) + ", the cheapest threshold is no slower",
            measure,
            Expectation.between(1, CLEARLY_LONGER),
            rows -> timeAtCheapest(rows, settings.largeCost())));
  }

  private Measurement timeAtCheapest(Table rows, double cost) {
    List<Mean> means = means(rows, cost);
    if (means.size() < 2) {
      return Measurement.missing(
          "only "
              + means.size()
              + " of "
              + settings.thresholds().size()
              + " thresholds always reached "
              + HiddenUnits.name(settings.accuracy()));
    }
    Mean cheapest = means.get(0);
    Mean fastest = means.get(0);
    for (Mean mean : means) {
      cheapest = mean.energy() < cheapest.energy() ? mean : cheapest;
      fastest = mean.time() < fastest.time() ? mean : fastest;
    }
    String detail =
        String.format(
            Locale.ROOT,
            "cheapest theta %s: energy %.0f in %.0f presentations; fastest theta %s: %.0f in %.0f",
            cheapest.threshold(),
            cheapest.energy(),
            cheapest.time(),
            fastest.threshold(),
            fastest.energy(),
            fastest.time());
    return new Measurement(cheapest.time() / fastest.time(), settings.seeds().size(), detail);
  }
}
