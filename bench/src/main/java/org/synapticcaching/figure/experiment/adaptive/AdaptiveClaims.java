package org.synapticcaching.figure.experiment.adaptive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ThresholdScope;

/**
 * What was expected of thresholds that set themselves, before it was measured: of one for each
 * synapse the same as of one for each matrix.
 */
final class AdaptiveClaims {
  private static final double NEVER_WORSE = 1.05;
  private static final double CLEARLY_BETTER = 0.85;
  private static final double NOT_MUCH_WORSE = 1.2;

  /** Energy of what does not get there. */
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Costs at which perceptrons were expected to gain. */
  private static final List<Double> MIDDLE_COSTS = List.of(1e-3, 1e-2);

  private final AdaptiveThresholds settings;

  /** Claims of an experiment. */
  AdaptiveClaims(AdaptiveThresholds settings) {
    this.settings = settings;
  }

  /** All of them. */
  List<Claim> all() {
    List<Claim> claims = new ArrayList<>();
    for (double decayTime : settings.decayTimes()) {
      claims.add(hardlyDearer(false, ThresholdScope.MATRIX, decayTime));
      if (Double.isInfinite(decayTime)) {
        claims.add(gain(decayTime));
      }
      claims.add(hardlyDearer(true, ThresholdScope.MATRIX, decayTime));
    }
    claims.add(
        Claim.reported(
            Basis.OWN,
            "perceptrons: energy over that of no caching, where no fixed threshold does better",
            "mean ratio of mean energies, over all loads, decay times and costs at which the best"
                + " fixed threshold is below a step",
            this::whereNoneIsBest));
    for (ThresholdScope scope : settings.images().scopes()) {
      if (scope != ThresholdScope.MATRIX) {
        settings
            .decayTimes()
            .forEach(decayTime -> claims.add(hardlyDearer(true, scope, decayTime)));
      }
    }
    return claims;
  }

  private static double limit(double decayTime) {
    return Double.isInfinite(decayTime) ? NEVER_WORSE : NOT_MUCH_WORSE;
  }

  private Claim hardlyDearer(boolean ofImages, ThresholdScope scope, double decayTime) {
    String text =
        subject(ofImages, scope)
            + ", "
            + AdaptiveThresholds.words(decayTime)
            + ": hardly dearer at any cost";
    String number = definition(ofImages ? "accuracies" : "loads");
    Expectation expected = Expectation.atMost(limit(decayTime));
    Function<Table, Measurement> largest = largestOf(settings.curves(ofImages, scope), decayTime);
    Claim claim =
        ofImages
            ? Claim.quantitative(Basis.OWN, text, number, expected, largest)
            : Claim.qualitative(Basis.OWN, text, number, expected, largest);
    return claim.seenAt(mark(ofImages, scope, decayTime));
  }

  private static String subject(boolean ofImages, ThresholdScope scope) {
    return (ofImages ? "images" : "perceptrons")
        + (scope == ThresholdScope.MATRIX ? "" : ", a threshold for each " + scope.id());
  }

  private static Function<Table, Measurement> largestOf(List<String> curves, double decayTime) {
    return rows -> largest(rows, ratio -> ratio.belongsTo(curves, decayTime));
  }

  private Claim gain(double decayTime) {
    List<String> series = settings.perceptrons().series();
    return Claim.qualitative(
        Basis.OWN,
        "perceptrons, "
            + AdaptiveThresholds.words(decayTime)
            + ": clearly cheaper at c = 0.001 and 0.01",
        "largest ratio of mean energies, threshold that sets itself over best fixed one, over all"
            + " loads at these costs",
        Expectation.atMost(CLEARLY_BETTER),
        rows ->
            largest(
                rows,
                ratio ->
                    ratio.belongsTo(series, decayTime) && MIDDLE_COSTS.contains(ratio.cost())));
  }

  private static String definition(String along) {
    return "largest ratio of mean energies, threshold that sets itself over best fixed one, over all "
        + along
        + " and costs at which the latter always gets there";
  }

  private Mark mark(boolean ofImages, ThresholdScope scope, double decayTime) {
    List<String> curves = new ArrayList<>(settings.curves(ofImages, scope));
    curves.add(AdaptiveThresholds.failed(scope));
    return Mark.level(
        settings.panel(ofImages, decayTime),
        Points.of(Points.Kind.ALL, curves.toArray(String[]::new)));
  }

  private static Measurement largest(Table rows, Predicate<EnergyRatio> counts) {
    List<EnergyRatio> all = EnergyRatio.all(rows).stream().filter(counts).toList();
    List<EnergyRatio> known = all.stream().filter(each -> !Double.isNaN(each.value())).toList();
    if (known.isEmpty()) {
      return Measurement.missing("no fixed threshold always gets there");
    }
    EnergyRatio worst =
        known.stream().max(Comparator.comparingDouble(EnergyRatio::value)).orElseThrow();
    EnergyRatio best =
        known.stream().min(Comparator.comparingDouble(EnergyRatio::value)).orElseThrow();
    int unknown = all.size() - known.size();
    List<EnergyRatio> finite = known.stream().filter(each -> each.value() < NEVER).toList();
    String most =
        finite.stream()
            .max(Comparator.comparingDouble(EnergyRatio::value))
            .map(AdaptiveClaims::words)
            .orElse("none");
    int failed = known.size() - finite.size();
    String detail =
        "from %s to %s".formatted(words(best), most)
            + (failed == 0
                ? ""
                : "; in "
                    + failed
                    + " cases the threshold that sets itself does not always get there")
            + (unknown == 0
                ? ""
                : "; in "
                    + unknown
                    + " other cases the best fixed threshold does not always get"
                    + " there");
    return new Measurement(worst.value(), worst.runs(), detail);
  }

  private static String words(EnergyRatio ratio) {
    return Words.format(
        "%.2f +- %.2f (%s, %s)",
        ratio.value(), ratio.error(), ratio.series(), Words.cost(ratio.cost()));
  }

  private Measurement whereNoneIsBest(Table rows) {
    List<EnergyRatio> some =
        EnergyRatio.all(rows).stream()
            .filter(ratio -> ratio.noCaching() && Double.isFinite(ratio.value()))
            .toList();
    if (some.isEmpty()) {
      return Measurement.missing("everywhere some fixed threshold is better than no caching");
    }
    double mean = some.stream().mapToDouble(EnergyRatio::value).average().orElseThrow();
    double most = some.stream().mapToDouble(EnergyRatio::value).max().orElseThrow();
    return new Measurement(
        mean,
        some.get(0).runs(),
        Words.format("in %d cases, the largest ratio %.2f", some.size(), most));
  }
}
