package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.theory.LastingCache;
import org.synapticcaching.theory.LearningWalk;

/** What learning costs against the threshold, split into consolidation and maintenance. */
public final class EnergyParts implements Experiment {
  /**
   * Parameters.
   *
   * @param sweep the runs, with a single maintenance cost
   * @param theory whether the theory without decay is drawn, for single synapses that consolidate
   *     themselves
   * @param allRuns whether runs that did not converge count too, as in [N22]
   */
  public record Settings(ThresholdSweep sweep, boolean theory, boolean allRuns) {}

  private final Settings settings;
  private final List<Claim> claims;
  private final List<String> notes;

  public EnergyParts(Settings settings, List<Claim> claims, List<String> notes) {
    this.settings = settings;
    this.claims = List.copyOf(claims);
    this.notes = List.copyOf(notes);
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    return settings.sweep().points("caching");
  }

  /** Consolidation, with that of what is left at the end. */
  static double consolidation(Row row) {
    return row.number("consolidation") + row.number("residual");
  }

  static double maintenance(Row row) {
    return row.number("maintenance");
  }

  static double total(Row row) {
    return row.number("total");
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    Table shown = settings.allRuns() ? rows : Panels.converged(rows);
    List<Curve> curves = new ArrayList<>();
    curves.add(curve("consolidation", shown, EnergyParts::consolidation));
    curves.add(curve("maintenance", shown, EnergyParts::maintenance));
    curves.add(curve("total", shown, EnergyParts::total));
    if (settings.theory()) {
      curves.addAll(theory());
    }
    boolean all = Panels.converged(rows).size() == rows.size();
    String cost = Panels.cost(settings.sweep().costs().get(0));
    List<ChartSpec> charts = new ArrayList<>();
    charts.add(
        Panels.panel(
            "Energy at " + cost + (all ? "; " + Panels.runs(rows) : " (mean and range)"),
            Axis.linear(Panels.THRESHOLD),
            Axis.log(Panels.ENERGY),
            curves,
            Legend.RIGHT));
    if (!all) {
      charts.add(
          Panels.panel(
              Panels.runs(rows),
              Axis.linear(Panels.THRESHOLD),
              Panels.failedAxis(),
              List.of(Panels.failed("", rows, "threshold")),
              Legend.NONE));
    }
    return charts;
  }

  private static Curve curve(String name, Table rows, ToDoubleFunction<Row> value) {
    return Panels.means(name, rows, "threshold", value);
  }

  private List<Curve> theory() {
    ThresholdSweep sweep = settings.sweep();
    LearningWalk walk =
        LearningWalk.perceptron(sweep.setup().synapses(), sweep.setup().patterns(), 1);
    LastingCache cache = new LastingCache(walk, sweep.costs().get(0), 0);
    List<Double> xs = sweep.thresholds().stream().filter(theta -> theta >= 1).toList();
    return List.of(
        Panels.theory("theory", xs, theta -> cache.total(OvershootCorrection.ofSteps(theta))),
        Panels.theory("", xs, theta -> cache.consolidation(OvershootCorrection.ofSteps(theta))),
        Panels.theory("", xs, theta -> cache.maintenance(OvershootCorrection.ofSteps(theta))));
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public List<Claim> claims() {
    return claims;
  }
}
