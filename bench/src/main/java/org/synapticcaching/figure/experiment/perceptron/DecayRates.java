package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.paper.n22.N22;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;

/** What learning costs against the threshold, for several decay rates. */
public final class DecayRates implements Experiment {
  /**
   * Parameters.
   *
   * @param sweep the runs, without their decay time
   * @param decayTimes tau of each curve, in presentations
   * @param strong the one that counts as strong decay
   */
  public record Settings(ThresholdSweep sweep, List<Double> decayTimes, double strong) {}

  private final Settings settings;

  public DecayRates(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (double decayTime : settings.decayTimes()) {
      points.addAll(settings.sweep().withDecayTime(decayTime).points(name(decayTime)));
    }
    return points;
  }

  private static String name(double decayTime) {
    return Double.isInfinite(decayTime) ? "no decay" : "decay rate " + Panels.plain(1 / decayTime);
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    List<Curve> totals = new ArrayList<>();
    List<Curve> failed = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (series, runs) -> {
              totals.add(Panels.means(series, runs, "threshold", EnergyParts::total));
              failed.add(Panels.failed(series, runs, "threshold"));
            });
    return List.of(
        Panels.panel(
            "Total energy (mean and range)",
            Axis.linear(Panels.THRESHOLD),
            Axis.log(Panels.ENERGY),
            totals,
            Legend.RIGHT),
        Panels.panel(
            "Total energy, linear (mean and range)",
            Axis.linear(Panels.THRESHOLD),
            Axis.linear(Panels.ENERGY),
            totals,
            Legend.RIGHT),
        Panels.panel(
            Panels.runs(rows),
            Axis.linear(Panels.THRESHOLD),
            Panels.failedAxis(),
            failed,
            Legend.RIGHT));
  }

  @Override
  public List<String> notes() {
    return N22.NOTES;
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        ThresholdClaims.totalRises(settings.strong()), ThresholdClaims.flatEnds(settings.strong()));
  }
}
