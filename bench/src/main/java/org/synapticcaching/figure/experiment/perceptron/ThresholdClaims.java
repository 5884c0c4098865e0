package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/** Claims about how energies depend on the threshold; all are about means over runs. */
public final class ThresholdClaims {
  private ThresholdClaims() {}

  /** Means of a number by rising threshold. */
  private record Means(List<Double> thresholds, List<Double> values, int runs) {
    static Means of(Table rows, ToDoubleFunction<Row> value) {
      List<Double> thresholds = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      int runs = 0;
      for (Map.Entry<Double, Table> at : rows.byNumber(EnergyColumns.THRESHOLD).entrySet()) {
        thresholds.add(at.getKey());
        values.add(Statistics.mean(Curves.values(at.getValue(), value)));
        runs = Math.max(runs, at.getValue().size());
      }
      return new Means(thresholds, values, runs);
    }

    int size() {
      return values.size();
    }

    double first() {
      return values.get(0);
    }

    double last() {
      return values.get(size() - 1);
    }

    /** Value at a part of the range of thresholds, 0 to 1, between points on a straight line. */
    double at(double part) {
      double least = thresholds.get(0);
      double threshold = least + part * (thresholds.get(size() - 1) - least);
      int i = 1;
      while (i < size() - 1 && thresholds.get(i) < threshold) {
        i++;
      }
      double from = thresholds.get(i - 1);
      double fraction = (threshold - from) / (thresholds.get(i) - from);
      return values.get(i - 1) + fraction * (values.get(i) - values.get(i - 1));
    }
  }

  private static Measurement tooFew(Means means) {
    return Measurement.missing("only " + means.size() + " thresholds with runs");
  }

  /** There is a best threshold between the ends. */
  public static Claim interiorMinimum() {
    return Claim.qualitative(
        Basis.READING,
        "the total has an interior minimum",
        "the lower of the mean totals at the lowest and the highest threshold over the least at any,"
            + " of converged runs",
        Expectation.atLeast(1.1),
        rows -> {
          Means total = Means.of(Panels.converged(rows), EnergyColumns::total);
          if (total.size() < 3) {
            return tooFew(total);
          }
          double least = Statistics.min(total.values());
          return new Measurement(
              Math.min(total.first(), total.last()) / least,
              total.runs(),
              Words.format(
                  "least %.4g at theta = %s; ends %.4g and %.4g",
                  least,
                  total.thresholds().get(total.values().indexOf(least)),
                  total.first(),
                  total.last()));
        });
  }

  /** Consolidation falls with the threshold. */
  public static Claim consolidationFalls() {
    return Claim.qualitative(
        Basis.READING,
        "consolidation falls with the threshold",
        "rank correlation of its mean over converged runs, what is left included, with the"
            + " threshold",
        Expectation.between(-1, -0.99),
        rows -> correlation(Panels.converged(rows), EnergyColumns::consolidation));
  }

  /** Maintenance rises with the threshold. */
  public static Claim maintenanceRises() {
    return Claim.qualitative(
        Basis.READING,
        "maintenance rises with the threshold",
        "rank correlation of its mean over converged runs with the threshold",
        Expectation.between(0.99, 1),
        rows -> correlation(Panels.converged(rows), EnergyColumns::maintenance));
  }

  private static Measurement correlation(Table rows, ToDoubleFunction<Row> value) {
    Means means = Means.of(rows, value);
    return means.size() < 3
        ? tooFew(means)
        : new Measurement(
            Statistics.rankCorrelation(means.thresholds(), means.values()), means.runs(), "");
  }

  /** Nothing is consolidated any more beyond high thresholds; counts all runs. */
  public static Claim maintenanceSaturates() {
    return Claim.qualitative(
        Basis.READING,
        "maintenance saturates at high thresholds",
        "mean maintenance of all runs at the highest threshold over that at three quarters of the"
            + " range",
        Expectation.between(0.95, 1.05),
        rows -> {
          Means means = Means.of(rows, EnergyColumns::maintenance);
          return means.size() < 3
              ? tooFew(means)
              : new Measurement(
                  means.last() / means.at(0.75),
                  means.runs(),
                  Words.format(
                      "%.4g at a quarter, %.4g at half, %.4g at three quarters, %.4g at the end",
                      means.at(0.25), means.at(0.5), means.at(0.75), means.last()));
        });
  }

  /**
   * A sigmoid, part one: rising.
   *
   * @param decayTime of the rows that are judged
   */
  static Claim totalRises(double decayTime) {
    return Claim.qualitative(
        Basis.READING,
        "with strong decay the total rises with the threshold",
        "rank correlation of the mean total of all runs, at thresholds above one step, with the"
            + " threshold, at tau = "
            + decayTime,
        Expectation.between(0.9, 1),
        rows ->
            correlation(
                rows.where("decay_time", decayTime)
                    .where(row -> row.number(EnergyColumns.THRESHOLD) > 1),
                EnergyColumns::total));
  }

  /**
   * A sigmoid, part two: flat at both ends, where all runs converge and where none does.
   *
   * @param decayTime of the rows that are judged
   */
  static Claim flatEnds(double decayTime) {
    return Claim.qualitative(
        Basis.READING,
        "with strong decay the total is a sigmoid in the threshold",
        "part of the whole rise of the mean total of all runs that happens in the first and the last"
            + " quarter of the thresholds above one step, at tau = "
            + decayTime,
        Expectation.atMost(0.2),
        rows -> {
          Means total =
              Means.of(
                  rows.where("decay_time", decayTime)
                      .where(row -> row.number(EnergyColumns.THRESHOLD) > 1),
                  EnergyColumns::total);
          if (total.size() < 3) {
            return tooFew(total);
          }
          double rise = total.last() - total.first();
          double early = Math.abs(total.at(0.25) - total.first()) / rise;
          double late = Math.abs(total.last() - total.at(0.75)) / rise;
          return new Measurement(
              early + late,
              total.runs(),
              Words.format(
                  "%.3f in the first, %.3f in the last; from %.4g to %.4g",
                  early, late, total.first(), total.last()));
        });
  }
}
