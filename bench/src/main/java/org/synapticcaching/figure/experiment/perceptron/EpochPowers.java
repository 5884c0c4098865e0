package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.theory.DecayingCache;

/**
 * Energies per epoch while perceptrons learn, beside those of the stationary density at the update
 * rate of the same epoch.
 *
 * @param conventions the task, and how its source learns; its number of epochs is replaced
 * @param decayTime tau, in presentations
 * @param cost c
 * @param thresholds theta, in steps of learning; the source's first
 * @param epochs how many are shown
 * @param seeds one run of each threshold each
 */
public record EpochPowers(
    @JsonProperty("setup") PerceptronConventions conventions,
    double decayTime,
    double cost,
    List<Double> thresholds,
    int epochs,
    List<Long> seeds) {
  private static final String UPDATE_RATE = "update_rate";
  private static final String THEORY = "_theory";
  private static final String MAINTENANCE = "maintenance";
  private static final String CONSOLIDATION = "consolidation";

  /** Deviations count where a power is at least this part of its largest. */
  private static final double VISIBLE = 0.05;

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this,
        points(),
        this::charts,
        claims(),
        List.of(
            "the source does not state P: P = N = 1000; some runs with theta = 5 never converge"
                + " there, so a fixed number of epochs is shown",
            "theory: stationary density at each epoch's update rate; a step of 1 over theta lands"
                + " half a step beyond on average, so theta + 1/2 stands for theta in both powers",
            "when hardly anything is learned any more, what is left from before still decays, and"
                + " theory, which knows the rate of the moment only, falls short"));
  }

  private List<Point> points() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("setup", conventions);
    definition.put("decayTime", decayTime);
    definition.put("cost", cost);
    definition.put("epochs", epochs);
    List<Point> points = new ArrayList<>();
    for (double threshold : thresholds) {
      for (long seed : seeds) {
        points.add(
            TrialPoint.of(
                "theta=" + threshold + "/seed=" + seed,
                definition,
                1,
                trial(threshold, seed, epochs).times(epochs),
                SequentialTrials::new,
                (trials, context) -> rows(threshold, seed, trials, context)));
      }
    }
    return points;
  }

  /** The first epochs of a run. */
  private PerceptronTrial trial(double threshold, long seed, int epochs) {
    PerceptronConventions limited = conventions.withMaxEpochs(epochs);
    return new PerceptronTrial(
        limited, limited.spec(ConsolidationPolicy.LOCAL_LOCAL, threshold, decayTime), seed);
  }

  /**
   * A run of e epochs is the start of a run of e + 1 epochs, so the differences between such runs
   * are what happened in each epoch.
   */
  private List<Row> rows(double threshold, long seed, TrialSource trials, PointContext context) {
    trials.announce(
        IntStream.rangeClosed(1, epochs).mapToObj(e -> trial(threshold, seed, e)).toList());
    List<Row> rows = new ArrayList<>();
    TrialResult before = null;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      context.stopIfCancelled();
      TrialResult now = trials.at(trial(threshold, seed, epoch));
      rows.add(row(threshold, epoch, before, now));
      if (now.converged()) {
        break;
      }
      before = now;
      context.progress((double) epoch / epochs);
    }
    return rows;
  }

  private Row row(double threshold, int epoch, TrialResult before, TrialResult now) {
    Energy spent = now.energy(cost);
    double consolidation = spent.consolidation();
    double maintenance = spent.maintenance();
    long updates = now.updates();
    if (before != null) {
      Energy earlier = before.energy(cost);
      consolidation -= earlier.consolidation();
      maintenance -= earlier.maintenance();
      updates -= before.updates();
    }
    int patterns = conventions.patterns();
    DecayingCache theory =
        new DecayingCache(
            conventions.synapses() + 1,
            OvershootCorrection.ofDecaying(threshold),
            1,
            (double) updates / patterns,
            decayTime);
    return Row.builder()
        .set("series", name(threshold))
        .set("synapses", conventions.synapses())
        .set("patterns", patterns)
        .set(EnergyColumns.THRESHOLD, threshold)
        .set("decay_time", decayTime)
        .set(EnergyColumns.MAINTENANCE_COST, cost)
        .set("seed", now.trial().seed())
        .set("epoch", epoch)
        .set("converged", now.converged())
        .set(UPDATE_RATE, (double) updates / patterns)
        .set(MAINTENANCE, maintenance)
        .set(CONSOLIDATION, consolidation)
        .set(MAINTENANCE + THEORY, patterns * theory.maintenancePower(cost))
        .set(CONSOLIDATION + THEORY, patterns * theory.consolidationPower())
        .build();
  }

  private static String name(double threshold) {
    return "theta = " + threshold;
  }

  private List<ChartSpec> charts(Table rows) {
    Axis epoch = Axis.linear("epoch");
    List<ChartSpec> charts = new ArrayList<>();
    for (double threshold : thresholds) {
      Table runs = rows.where(EnergyColumns.THRESHOLD, threshold);
      charts.add(
          new ChartSpec(
              name(threshold) + " (mean and range of runs still learning)",
              epoch,
              Axis.log("energy per epoch (summed weight change)").from(100, 1e6),
              List.of(
                  means(MAINTENANCE, runs, MAINTENANCE),
                  means(CONSOLIDATION, runs, CONSOLIDATION),
                  Curves.theory("theory", runs, "epoch", r -> r.number(MAINTENANCE + THEORY)),
                  Curves.theory("", runs, "epoch", r -> r.number(CONSOLIDATION + THEORY)))));
    }
    List<Curve> learning = new ArrayList<>();
    List<Curve> rates = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (threshold, runs) -> {
              learning.add(stillLearning(threshold, runs));
              rates.add(means(threshold, runs, UPDATE_RATE));
            });
    charts.add(
        new ChartSpec(
            "Update rate (mean and range)", epoch, Axis.log("updates per presentation"), rates));
    charts.add(
        new ChartSpec(
            "Runs that have not converged before the epoch",
            epoch,
            Axis.linear("runs still learning (%)").from(-3, 103),
            learning));
    return charts;
  }

  private static Curve means(String name, Table runs, String column) {
    return Curves.means(name, runs, "epoch", row -> row.number(column));
  }

  private Curve stillLearning(String name, Table runs) {
    Curve.Builder curve = Curve.named(name);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      curve.add(epoch, 100.0 * runs.where("epoch", epoch).size() / seeds.size());
    }
    return curve.build();
  }

  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (double threshold : thresholds) {
      claims.add(
          Claim.quantitative(
              Basis.READING,
              "theory gives both powers at " + name(threshold),
              "largest relative deviation of the mean of either power from the mean of theory while every"
                  + " run still makes errors"
                  + " and the power is at least 5 % of its largest",
              Expectation.between(0, 0.3),
              rows -> largestDeviation(rows.where(EnergyColumns.THRESHOLD, threshold))));
    }
    return claims;
  }

  private Measurement largestDeviation(Table runs) {
    double largest = Double.NaN;
    String where = "";
    for (String power : List.of(MAINTENANCE, CONSOLIDATION)) {
      Map<Double, Double> measured = means(runs, power);
      Map<Double, Double> expected = means(runs, power + THEORY);
      double visible = VISIBLE * Statistics.max(measured.values());
      for (Map.Entry<Double, Double> epoch : measured.entrySet()) {
        double deviation = epoch.getValue() / expected.get(epoch.getKey()) - 1;
        if (epoch.getValue() >= visible && !(Math.abs(deviation) <= largest)) {
          largest = Math.abs(deviation);
          where = Words.format("%s %+.3f in epoch %.0f", power, deviation, epoch.getKey());
        }
      }
    }
    return Double.isNaN(largest)
        ? Measurement.missing("no epochs")
        : new Measurement(largest, seeds.size(), where);
  }

  /** Means by epoch until the first run has converged. */
  private Map<Double, Double> means(Table runs, String column) {
    Map<Double, Double> means = new LinkedHashMap<>();
    runs.byNumber("epoch")
        .forEach(
            (epoch, at) -> {
              if (at.size() == seeds.size() && Panels.converged(at).isEmpty()) {
                means.put(epoch, at.mean(column));
              }
            });
    return means;
  }
}
