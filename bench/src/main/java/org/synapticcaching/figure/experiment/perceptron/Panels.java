package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/** Curves, axes and words that figures of perceptrons share. */
final class Panels {
  static final String THRESHOLD = "consolidation threshold (steps of learning)";
  static final String DECAY = "decay rate of transient weights (per presentation)";

  private Panels() {}

  /** Learning time in epochs, with the clean last one. */
  static double epochs(Row row) {
    return row.number("presentations") / row.number("patterns");
  }

  /** The runs that converged. */
  static Table converged(Table rows) {
    return rows.where("converged", "true");
  }

  /** Percentage of runs that did not converge, along a column. */
  static Curve failed(String name, Table rows, String x) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(x)
        .forEach(
            (at, runs) -> curve.add(at, 100 * (1 - (double) converged(runs).size() / runs.size())));
    return Curves.legible(curve.build());
  }

  /** A panel of percentages of runs that did not converge. */
  static ChartSpec failedPanel(String title, Axis x, List<Curve> curves) {
    return new ChartSpec(
        title, x, Axis.linear("runs that did not converge (%)").from(-3, 103), curves);
  }

  /**
   * Best thresholds along a column, with the ends of what cannot be told apart from the best.
   *
   * @param scale of the thresholds, 1 for those of single synapses
   */
  static Curve optima(String name, Table runs, String x, double scale) {
    Curve.Builder curve = Curve.named(name);
    runs.byNumber(x)
        .forEach(
            (at, rows) -> {
              Row any = rows.rows().get(0);
              curve.addWithin(
                  at,
                  any.number("optimum") / scale,
                  any.number("optimum_low") / scale,
                  any.number("optimum_high") / scale);
            });
    return curve.build();
  }

  /** The mean over all rows, which does not depend on the horizontal axis. */
  static Curve level(String name, List<Double> xs, Table rows, ToDoubleFunction<Row> value) {
    double mean = Statistics.mean(Curves.values(rows, value));
    return Curves.level(name, xs.get(0), xs.get(xs.size() - 1), mean);
  }

  /** Equal ratios from the first to the last number, for smooth curves. */
  static List<Double> ratios(double first, double last, int points) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      values.add(first * Math.pow(last / first, i / (points - 1.0)));
    }
    return values;
  }

  /** How many runs there are, and how many of them did not converge, in words. */
  static String runs(Table rows) {
    int failed = rows.size() - converged(rows).size();
    return failed == 0
        ? "all " + rows.size() + " runs converged"
        : failed + " of " + rows.size() + " runs did not converge";
  }
}
