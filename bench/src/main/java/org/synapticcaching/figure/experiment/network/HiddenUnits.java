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
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;

/** Energy to reach an accuracy against the number of hidden units, at the best threshold. */
public final class HiddenUnits implements Experiment {
  /**
   * Parameters.
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
  public record Settings(
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
      List<String> notes) {}

  private static final double CLEARLY_MORE = 1.1;

  private final Settings settings;

  public HiddenUnits(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  /** A goal in words, such as {@code 85 %}. */
  static String name(double accuracy) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * accuracy);
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int hidden : settings.sizes()) {
      for (long seed : settings.seeds()) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("hidden", hidden);
        definition.put("seed", seed);
        definition.put("network", settings.network());
        definition.put("accuracies", settings.accuracies());
        definition.put("learningRate", settings.learningRate());
        definition.put("consolidation", settings.consolidation());
        definition.put("walk", settings.walk());
        definition.put("maintenanceCost", settings.maintenanceCost());
        definition.put("maxPresentations", settings.maxPresentations());
        definition.put("testEvery", settings.testEvery());
        points.add(
            new Point(
                "H=" + hidden + "/seed=" + seed,
                definition,
                20 + hidden,
                context -> new SizeSearch(settings, hidden, seed, context).rows()));
      }
    }
    return points;
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    for (double accuracy : settings.accuracies()) {
      Curve.Builder curve = Curve.named("to " + name(accuracy) + " accuracy");
      energies(rows, accuracy).forEach((size, runs) -> curve.addRuns(size, runs));
      curves.add(curve.build());
    }
    return List.of(
        new ChartSpec(
            "Energy needed, by network size",
            Axis.linear("hidden units")
                .from(0, settings.sizes().get(settings.sizes().size() - 1) * 1.03),
            Axis.log(EnergyAccuracyChart.ENERGY),
            curves,
            ChartSpec.Legend.RIGHT));
  }

  @Override
  public List<String> notes() {
    return settings.notes();
  }

  @Override
  public List<Claim> claims() {
    double high = settings.accuracies().get(settings.accuracies().size() - 1);
    // Where the best size lies depends on how hard the images are; these sizes are MNIST's.
    List<Claim> claims = new ArrayList<>();
    claims.add(
        Claim.qualitative(
            "too small a network fails",
            "share of runs of the smallest that reach " + name(high),
            Expectation.atMost(0),
            rows -> smallestReaches(rows, high)));
    for (double accuracy : settings.accuracies()) {
      claims.add(
          Claim.quantitative(
              "to " + name(accuracy) + ", energy has a minimum and then rises with size",
              "mean energy of the largest network over that of the best",
              Expectation.atLeast(CLEARLY_MORE),
              rows -> riseBeyondBest(rows, accuracy)));
    }
    claims.add(
        Claim.quantitative(
            "the best network is larger for "
                + name(high)
                + " than for "
                + name(settings.accuracies().get(0)),
            "ratio of hidden units",
            Expectation.atLeast(1.01),
            this::ratioOfBest));
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
              if (part.size() == settings.seeds().size()) {
                energies.put(size, part.numbers("total"));
              }
            });
    return energies;
  }

  private Measurement smallestReaches(Table rows, double accuracy) {
    int smallest = settings.sizes().get(0);
    Table part = rows.where("goal", accuracy).where("hidden", smallest);
    int reached = part.where("best_threshold", "true").size();
    int runs = settings.seeds().size();
    return new Measurement(
        (double) reached / runs, runs, reached + " of " + runs + " runs with H = " + smallest);
  }

  private Measurement riseBeyondBest(Table rows, double accuracy) {
    Map<Double, List<Double>> energies = energies(rows, accuracy);
    double largest = settings.sizes().get(settings.sizes().size() - 1);
    if (!energies.containsKey(largest)) {
      return Measurement.missing("the largest network did not always reach " + name(accuracy));
    }
    double best = best(energies);
    double ratio = Statistics.mean(energies.get(largest)) / Statistics.mean(energies.get(best));
    return new Measurement(ratio, settings.seeds().size(), optimum(energies, accuracy));
  }

  private Measurement ratioOfBest(Table rows) {
    double low = settings.accuracies().get(0);
    double high = settings.accuracies().get(settings.accuracies().size() - 1);
    Map<Double, List<Double>> atLow = energies(rows, low);
    Map<Double, List<Double>> atHigh = energies(rows, high);
    if (atLow.isEmpty() || atHigh.isEmpty()) {
      return Measurement.missing("no size always reached " + name(high));
    }
    return new Measurement(
        best(atHigh) / best(atLow),
        settings.seeds().size(),
        optimum(atLow, low) + "; " + optimum(atHigh, high));
  }

  private static double best(Map<Double, List<Double>> energies) {
    double best = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<Double, List<Double>> entry : energies.entrySet()) {
      double mean = Statistics.mean(entry.getValue());
      if (mean < least) {
        least = mean;
        best = entry.getKey();
      }
    }
    return best;
  }

  private static String optimum(Map<Double, List<Double>> energies, double accuracy) {
    double best = best(energies);
    return String.format(
        Locale.ROOT,
        "to %s least mean energy %.0f with H = %.0f",
        name(accuracy),
        Statistics.mean(energies.get(best)),
        best);
  }
}
