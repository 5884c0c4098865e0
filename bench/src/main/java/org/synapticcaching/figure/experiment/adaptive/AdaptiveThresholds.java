package org.synapticcaching.figure.experiment.adaptive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.AdaptiveNetworks;
import org.synapticcaching.figure.experiment.perceptron.AdaptivePerceptrons;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;

/**
 * Energy with thresholds that set themselves over that with the best fixed threshold, against the
 * maintenance cost, for several decay times.
 *
 * @param perceptrons some of the curves
 * @param images the others; with the same decay times and costs
 */
public record AdaptiveThresholds(AdaptivePerceptrons perceptrons, AdaptiveNetworks images) {
  private static final String NO_CACHING = "where the best fixed threshold is no caching";

  /** Its points stand above all others: no energy is known there. */
  static final String FAILED = "does not always get there (drawn at the top)";

  /** Least place of such points, above all that was expected. */
  private static final double TOP = 1.5;

  /** Bands are this many standard errors to both sides. */
  private static final double BAND = 2;

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    List<Point> points =
        Stream.of(perceptrons.points(), images.points()).flatMap(List::stream).toList();
    return new ExperimentPlan(this, points, this::charts, new AdaptiveClaims(this).all(), notes());
  }

  /** One panel each. */
  List<Double> decayTimes() {
    return perceptrons.decayTimes();
  }

  private List<ChartSpec> charts(Table rows) {
    List<EnergyRatio> ratios = EnergyRatio.all(rows);
    List<ChartSpec> panels = new ArrayList<>();
    for (double decayTime : decayTimes()) {
      panels.add(panel("Perceptrons", perceptrons.series(), decayTime, ratios));
    }
    for (double decayTime : decayTimes()) {
      panels.add(panel("Images", images.series(), decayTime, ratios));
    }
    return panels;
  }

  /** Index of a panel. */
  int panel(boolean ofImages, double decayTime) {
    return decayTimes().indexOf(decayTime) + (ofImages ? decayTimes().size() : 0);
  }

  private ChartSpec panel(
      String title, List<String> series, double decayTime, List<EnergyRatio> ratios) {
    List<Curve> curves = new ArrayList<>();
    Curve.Builder uncached = Curve.named(NO_CACHING);
    Curve.Builder failed = Curve.named(FAILED);
    List<EnergyRatio> all =
        ratios.stream().filter(ratio -> ratio.belongsTo(series, decayTime)).toList();
    double above = above(all);
    for (String each : series) {
      Curve.Builder curve = Curve.named(each);
      for (EnergyRatio ratio : all) {
        if (ratio.series().equals(each) && Double.isFinite(ratio.value())) {
          double band = BAND * ratio.error();
          curve.addWithin(ratio.cost(), ratio.value(), ratio.value() - band, ratio.value() + band);
          if (ratio.noCaching()) {
            uncached.add(ratio.cost(), ratio.value());
          }
        } else if (ratio.series().equals(each) && Double.isInfinite(ratio.value())) {
          failed.add(ratio.cost(), above);
        }
      }
      curves.add(curve.build());
    }
    curves.add(uncached.build().with(Curve.Style.MARKERS));
    curves.add(failed.build().with(Curve.Style.MARKERS));
    List<Double> costs = perceptrons.costs();
    curves.add(
        Curves.level("equal energy", costs.get(0), costs.get(costs.size() - 1), 1)
            .with(Curve.Style.REFERENCE));
    return new ChartSpec(
        title + ", " + words(decayTime),
        Axis.log("maintenance cost c (per presentation)"),
        Axis.log("energy over that of the best fixed one"),
        curves);
  }

  /** Where points are drawn that have no value. */
  private static double above(List<EnergyRatio> ratios) {
    double largest =
        ratios.stream()
            .mapToDouble(ratio -> ratio.value() + BAND * ratio.error())
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return Math.max(TOP, 1.1 * largest);
  }

  /** What becomes of transient changes. */
  static String words(double decayTime) {
    return Double.isInfinite(decayTime)
        ? "no decay"
        : Words.format("decay in %.0f presentations", decayTime);
  }

  private List<String> notes() {
    return List.of(
        Words.format(
            "the best fixed threshold is sought with %d seeds for perceptrons and %d for images;"
                + " energies are compared on %d and %d fresh ones, bands are two standard"
                + " errors of the ratio",
            perceptrons.seeds().size(),
            images.seeds().size(),
            perceptrons.freshSeeds().size(),
            images.freshSeeds().size()),
        "the threshold that sets itself is told c, a horizon T and nothing else: for perceptrons the"
            + " presentations that learning takes in theory without decay, for images "
            + images.horizon(),
        Words.format(
            "perceptrons that have not converged after %d epochs are given up, images after %d"
                + " presentations",
            perceptrons.loads().get(0).maxEpochs(), images.maxPresentations()),
        "where every fixed threshold of a step or more fails for some seed of the search, or costs"
            + " more, the best fixed threshold is none: energies are compared with that of no"
            + " caching");
  }
}
