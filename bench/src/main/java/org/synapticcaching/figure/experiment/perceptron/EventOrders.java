package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.paper.n22.N22;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.EventOrder;

/** The same perceptrons under three orders of learning, consolidating, paying and decaying. */
public final class EventOrders implements Experiment {
  /**
   * Parameters.
   *
   * @param sweep the runs, without their order of events
   */
  public record Settings(ThresholdSweep sweep) {}

  private static final List<EventOrder> ORDERS =
      List.of(EventOrder.LEARN_FIRST, EventOrder.CORRECTED, EventOrder.DECAY_FIRST);

  private final Settings settings;

  public EventOrders(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (EventOrder order : ORDERS) {
      points.addAll(settings.sweep().withOrder(order).points(order.id()));
    }
    return points;
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    List<Curve> maintenance = new ArrayList<>();
    List<Curve> totals = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (order, runs) -> {
              Table done = Panels.converged(runs);
              maintenance.add(Panels.means(order, done, "threshold", EnergyParts::maintenance));
              totals.add(Panels.means(order, done, "threshold", EnergyParts::total));
            });
    Axis threshold = Axis.linear(Panels.THRESHOLD);
    return List.of(
        Panels.panel(
            "Maintenance (mean and range); " + Panels.runs(rows),
            threshold,
            Axis.linear(Panels.ENERGY),
            maintenance,
            Legend.RIGHT),
        Panels.panel(
            "Total energy (mean and range of converged runs)",
            threshold,
            Axis.linear(Panels.ENERGY),
            totals,
            Legend.RIGHT),
        Panels.panel(
            "What the correction adds to maintenance (ratio of means)",
            threshold,
            Axis.linear("relative excess of maintenance (%)"),
            List.of(excessCurve(rows)),
            Legend.NONE));
  }

  @Override
  public List<String> notes() {
    return List.of(
        N22.NOTES.get(0),
        "learn-first and corrected learn alike and differ in what they charge; decay-first is the"
            + " order of the perceptron script of [LR20], with a decay factor of 1 - 1/tau");
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Claim.qualitative(
            "the correction makes maintenance dearer at every threshold",
            "least excess of the mean over that without correction, at thresholds above one step",
            Expectation.atLeast(1e-9),
            rows -> {
              Map<Double, Double> excess = excess(rows);
              return measured(Statistics.min(excess.values()), excess);
            }),
        Claim.qualitative(
            "the higher the threshold, the smaller the difference",
            "rank correlation of the relative excess with the threshold, above one step",
            Expectation.between(-1, -0.9),
            rows -> {
              Map<Double, Double> excess = excess(rows);
              return measured(
                  Statistics.rankCorrelation(
                      List.copyOf(excess.keySet()), List.copyOf(excess.values())),
                  excess);
            }),
        Claim.qualitative(
            "below one step caching seems free unless corrected",
            "maintenance without correction over that with it, at thresholds of one step or less",
            Expectation.between(0, 0),
            this::belowOneStep));
  }

  private static Curve excessCurve(Table rows) {
    Curve.Builder curve = Curve.named("");
    excess(Panels.converged(rows)).forEach((threshold, more) -> curve.add(threshold, 100 * more));
    return curve.build();
  }

  /** Relative excess of corrected maintenance by threshold above one step; both learn alike. */
  private static Map<Double, Double> excess(Table rows) {
    Map<Double, Double> excess = new TreeMap<>();
    Map<Double, Table> others = of(rows, EventOrder.CORRECTED).byNumber("threshold");
    of(rows, EventOrder.LEARN_FIRST)
        .byNumber("threshold")
        .forEach(
            (threshold, runs) -> {
              if (threshold > 1 && others.containsKey(threshold)) {
                excess.put(threshold, mean(others.get(threshold)) / mean(runs) - 1);
              }
            });
    return excess;
  }

  private static Table of(Table rows, EventOrder order) {
    return rows.where("event_order", order.id());
  }

  private static double mean(Table runs) {
    return Statistics.mean(runs.numbers("maintenance"));
  }

  private Measurement measured(double value, Map<Double, Double> excess) {
    StringBuilder detail = new StringBuilder("excess");
    excess.forEach(
        (threshold, more) ->
            detail.append(String.format(Locale.ROOT, " %.4g at %s,", more, threshold)));
    detail.setLength(detail.length() - 1);
    return new Measurement(value, settings.sweep().seeds().size(), detail.toString());
  }

  private Measurement belowOneStep(Table rows) {
    Table low = rows.where(row -> row.number("threshold") <= 1);
    double plain = mean(of(low, EventOrder.LEARN_FIRST));
    double corrected = mean(of(low, EventOrder.CORRECTED));
    return new Measurement(
        plain / corrected,
        settings.sweep().seeds().size(),
        String.format(Locale.ROOT, "%.4g and %.4g", plain, corrected));
  }
}
