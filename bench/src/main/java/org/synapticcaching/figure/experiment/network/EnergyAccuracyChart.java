package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.run.Table;

/**
 * Draws the energy needed for each accuracy, a curve per series with its range over runs.
 *
 * @param title above the panel
 * @param from least accuracy shown
 * @param energy the axis of energies
 */
public record EnergyAccuracyChart(String title, double from, Axis energy) {
  /** How these curves are made. */
  public static final String NOTE =
      "curves are means over runs, with their range, drawn between tests that set a new best"
          + " accuracy; claims read the first test with at least the accuracy; both add what"
          + " consolidating the rest then would cost";

  private static final double TO = 0.98;

  /** A panel whose energies fit the data. */
  public static EnergyAccuracyChart fitted(String title, double from) {
    return new EnergyAccuracyChart(title, from, Axis.log(Curves.ENERGY));
  }

  /** The panel for these rows. */
  List<ChartSpec> draw(Table rows) {
    List<Curve> curves = new ArrayList<>();
    EnergyCurve.bySeries(rows)
        .forEach(
            (series, runs) -> {
              Curve.Builder curve = Curve.named(series);
              for (double accuracy : EnergyCurve.accuracies(from, TO)) {
                List<Double> energies = runs.stream().map(run -> run.between(accuracy)).toList();
                if (energies.stream().noneMatch(value -> value.isNaN())) {
                  curve.addRuns(accuracy, energies);
                }
              }
              curves.add(curve.build());
            });
    Axis accuracy = Axis.linear("test accuracy (fraction right)");
    return List.of(new ChartSpec(title, accuracy, energy, curves));
  }
}
