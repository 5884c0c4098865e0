package org.synapticcaching.figure.experiment.competition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;

/**
 * Rows of {@link Outcome}, with what claims and charts need to know of them. Energies are those of
 * runs that reached their goal; a setting counts only when all its runs did.
 *
 * @param rows of these runs
 */
record Outcomes(Table rows) {
  /**
   * The setting with the least mean.
   *
   * @param setting in words; empty when no setting's runs all reached the goal
   * @param mean over its runs; NaN when there is none
   * @param runs number of its runs
   */
  record Least(String setting, double mean, int runs) {
    boolean exists() {
      return runs > 0;
    }
  }

  /** Those of one series. */
  Outcomes of(String series) {
    return new Outcomes(rows.where("series", series));
  }

  /** Those with exactly this number in a column. */
  Outcomes with(String column, double value) {
    return new Outcomes(rows.where(column, value));
  }

  /** Those with at most this number in a column. */
  Outcomes upTo(String column, double most) {
    return new Outcomes(rows.where(row -> row.number(column) <= most));
  }

  /** Means of a column by another, of its values at which every run reached the goal. */
  Map<Double, Double> means(String by, String column) {
    Map<Double, Double> means = new LinkedHashMap<>();
    rows.byNumber(by)
        .forEach(
            (value, part) -> {
              if (allReached(part)) {
                means.put(value, part.mean(column));
              }
            });
    return means;
  }

  /**
   * Means of a column over those of other runs, by another column, where every run of both reached
   * the goal.
   */
  Map<Double, Double> over(Outcomes others, String by, String column) {
    Map<Double, Double> ratios = new LinkedHashMap<>();
    Map<Double, Double> below = others.means(by, column);
    means(by, column)
        .forEach(
            (value, mean) -> {
              if (below.containsKey(value)) {
                ratios.put(value, mean / below.get(value));
              }
            });
    return ratios;
  }

  private static boolean allReached(Table part) {
    return part.where("reached", "true").size() == part.size();
  }

  /** The setting whose runs all reached the goal with the least mean of a column. */
  Least least(String column) {
    Least least = new Least("", Double.NaN, 0);
    for (Map.Entry<String, Table> part : rows.byText("setting").entrySet()) {
      double mean = part.getValue().mean(column);
      if (allReached(part.getValue()) && !(mean >= least.mean())) {
        least = new Least(part.getKey(), mean, part.getValue().size());
      }
    }
    return least;
  }

  /** The least mean with its setting, or that the goal was never always reached, or never tried. */
  String leastInWords(String column) {
    if (rows.isEmpty()) {
      return "left out";
    }
    Least least = least(column);
    return least.exists()
        ? Words.threeDigits(least.mean()) + " (" + least.setting() + ")"
        : "never";
  }

  /** The means in words. */
  String meansInWords(String by, String column) {
    return inWords(means(by, column));
  }

  /** Numbers by whole numbers, in words. */
  static String inWords(Map<Double, Double> numbers) {
    StringBuilder text = new StringBuilder();
    numbers.forEach(
        (at, number) -> text.append(Words.format(" %.0f: %s", at, Words.threeDigits(number))));
    return text.toString();
  }

  /** Slope of these means in a doubly logarithmic plot by least squares; NaN with fewer than 3. */
  double slope(String by, String column) {
    Map<Double, Double> means = means(by, column);
    if (means.size() < 3) {
      return Double.NaN;
    }
    if (means.values().stream().distinct().count() == 1) {
      // Else it would be what rounding leaves of their logarithms less their mean, of either sign.
      return 0;
    }
    double meanX = means.keySet().stream().mapToDouble(Math::log).average().orElse(0);
    double meanY = means.values().stream().mapToDouble(Math::log).average().orElse(0);
    ToDoubleFunction<Map.Entry<Double, Double>> x = mean -> Math.log(mean.getKey()) - meanX;
    ToDoubleFunction<Map.Entry<Double, Double>> y = mean -> Math.log(mean.getValue()) - meanY;
    Set<Map.Entry<Double, Double>> all = means.entrySet();
    double xy = all.stream().mapToDouble(m -> x.applyAsDouble(m) * y.applyAsDouble(m)).sum();
    double xx = all.stream().mapToDouble(m -> x.applyAsDouble(m) * x.applyAsDouble(m)).sum();
    return xy / xx;
  }

  /** A curve of a column against another, each point of the runs that reached the goal. */
  Curve curve(String name, String by, String column) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(by)
        .forEach((x, part) -> curve.addRuns(x, part.where("reached", "true").numbers(column)));
    return curve.build();
  }

  /** A curve of ratios, as {@link #over} gives them. */
  Curve curveOver(Outcomes others, String name, String by, String column) {
    Curve.Builder curve = Curve.named(name);
    over(others, by, column).forEach(curve::add);
    return curve.build();
  }

  /** Which runs missed the goal, for details of claims; empty when none did. */
  String missed() {
    Map<String, Integer> missed = new LinkedHashMap<>();
    for (Row row : rows.rows()) {
      if (row.text("reached").equals("false")) {
        missed.merge(
            row.text("series") + " " + row.text("setting") + " " + row.text("ending"),
            1,
            Integer::sum);
      }
    }
    if (missed.isEmpty()) {
      return "all runs reached the goal";
    }
    StringBuilder text = new StringBuilder("missed the goal:");
    missed.forEach((what, runs) -> text.append(' ').append(what).append(" x").append(runs));
    return text.toString();
  }
}
