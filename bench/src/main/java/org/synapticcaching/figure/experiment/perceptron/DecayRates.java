package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;

/**
 * What learning costs against the threshold, for several decay rates.
 *
 * @param sweep the runs, without their decay time
 * @param decayTimes tau of each curve, in presentations
 * @param strong the one that counts as strong decay
 */
public record DecayRates(ThresholdSweep sweep, List<Double> decayTimes, double strong) {

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment(List<String> notes) {
    List<Point> points = new ArrayList<>();
    for (double decayTime : decayTimes) {
      points.addAll(sweep.withDecayTime(decayTime).points(name(decayTime)));
    }
    return new ExperimentPlan(
        this,
        points,
        DecayRates::charts,
        List.of(ThresholdClaims.totalRises(strong), ThresholdClaims.flatEnds(strong)),
        notes);
  }

  private static String name(double decayTime) {
    return Double.isInfinite(decayTime) ? "no decay" : "decay rate " + Words.plain(1 / decayTime);
  }

  private static List<ChartSpec> charts(Table rows) {
    List<Curve> totals = new ArrayList<>();
    List<Curve> failed = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (series, runs) -> {
              totals.add(Curves.means(series, runs, EnergyColumns.THRESHOLD, EnergyColumns::total));
              failed.add(Panels.failed(series, runs, EnergyColumns.THRESHOLD));
            });
    Axis threshold = Axis.linear(Panels.THRESHOLD);
    return List.of(
        new ChartSpec("Total energy (mean and range)", threshold, Axis.log(Curves.ENERGY), totals),
        new ChartSpec(
            "Total energy, linear (mean and range)", threshold, Axis.linear(Curves.ENERGY), totals),
        Panels.failedPanel(Panels.runs(rows), threshold, failed));
  }
}
