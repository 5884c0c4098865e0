package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;

/**
 * Draws the energy needed for each accuracy, a curve per series with its range over runs.
 *
 * @param title above the panel
 * @param accuracies least and largest accuracy shown
 * @param energy the axis of energies
 */
public record EnergyAccuracyChart(String title, Range accuracies, Axis energy) {
  /** How these curves are made. */
  public static final String NOTE =
      "curves are means over runs, with their range, drawn between tests that set a new best"
          + " accuracy; claims read the first test with at least the accuracy; both add what"
          + " consolidating the rest then would cost";

  /** Two accuracies. */
  public record Range(double from, double to) {}

  /** A panel whose energies fit the data. */
  public static EnergyAccuracyChart fitted(String title, double from) {
    return new EnergyAccuracyChart(title, new Range(from, 0.98), Axis.log(Curves.ENERGY));
  }

  /** The panel for these rows. */
  ChartSpec draw(Map<String, List<EnergyCurve>> curves) {
    List<Curve> drawn = new ArrayList<>();
    curves.forEach(
        (series, runs) -> {
          Curve.Builder curve = Curve.named(series);
          for (double accuracy : EnergyCurve.accuracies(accuracies.from(), accuracies.to())) {
            List<Double> energies = runs.stream().map(run -> run.between(accuracy)).toList();
            if (energies.stream().noneMatch(value -> value.isNaN())) {
              curve.addRuns(accuracy, energies);
            }
          }
          drawn.add(curve.build());
        });
    return new ChartSpec(title, Axis.linear("test accuracy (fraction right)"), energy, drawn);
  }
}
