package org.synapticcaching.figure.experiment.adaptive;

import static org.synapticcaching.figure.experiment.ThresholdChoice.AUTO;
import static org.synapticcaching.figure.experiment.ThresholdChoice.CHOICE;
import static org.synapticcaching.figure.experiment.ThresholdChoice.FIXED;
import static org.synapticcaching.figure.experiment.ThresholdChoice.NO_CACHING;
import static org.synapticcaching.figure.experiment.ThresholdChoice.REACHED;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.ThresholdScope;

/**
 * Energy with thresholds that set themselves over that with the best fixed threshold, under one set
 * of circumstances. What shares a threshold that sets itself makes no difference to the fixed one.
 *
 * @param series the curve it belongs to: a series of the table, and the scope
 * @param decayTime tau
 * @param cost c
 * @param runs number of seeds
 * @param value ratio of mean energies over fresh seeds; NaN where the fixed threshold does not
 *     always get there (or none was found), infinite where only the one that sets itself does not
 * @param error standard error of the ratio, from the spread over seeds; 0 for one seed
 * @param noCaching whether the best fixed threshold is none at all
 */
record EnergyRatio(
    String series,
    double decayTime,
    double cost,
    int runs,
    double value,
    double error,
    boolean noCaching) {

  /** The curve of a series of the table, in which these synapses share a threshold. */
  static String curve(String series, ThresholdScope scope) {
    return scope == ThresholdScope.MATRIX
        ? series
        : series + ", a threshold for each " + scope.id();
  }

  /** All of them, by series, decay time, cost and scope. */
  static List<EnergyRatio> all(Table rows) {
    List<EnergyRatio> ratios = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (series, some) ->
                some.byNumber(EnergyColumns.DECAY_TIME)
                    .forEach(
                        (decayTime, part) ->
                            part.byNumber(EnergyColumns.MAINTENANCE_COST)
                                .forEach(
                                    (cost, cell) ->
                                        ratios.addAll(of(series, decayTime, cost, cell)))));
    return ratios;
  }

  /** Whether it is of one of these curves, at this decay time. */
  boolean belongsTo(List<String> some, double time) {
    return decayTime == time && some.contains(series);
  }

  /** Those of these curves, at a decay time. */
  static List<EnergyRatio> of(List<String> curves, double decayTime, List<EnergyRatio> ratios) {
    return ratios.stream().filter(ratio -> ratio.belongsTo(curves, decayTime)).toList();
  }

  private static List<EnergyRatio> of(String series, double decayTime, double cost, Table cell) {
    Table fixed = cell.where(CHOICE, FIXED);
    List<EnergyRatio> ratios = new ArrayList<>();
    for (ThresholdScope scope : ThresholdScope.values()) {
      Table auto = cell.where(CHOICE, AUTO).where(row -> scope(row) == scope);
      if (!auto.isEmpty()) {
        ratios.add(of(curve(series, scope), decayTime, cost, fixed, auto));
      }
    }
    return ratios;
  }

  private static ThresholdScope scope(Row row) {
    return row.has(EnergyColumns.AUTO_SCOPE)
        ? Named.parse(ThresholdScope.class, "threshold scope", row.text(EnergyColumns.AUTO_SCOPE))
        : ThresholdScope.MATRIX;
  }

  private static EnergyRatio of(
      String series, double decayTime, double cost, Table fixed, Table auto) {
    boolean noCaching = !fixed.isEmpty() && !fixed.where(NO_CACHING, "true").isEmpty();
    double value = Double.NaN;
    double error = 0;
    if (reached(fixed)) {
      value =
          reached(auto)
              ? auto.mean(EnergyColumns.TOTAL) / fixed.mean(EnergyColumns.TOTAL)
              : Double.POSITIVE_INFINITY;
      error = Double.isFinite(value) ? error(fixed, auto, value) : 0;
    }
    return new EnergyRatio(series, decayTime, cost, auto.size(), value, error, noCaching);
  }

  private static boolean reached(Table runs) {
    return !runs.isEmpty() && runs.where(REACHED, "true").size() == runs.size();
  }

  /** Of a ratio of means, to first order; runs of a seed belong together. */
  private static double error(Table fixed, Table auto, double ratio) {
    List<Double> differences = new ArrayList<>();
    fixed
        .byNumber("seed")
        .forEach(
            (seed, run) ->
                differences.add(
                    auto.where("seed", seed).mean(EnergyColumns.TOTAL)
                        - ratio * run.mean(EnergyColumns.TOTAL)));
    return Statistics.deviation(differences)
        / Math.sqrt(differences.size())
        / fixed.mean(EnergyColumns.TOTAL);
  }
}
