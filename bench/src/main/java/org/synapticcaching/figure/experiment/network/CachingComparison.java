package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * Energy against accuracy for several ways of consolidating, all else equal.
 *
 * @param network which source's network
 * @param hidden hidden units
 * @param learningRate eta
 * @param variants the curves
 * @param seeds one run of each variant each
 * @param plan when to test and when to stop
 * @param comparedFrom least accuracy at which energies are compared
 */
public record CachingComparison(
    String network,
    int hidden,
    double learningRate,
    List<Variant> variants,
    List<Long> seeds,
    TrainingPlan plan,
    double comparedFrom) {

  /**
   * A curve.
   *
   * @param name in the legend
   * @param consolidation how changes become persistent
   * @param maintenanceCost c
   */
  public record Variant(String name, Consolidation consolidation, double maintenanceCost) {
    /** Whether all is consolidated at the end of learning alone, and costs nothing until then. */
    private boolean isMinimum() {
      ConsolidationPolicy policy = consolidation.policy();
      return policy.caches()
          && !policy.comparesThreshold()
          && Double.isInfinite(consolidation.decayTime())
          && maintenanceCost == 0;
    }
  }

  /** The experiment, drawn and judged in this way. */
  public ExperimentPlan experiment(
      EnergyAccuracyChart chart, List<Claim> claims, List<String> notes) {
    return new ExperimentPlan(
        this, points(), rows -> chart.draw(inOrderOfVariants(rows)), claims, notes);
  }

  private Table inOrderOfVariants(Table rows) {
    List<String> names = variants.stream().map(Variant::name).toList();
    Comparator<Row> order = Comparator.comparingInt(row -> names.indexOf(row.text("series")));
    return new Table(rows.rows().stream().sorted(order).toList());
  }

  /**
   * A point for each variant and seed, but for the minimum where there is a variant without
   * caching: the weights of both are the same after every presentation, so that one run tells what
   * either costs.
   */
  private List<Point> points() {
    Optional<Variant> minimum = variants.stream().filter(Variant::isMinimum).findFirst();
    Optional<Variant> direct =
        variants.stream().filter(variant -> variant.consolidation().isDirect()).findFirst();
    List<Point> points = new ArrayList<>();
    for (Variant variant : variants) {
      if (variant.isMinimum() && direct.isPresent()) {
        continue;
      }
      Optional<Variant> beside = minimum.filter(any -> direct.filter(variant::equals).isPresent());
      for (long seed : seeds) {
        points.add(
            run(variant, seed)
                .curve(variant.maintenanceCost(), beside.map(never -> run(never, seed))));
      }
    }
    return points;
  }

  private NetworkRun run(Variant variant, long seed) {
    Network shape = NetworkRun.network(network, hidden);
    Replica replica = Replica.of(shape, seed, learningRate, variant.consolidation());
    return new NetworkRun(variant.name(), shape, replica, plan);
  }

  /** Definition of {@link #leastRatio}, in words. */
  public String leastRatioInWords(Variant above, Variant below) {
    return Words.format(
        "smallest ratio of mean energies, %s over %s, at accuracies from %.2f, in steps of 0.005, to"
            + " the best that all runs of both reach",
        above.name(), below.name(), comparedFrom);
  }

  /** Marks that number: the dearer curve is at least that many times as high as the cheaper. */
  public Mark markLeastRatio(Variant above, Variant below) {
    return Mark.level(
        0,
        Points.within(comparedFrom, 1, above.name()),
        Mark.Relation.TIMES,
        Mark.Base.each(below.name()));
  }

  /**
   * The smallest ratio of mean energies of two variants, at accuracies in steps of half a per cent
   * up to the best that all runs of both reached.
   */
  public Measurement leastRatio(Table rows, Variant above, Variant below) {
    return ratio(rows, above, below, Statistics::min);
  }

  /** That ratio at the best accuracy over that at the least accuracy compared. */
  public Measurement changeOfRatio(Table rows, Variant above, Variant below) {
    return ratio(rows, above, below, ratios -> ratios.get(ratios.size() - 1) / ratios.get(0));
  }

  private Measurement ratio(
      Table rows, Variant above, Variant below, ToDoubleFunction<List<Double>> number) {
    Map<String, List<EnergyCurve>> curves = EnergyCurve.bySeries(rows);
    List<EnergyCurve> high = curves.get(above.name());
    List<EnergyCurve> low = curves.get(below.name());
    double best = EnergyCurve.commonBest(Stream.of(high, low).flatMap(List::stream));
    List<Double> ratios = new ArrayList<>();
    for (double accuracy : EnergyCurve.accuracies(comparedFrom, best)) {
      ratios.add(EnergyCurve.meanAt(high, accuracy) / EnergyCurve.meanAt(low, accuracy));
    }
    if (ratios.isEmpty()) {
      return Measurement.missing(
          Words.format("best accuracy of all runs is %.4f, below %s", best, comparedFrom));
    }
    String detail =
        Words.format(
            "%s over %s: %.1f at %.3f to %.1f at %.3f accuracy, largest %.1f",
            above.name(),
            below.name(),
            ratios.get(0),
            comparedFrom,
            ratios.get(ratios.size() - 1),
            comparedFrom + 0.005 * (ratios.size() - 1),
            Statistics.max(ratios));
    return new Measurement(number.applyAsDouble(ratios), low.size(), detail);
  }

  /** The smaller of several measurements; missing when one of them is. */
  public static Measurement smallest(Measurement... measurements) {
    Measurement least = measurements[0];
    StringBuilder detail = new StringBuilder();
    for (Measurement each : measurements) {
      if (!each.isPresent()) {
        return each;
      }
      least = each.value() < least.value() ? each : least;
      detail.append(detail.isEmpty() ? "" : "; ").append(each.detail());
    }
    return new Measurement(least.value(), least.runs(), detail.toString());
  }
}
