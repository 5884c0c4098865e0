package org.synapticcaching.figure.experiment.perceptron;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/** Curves and axes that several figures share. */
final class Panels {
  static final String ENERGY = "energy (summed weight change)";
  static final String THRESHOLD = "consolidation threshold (steps of learning)";
  static final String COST = "maintenance cost c (per unit and presentation)";
  static final String DECAY = "decay rate of transient weights (per presentation)";
  static final String FAILED = "runs that did not converge (%)";

  private static final int DENSE = 60;

  private Panels() {}

  /** Learning time in epochs, with the clean last one. */
  static double epochs(Row row) {
    return row.number("presentations") / row.number("patterns");
  }

  /** The runs that converged. */
  static Table converged(Table rows) {
    return rows.where("converged", "true");
  }

  /** A number of each row. */
  static List<Double> values(Table rows, ToDoubleFunction<Row> value) {
    return rows.rows().stream().map(value::applyAsDouble).toList();
  }

  /** Means over runs with their range, along a column. */
  static Curve means(String name, Table rows, String x, ToDoubleFunction<Row> y) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(x).forEach((at, runs) -> curve.addRuns(at, values(runs, y)));
    return legible(curve.build());
  }

  /** Without markers where they would hide the curve. */
  static Curve legible(Curve curve) {
    return curve.points().size() > DENSE ? curve.with(Curve.Look.LINE) : curve;
  }

  /** Means over runs as a thin black curve: theory that was fed with numbers of each run. */
  static Curve theory(String name, Table rows, String x, ToDoubleFunction<Row> y) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(x).forEach((at, runs) -> curve.add(at, Statistics.mean(values(runs, y))));
    return curve.build().with(Curve.Look.REFERENCE);
  }

  /** Percentage of runs that did not converge, along a column. */
  static Curve failed(String name, Table rows, String x) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(x).forEach((at, runs) -> curve.add(at, 100 * failedFraction(runs)));
    return legible(curve.build());
  }

  /** Fraction of runs that did not converge. */
  static double failedFraction(Table runs) {
    return 1 - (double) converged(runs).size() / runs.size();
  }

  /** The axis of {@link #failed}. */
  static Axis failedAxis() {
    return Axis.linear(FAILED).from(-3, 103);
  }

  /** A thin black curve: theory. */
  static Curve theory(String name, List<Double> xs, DoubleUnaryOperator y) {
    Curve.Builder curve = Curve.named(name);
    xs.forEach(x -> curve.add(x, y.applyAsDouble(x)));
    return curve.build().with(Curve.Look.REFERENCE);
  }

  /** Equal ratios from the first to the last number, for smooth curves. */
  static List<Double> ratios(double first, double last, int points) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      values.add(first * Math.pow(last / first, i / (points - 1.0)));
    }
    return values;
  }

  /** A panel. */
  static ChartSpec panel(
      String title, Axis x, Axis y, List<Curve> curves, ChartSpec.Legend legend) {
    return new ChartSpec(title, x, y, curves, legend);
  }

  /** How many runs there are, and how many of them did not converge, in words. */
  static String runs(Table rows) {
    int failed = rows.size() - converged(rows).size();
    return failed == 0
        ? "all " + rows.size() + " runs converged"
        : failed + " of " + rows.size() + " runs did not converge";
  }

  /** A maintenance cost for readers: {@code c = 0.001}. */
  static String cost(double cost) {
    return "c = " + plain(cost);
  }

  /** A number without an exponent. */
  static String plain(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
