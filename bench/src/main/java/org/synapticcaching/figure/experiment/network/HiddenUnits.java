package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Base;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Mark.Relation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;

/**
 * Energy to reach an accuracy against the number of hidden units, at the best threshold.
 *
 * @param network which source's network
 * @param sizes numbers of hidden units, rising
 * @param accuracies to be reached, rising
 * @param learningRate eta
 * @param consolidation how changes become persistent; its threshold is replaced by the walk's
 * @param walk over thresholds
 * @param maintenanceCost c
 * @param maxPresentations after which a run has failed
 * @param testEvery presentations between tests
 * @param seeds repeats
 * @param notes what a reader must know
 */
public record HiddenUnits(
    String network,
    List<Integer> sizes,
    List<Double> accuracies,
    double learningRate,
    Consolidation consolidation,
    ThresholdWalk walk,
    double maintenanceCost,
    long maxPresentations,
    int testEvery,
    List<Long> seeds,
    List<String> notes) {
  private static final double CLEARLY_MORE = 1.1;

  /** The experiment, with its chart and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(this, points(), this::charts, claims(), notes);
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int hidden : sizes) {
      for (long seed : seeds) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("hidden", hidden);
        definition.put("seed", seed);
        definition.put("network", network);
        definition.put("accuracies", accuracies);
        definition.put("learningRate", learningRate);
        definition.put("consolidation", consolidation);
        definition.put("walk", walk);
        definition.put("maintenanceCost", maintenanceCost);
        definition.put("maxPresentations", maxPresentations);
        definition.put("testEvery", testEvery);
        points.add(
            new Point(
                "H=" + hidden + "/seed=" + seed,
                definition,
                20 + hidden,
                context -> new SizeSearch(this, hidden, seed, context).rows()));
      }
    }
    return points;
  }

  private double lowest() {
    return accuracies.get(0);
  }

  private double highest() {
    return accuracies.get(accuracies.size() - 1);
  }

  private double largest() {
    return sizes.get(sizes.size() - 1);
  }

  private List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    for (double accuracy : accuracies) {
      Curve.Builder curve = Curve.named(name(accuracy));
      energies(rows, accuracy).forEach(curve::addRuns);
      curves.add(curve.build());
    }
    return List.of(
        new ChartSpec(
            "Energy needed, by network size",
            Axis.linear("hidden units").from(0, largest() * 1.03),
            Axis.log(Curves.ENERGY),
            curves));
  }

  private static String name(double accuracy) {
    return "to " + Words.percent(accuracy) + " accuracy";
  }

  private List<Claim> claims() {
    String high = Words.percent(highest());
    // Where the best size lies depends on how hard the images are; these sizes are MNIST's.
    List<Claim> claims = new ArrayList<>();
    claims.add(
        Claim.qualitative(
            Basis.READING,
            "too small a network fails",
            "part of the runs with the fewest hidden units that reach " + high,
            Expectation.atMost(0),
            this::smallestReaches));
    for (double accuracy : accuracies) {
      claims.add(
          Claim.quantitative(
                  Basis.READING,
                  "to "
                      + Words.percent(accuracy)
                      + ", energy has a minimum and then rises with size",
                  "mean energy of the largest network over the least of any size whose runs all reach it",
                  Expectation.atLeast(CLEARLY_MORE),
                  rows -> riseBeyondBest(rows, accuracy))
              .seenAt(
                  Mark.level(
                      0,
                      Points.of(Points.Kind.LAST, name(accuracy)),
                      Relation.TIMES,
                      Base.lowest(name(accuracy)))));
    }
    claims.add(
        Claim.quantitative(
                Basis.READING,
                "the best network is larger for " + high + " than for " + Words.percent(lowest()),
                "hidden units with the least mean energy to "
                    + high
                    + " over those to "
                    + Words.percent(lowest()),
                Expectation.atLeast(1.01),
                this::ratioOfBest)
            .seenAt(
                Mark.place(
                    0,
                    Points.of(Points.Kind.LOWEST, name(highest())),
                    Relation.TIMES,
                    Base.lowest(name(lowest())))));
    return claims;
  }

  /** Energies of all repeats by size, of the sizes where every repeat reached the accuracy. */
  private Map<Double, List<Double>> energies(Table rows, double accuracy) {
    Map<Double, List<Double>> energies = new TreeMap<>();
    rows.where("goal", accuracy)
        .where("best_threshold", "true")
        .byNumber("hidden")
        .forEach(
            (size, part) -> {
              if (part.size() == seeds.size()) {
                energies.put(size, part.numbers(EnergyColumns.TOTAL));
              }
            });
    return energies;
  }

  private Measurement smallestReaches(Table rows) {
    int smallest = sizes.get(0);
    Table part = rows.where("goal", highest()).where("hidden", smallest);
    int reached = part.where("best_threshold", "true").size();
    int runs = seeds.size();
    return new Measurement(
        (double) reached / runs, runs, reached + " of " + runs + " runs with H = " + smallest);
  }

  private Measurement riseBeyondBest(Table rows, double accuracy) {
    Map<Double, List<Double>> energies = energies(rows, accuracy);
    if (!energies.containsKey(largest())) {
      return Measurement.missing(
          "the largest network did not always reach " + Words.percent(accuracy));
    }
    double best = Statistics.mean(energies.get(best(energies)));
    double ratio = Statistics.mean(energies.get(largest())) / best;
    return new Measurement(ratio, seeds.size(), optimum(energies, accuracy));
  }

  private Measurement ratioOfBest(Table rows) {
    Map<Double, List<Double>> atLow = energies(rows, lowest());
    Map<Double, List<Double>> atHigh = energies(rows, highest());
    if (atLow.isEmpty() || atHigh.isEmpty()) {
      return Measurement.missing("no size always reached " + Words.percent(highest()));
    }
    return new Measurement(
        best(atHigh) / best(atLow),
        seeds.size(),
        optimum(atLow, lowest()) + "; " + optimum(atHigh, highest()));
  }

  private static double best(Map<Double, List<Double>> energies) {
    return Collections.min(
        energies.keySet(), Comparator.comparingDouble(size -> Statistics.mean(energies.get(size))));
  }

  private static String optimum(Map<Double, List<Double>> energies, double accuracy) {
    double best = best(energies);
    return Words.format(
        "to %s least mean energy %.0f with H = %.0f",
        Words.percent(accuracy), Statistics.mean(energies.get(best)), best);
  }
}
