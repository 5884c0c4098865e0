package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/**
 * What reaching an accuracy cost in one run: the energy at the first test at or above it.
 *
 * @param tests rows of the run, in order
 */
record EnergyCurve(Table tests) {

  /** One curve per seed of the rows, by rising seed. */
  static List<EnergyCurve> perSeed(Table rows) {
    List<EnergyCurve> curves = new ArrayList<>();
    rows.byNumber("seed").values().forEach(run -> curves.add(new EnergyCurve(run)));
    return curves;
  }

  /** Best accuracy of the run; NaN when it was never tested. */
  double best() {
    return Statistics.max(tests.numbers("accuracy"));
  }

  /** Energy at the first test with at least this accuracy; NaN when the run never had it. */
  double at(double accuracy) {
    for (Row row : tests.rows()) {
      if (row.number("accuracy") >= accuracy) {
        return EnergyColumns.total(row);
      }
    }
    return Double.NaN;
  }

  /**
   * Energy at an accuracy between two tests that each set a new best, evenly in the logarithm; NaN
   * below the first test's accuracy and above the best.
   */
  double between(double accuracy) {
    Row before = null;
    for (Row row : tests.rows()) {
      double reached = row.number("accuracy");
      if (reached >= accuracy) {
        if (reached == accuracy) {
          return EnergyColumns.total(row);
        }
        return before == null ? Double.NaN : interpolate(before, row, accuracy);
      }
      if (before == null || reached > before.number("accuracy")) {
        before = row;
      }
    }
    return Double.NaN;
  }

  private static double interpolate(Row before, Row after, double accuracy) {
    double low = before.number("accuracy");
    double part = (accuracy - low) / (after.number("accuracy") - low);
    double start = Math.log(EnergyColumns.total(before));
    return Math.exp(start + part * (Math.log(EnergyColumns.total(after)) - start));
  }

  /** Accuracy that all runs reached; NaN without runs. */
  static double commonBest(Stream<EnergyCurve> runs) {
    return Statistics.min(runs.map(EnergyCurve::best).toList());
  }

  /** Energies of all runs at an accuracy; empty unless every run reached it. */
  static List<Double> energies(List<EnergyCurve> runs, double accuracy) {
    List<Double> energies = runs.stream().map(run -> run.at(accuracy)).toList();
    return energies.stream().anyMatch(value -> value.isNaN()) ? List.of() : energies;
  }

  /** Mean energy of all runs at an accuracy; NaN unless every run reached it. */
  static double meanAt(List<EnergyCurve> runs, double accuracy) {
    return Statistics.mean(energies(runs, accuracy));
  }

  /** Accuracies from one to another, both included, in steps of half a per cent. */
  static List<Double> accuracies(double from, double to) {
    int first = (int) Math.round(from * 200);
    int last = (int) Math.floor(to * 200 + 1e-9);
    return IntStream.rangeClosed(first, last).mapToObj(step -> step / 200.0).toList();
  }

  /** The curves of each series, in the order in which they first appear. */
  static Map<String, List<EnergyCurve>> bySeries(Table rows) {
    Map<String, List<EnergyCurve>> curves = new LinkedHashMap<>();
    rows.byText("series").forEach((series, part) -> curves.put(series, perSeed(part)));
    return curves;
  }
}
