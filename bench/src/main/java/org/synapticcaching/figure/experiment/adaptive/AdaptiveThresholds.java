package org.synapticcaching.figure.experiment.adaptive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
import org.synapticcaching.model.ThresholdScope;

/**
 * Energy with thresholds that set themselves over that with the best fixed threshold, against the
 * maintenance cost, for several decay times; of images for several scopes. Of perceptrons, whose
 * inputs are +1 and -1, all synapses change by as much, and every scope is the same (model section
 * 3.1).
 *
 * @param perceptrons some of the curves
 * @param images the others; with the same decay times and costs
 */
public record AdaptiveThresholds(AdaptivePerceptrons perceptrons, AdaptiveNetworks images) {
  private static final String NO_CACHING = "where the best fixed threshold is no caching";

  /** Its points stand above all others: no energy is known there. */
  private static final String FAILED = "does not always get there (drawn at the top)";

  /** Such points of each scope stand this many times as high as those of the one before. */
  private static final double NEXT_SCOPE = 1.15;

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
      panels.add(panel(false, decayTime, ratios));
    }
    for (double decayTime : decayTimes()) {
      panels.add(panel(true, decayTime, ratios));
    }
    return panels;
  }

  /** Index of a panel. */
  int panel(boolean ofImages, double decayTime) {
    return decayTimes().indexOf(decayTime) + (ofImages ? decayTimes().size() : 0);
  }

  /** Who shares a threshold in the panels of a kind. */
  private List<ThresholdScope> scopes(boolean ofImages) {
    return ofImages ? images.scopes() : List.of(ThresholdScope.MATRIX);
  }

  /** The curves of a scope. */
  List<String> curves(boolean ofImages, ThresholdScope scope) {
    List<String> series = ofImages ? images.series() : perceptrons.series();
    return series.stream().map(each -> EnergyRatio.curve(each, scope)).toList();
  }

  /** The points of a scope at which some run does not get there. */
  static String failed(ThresholdScope scope) {
    return EnergyRatio.curve(FAILED, scope);
  }

  private ChartSpec panel(boolean ofImages, double decayTime, List<EnergyRatio> ratios) {
    List<Curve> curves = new ArrayList<>();
    List<Curve> failures = new ArrayList<>();
    List<EnergyRatio> all = new ArrayList<>();
    for (ThresholdScope scope : scopes(ofImages)) {
      all.addAll(EnergyRatio.of(curves(ofImages, scope), decayTime, ratios));
    }
    double above = above(all);
    for (ThresholdScope scope : scopes(ofImages)) {
      List<String> names = curves(ofImages, scope);
      names.forEach(name -> curves.add(curve(name, all)));
      failures.add(failures(failed(scope), EnergyRatio.of(names, decayTime, all), above));
      above *= NEXT_SCOPE;
    }
    curves.add(uncached(all));
    curves.addAll(failures);
    List<Double> costs = perceptrons.costs();
    curves.add(
        Curves.level("equal energy", costs.get(0), costs.get(costs.size() - 1), 1)
            .with(Curve.Style.REFERENCE));
    return new ChartSpec(
        (ofImages ? "Images, " : "Perceptrons, ") + words(decayTime),
        Axis.log(Curves.COST),
        Axis.log("energy over that of the best fixed one"),
        curves);
  }

  private static Curve curve(String name, List<EnergyRatio> ratios) {
    Curve.Builder curve = Curve.named(name);
    for (EnergyRatio ratio : ratios) {
      if (ratio.series().equals(name) && Double.isFinite(ratio.value())) {
        double band = BAND * ratio.error();
        curve.addWithin(ratio.cost(), ratio.value(), ratio.value() - band, ratio.value() + band);
      }
    }
    return curve.build();
  }

  private static Curve uncached(List<EnergyRatio> ratios) {
    Curve.Builder curve = Curve.named(NO_CACHING);
    ratios.stream()
        .filter(ratio -> ratio.noCaching() && Double.isFinite(ratio.value()))
        .forEach(ratio -> curve.add(ratio.cost(), ratio.value()));
    return curve.build().with(Curve.Style.MARKERS);
  }

  private static Curve failures(String name, List<EnergyRatio> ratios, double level) {
    Curve.Builder curve = Curve.named(name);
    ratios.stream()
        .filter(ratio -> Double.isInfinite(ratio.value()))
        .forEach(ratio -> curve.add(ratio.cost(), level));
    return curve.build().with(Curve.Style.MARKERS);
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
    String shared =
        images.scopes().stream().map(ThresholdScope::id).collect(Collectors.joining(" or each "));
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
            + " caching",
        "the threshold that sets itself is one for each "
            + shared
            + ", for perceptrons drawn once: their inputs are +1 and -1, so that all synapses change by"
            + " as much, and a threshold for each is the same number");
  }
}
