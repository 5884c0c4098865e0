package org.synapticcaching.figure.experiment.perceptron;

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
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.EventOrder;

/**
 * Perceptrons under three orders of learning, consolidating, charging and decaying.
 *
 * @param sweep the runs, without their order of events
 */
public record EventOrders(ThresholdSweep sweep) {
  private static final List<EventOrder> ORDERS =
      List.of(EventOrder.LEARN_FIRST, EventOrder.CORRECTED, EventOrder.DECAY_FIRST);

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment(List<String> notes) {
    List<Point> points = new ArrayList<>();
    for (EventOrder order : ORDERS) {
      points.addAll(sweep.withOrder(order).points(order.id()));
    }
    return new ExperimentPlan(this, points, EventOrders::charts, claims(), notes);
  }

  private static List<ChartSpec> charts(Table rows) {
    String x = EnergyColumns.THRESHOLD;
    List<Curve> maintenance = new ArrayList<>();
    List<Curve> totals = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (order, runs) -> {
              Table done = Panels.converged(runs);
              maintenance.add(Curves.means(order, done, x, EnergyColumns::maintenance));
              totals.add(Curves.means(order, done, x, EnergyColumns::total));
            });
    Axis threshold = Axis.linear(Panels.THRESHOLD);
    return List.of(
        new ChartSpec(
            "Maintenance (mean and range); " + Panels.runs(rows),
            threshold,
            Axis.log(Curves.ENERGY),
            maintenance),
        new ChartSpec(
            "Total energy (mean and range of converged runs)",
            threshold,
            Axis.linear(Curves.ENERGY),
            totals),
        new ChartSpec(
            "What the correction adds to maintenance (ratio of means)",
            threshold,
            Axis.linear("relative excess of maintenance (%)"),
            List.of(excessCurve(rows))));
  }

  private List<Claim> claims() {
    return List.of(
        Claim.qualitative(
                Basis.READING,
                "the correction makes maintenance dearer at every threshold",
                "least relative excess of mean maintenance with the correction over that without, at"
                    + " thresholds above one step",
                Expectation.atLeast(1e-9),
                rows -> {
                  Map<Double, Double> excess = excess(rows);
                  return measured(Statistics.min(excess.values()), excess);
                })
            .seenAt(
                new Mark(
                    2,
                    Mark.Direction.Y,
                    Mark.Points.of(Mark.Points.Kind.ALL, ""),
                    Mark.Relation.IN_PERCENT,
                    Mark.Base.NONE)),
        Claim.qualitative(
            Basis.READING,
            "the higher the threshold, the smaller the difference",
            "rank correlation of the relative excess of mean maintenance with the threshold, above"
                + " one step",
            Expectation.between(-1, -0.9),
            rows -> {
              Map<Double, Double> excess = excess(rows);
              return measured(Statistics.rankCorrelation(excess), excess);
            }),
        Claim.qualitative(
            Basis.READING,
            "below one step caching seems free unless corrected",
            "mean maintenance without the correction over that with it, at thresholds of one step or"
                + " less",
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
    Map<Double, Double> corrected = maintenance(of(rows, EventOrder.CORRECTED));
    Map<Double, Double> excess = new LinkedHashMap<>();
    maintenance(of(rows, EventOrder.LEARN_FIRST))
        .forEach(
            (threshold, plain) -> {
              if (threshold > 1 && corrected.containsKey(threshold)) {
                excess.put(threshold, corrected.get(threshold) / plain - 1);
              }
            });
    return excess;
  }

  private static Map<Double, Double> maintenance(Table rows) {
    return rows.means(EnergyColumns.THRESHOLD, EnergyColumns.MAINTENANCE);
  }

  private static Table of(Table rows, EventOrder order) {
    return rows.where("event_order", order.id());
  }

  private Measurement measured(double value, Map<Double, Double> excess) {
    StringBuilder detail = new StringBuilder("excess");
    excess.forEach(
        (threshold, more) -> detail.append(Words.format(" %.4g at %s,", more, threshold)));
    detail.setLength(detail.length() - 1);
    return new Measurement(value, sweep.seeds().size(), detail.toString());
  }

  private Measurement belowOneStep(Table rows) {
    Table low = rows.where(row -> row.number(EnergyColumns.THRESHOLD) <= 1);
    double plain = of(low, EventOrder.LEARN_FIRST).mean(EnergyColumns.MAINTENANCE);
    double corrected = of(low, EventOrder.CORRECTED).mean(EnergyColumns.MAINTENANCE);
    return new Measurement(
        plain / corrected, sweep.seeds().size(), Words.format("%.4g and %.4g", plain, corrected));
  }
}
