package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.theory.LastingCache;

/**
 * What learning costs against the threshold, split into consolidation and maintenance.
 *
 * @param sweep the runs, with a single maintenance cost
 * @param theory whether the theory without decay is drawn, for single synapses that consolidate
 *     themselves
 * @param allRuns whether runs that did not converge count too, as in [N22]
 */
public record EnergyParts(ThresholdSweep sweep, boolean theory, boolean allRuns) {

  /** The experiment, judged in this way. */
  public ExperimentPlan experiment(List<Claim> claims, List<String> notes) {
    return new ExperimentPlan(this, sweep.points("caching"), this::charts, claims, notes);
  }

  /**
   * Marks that the total at both ends is compared with the least; only where runs that did not
   * converge are left out of the chart, as they are of the claim.
   */
  public static Claim markEnds(Claim interiorMinimum) {
    return interiorMinimum.seenAt(
        Mark.level(
            0,
            Points.of(Points.Kind.ENDS, "total"),
            Mark.Relation.TIMES,
            Mark.Base.lowest("total")));
  }

  /** Marks that maintenance at the end is compared with that at three quarters, of all runs. */
  public static Claim markEnd(Claim saturation) {
    return saturation.seenAt(
        Mark.level(
            0,
            Points.of(Points.Kind.LAST, "maintenance"),
            Mark.Relation.TIMES,
            Mark.Base.atPart(0.75, "maintenance")));
  }

  private List<ChartSpec> charts(Table rows) {
    Table shown = allRuns ? rows : Panels.converged(rows);
    List<Curve> curves = new ArrayList<>();
    curves.add(curve("consolidation", shown, EnergyColumns::consolidation));
    curves.add(curve("maintenance", shown, EnergyColumns::maintenance));
    curves.add(curve("total", shown, EnergyColumns::total));
    if (theory) {
      curves.addAll(theoryCurves());
    }
    boolean all = Panels.converged(rows).size() == rows.size();
    String cost = Words.cost(sweep.costs().get(0));
    Axis threshold = Axis.linear(Panels.THRESHOLD);
    List<ChartSpec> charts = new ArrayList<>();
    charts.add(
        new ChartSpec(
            "Energy at " + cost + (all ? "; " + Panels.runs(rows) : " (mean and range)"),
            threshold,
            Axis.log(Curves.ENERGY),
            curves));
    if (!all) {
      Curve failed = Panels.failed("", rows, EnergyColumns.THRESHOLD);
      charts.add(Panels.failedPanel(Panels.runs(rows), threshold, List.of(failed)));
    }
    return charts;
  }

  private static Curve curve(String name, Table rows, ToDoubleFunction<Row> value) {
    return Curves.means(name, rows, EnergyColumns.THRESHOLD, value);
  }

  private List<Curve> theoryCurves() {
    LastingCache cache = new LastingCache(sweep.conventions().walk(), sweep.costs().get(0), 0);
    List<Double> xs = sweep.thresholds().stream().filter(theta -> theta >= 1).toList();
    return List.of(
        Curves.theory("theory", xs, theta -> cache.total(OvershootCorrection.ofSteps(theta))),
        Curves.theory("", xs, theta -> cache.consolidation(OvershootCorrection.ofSteps(theta))),
        Curves.theory("", xs, theta -> cache.maintenance(OvershootCorrection.ofSteps(theta))));
  }
}
