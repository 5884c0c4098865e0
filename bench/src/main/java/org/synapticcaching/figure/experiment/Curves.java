package org.synapticcaching.figure.experiment;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/** Curves that several figures draw from their rows. */
public final class Curves {
  /** Title of an axis of the price of keeping transient changes. */
  public static final String COST = "maintenance cost c (per unit and presentation)";

  /** Title of an axis of energies. */
  public static final String ENERGY = "energy (summed weight change)";

  private static final int DENSE = 45;

  private Curves() {}

  /** A number of each row. */
  public static List<Double> values(Table rows, ToDoubleFunction<Row> value) {
    return rows.rows().stream().map(value::applyAsDouble).toList();
  }

  /** Means over runs with their range, along a column. */
  public static Curve means(String name, Table rows, String x, ToDoubleFunction<Row> y) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(x).forEach((at, runs) -> curve.addRuns(at, values(runs, y)));
    return legible(curve.build());
  }

  /** Without markers where they would hide the curve. */
  public static Curve legible(Curve curve) {
    return curve.points().size() > DENSE ? curve.with(Curve.Style.LINE) : curve;
  }

  /** Theory: a thin black curve. */
  public static Curve theory(String name, List<Double> xs, DoubleUnaryOperator y) {
    Curve.Builder curve = Curve.named(name);
    xs.forEach(x -> curve.add(x, y.applyAsDouble(x)));
    return curve.build().with(Curve.Style.REFERENCE);
  }

  /** Theory that was fed with numbers of each run: means over runs as a thin black curve. */
  public static Curve theory(String name, Table rows, String x, ToDoubleFunction<Row> y) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(x).forEach((at, runs) -> curve.add(at, Statistics.mean(values(runs, y))));
    return curve.build().with(Curve.Style.REFERENCE);
  }

  /** A value that does not depend on the horizontal axis, between two of its numbers. */
  public static Curve level(String name, double from, double to, double value) {
    return Curve.named(name).add(from, value).add(to, value).build().with(Curve.Style.LINE);
  }
}
