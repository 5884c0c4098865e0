package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/**
 * Rows of {@link Outcome}, with the questions that claims and charts ask. Energies are those of
 * runs that reached their goal; a setting counts only when all its runs did.
 */
public final class Outcomes {
  private final Table rows;

  public Outcomes(Table rows) {
    this.rows = rows;
  }

  /**
   * The setting with the least mean.
   *
   * @param setting in words; empty when no setting's runs all reached the goal
   * @param mean over its runs; NaN when there is none
   * @param runs number of its runs
   */
  public record Least(String setting, double mean, int runs) {
    public boolean exists() {
      return runs > 0;
    }
  }

  /** Those of one series. */
  public Outcomes of(String series) {
    return new Outcomes(rows.where("series", series));
  }

  /** Those that fit. */
  public Outcomes where(String column, double value) {
    return new Outcomes(rows.where(column, value));
  }

  /** Number of runs. */
  public int size() {
    return rows.size();
  }

  /** The rows. */
  public Table rows() {
    return rows;
  }

  /** Numbers of a column by another, of its values at which every run reached the goal. */
  public Map<Double, List<Double>> reached(String by, String column) {
    Map<Double, List<Double>> numbers = new LinkedHashMap<>();
    rows.byNumber(by)
        .forEach(
            (value, part) -> {
              if (allReached(part)) {
                numbers.put(value, part.numbers(column));
              }
            });
    return numbers;
  }

  private static boolean allReached(Table part) {
    return part.where("reached", "true").size() == part.size();
  }

  /** The setting whose runs all reached the goal with the least mean of a column. */
  public Least least(String column) {
    Least least = new Least("", Double.NaN, 0);
    for (Map.Entry<String, Table> part : rows.byText("setting").entrySet()) {
      double mean = Statistics.mean(part.getValue().numbers(column));
      if (allReached(part.getValue()) && !(mean >= least.mean())) {
        least = new Least(part.getKey(), mean, part.getValue().size());
      }
    }
    return least;
  }

  /** The least mean with its setting, or that the goal was never always reached, or never tried. */
  public String leastInWords(String column) {
    if (size() == 0) {
      return "left out";
    }
    Least least = least(column);
    return least.exists()
        ? Words.threeDigits(least.mean()) + " (" + least.setting() + ")"
        : "never";
  }

  /**
   * Means of a column by another, in words, over its values at which every run reached the goal.
   */
  public String meansInWords(String by, String column) {
    StringBuilder text = new StringBuilder();
    reached(by, column)
        .forEach(
            (value, numbers) ->
                text.append(String.format(Locale.ROOT, " %.0f: ", value))
                    .append(Words.threeDigits(Statistics.mean(numbers))));
    return text.toString();
  }

  /**
   * Slope of the mean of a column against another, both in logarithms, by least squares over the
   * values at which every run reached the goal; NaN with fewer than three.
   */
  public double slope(String by, String column) {
    List<double[]> points = new ArrayList<>();
    reached(by, column)
        .forEach(
            (x, runs) -> points.add(new double[] {Math.log(x), Math.log(Statistics.mean(runs))}));
    if (points.size() < 3) {
      return Double.NaN;
    }
    double meanX = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double meanY = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
    double xy = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
    double xx = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    return xy / xx;
  }

  /** A curve of a column against another, each point of the runs that reached the goal. */
  public Curve curve(String name, String by, String column) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber(by)
        .forEach((x, part) -> curve.addRuns(x, part.where("reached", "true").numbers(column)));
    return curve.build();
  }

  /** A marker for each run that reached the goal. */
  public Curve markers(String name, String x, String y) {
    Curve.Builder markers = Curve.named(name);
    rows.where("reached", "true").rows().forEach(row -> markers.add(row.number(x), row.number(y)));
    return markers.build().with(Curve.Style.MARKERS);
  }

  /** Which runs missed the goal, for details of claims; empty when none did. */
  public String missed() {
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
