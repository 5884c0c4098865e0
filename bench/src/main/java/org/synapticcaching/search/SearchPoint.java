package org.synapticcaching.search;

import java.util.Arrays;
import java.util.List;

/**
 * The values of all seeds at one argument.
 *
 * @param place on the grid of the {@link SearchRange}
 * @param argument where
 * @param values one per seed, in their order; NaN or infinite where a run failed
 */
public record SearchPoint(double place, double argument, List<Double> values) {
  public SearchPoint {
    values = List.copyOf(values);
  }

  /** Number of runs that failed. */
  public int failed() {
    return (int) values.stream().filter(value -> !Double.isFinite(value)).count();
  }

  /** Mean over the runs that did not fail; infinite when all did. */
  public double mean() {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
  }

  /** Standard error of the mean, from the spread over seeds; NaN with fewer than two runs. */
  public double standardError() {
    return Difference.standardError(
        values.stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).toArray());
  }

  /** This minus another, seed by seed, over the seeds that failed at neither. */
  Difference minus(SearchPoint other) {
    double[] differences = new double[values.size()];
    int count = 0;
    for (int i = 0; i < values.size(); i++) {
      double difference = values.get(i) - other.values.get(i);
      if (Double.isFinite(difference)) {
        differences[count++] = difference;
      }
    }
    return Difference.of(Arrays.copyOf(differences, count));
  }

  /**
   * A difference between two points.
   *
   * @param mean NaN when no seed succeeded at both
   * @param standardError of the mean; NaN with fewer than two seeds
   */
  record Difference(double mean, double standardError) {
    static Difference of(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return new Difference(sum / values.length, standardError(values));
    }

    static double standardError(double[] values) {
      int n = values.length;
      if (n < 2) {
        return Double.NaN;
      }
      double mean = 0;
      for (double value : values) {
        mean += value / n;
      }
      double square = 0;
      for (double value : values) {
        square += (value - mean) * (value - mean);
      }
      return Math.sqrt(square / n / (n - 1));
    }

    /**
     * Whether it is clearly above 0: by more than two standard errors; without any known, at all.
     */
    boolean clearlyPositive() {
      return Double.isNaN(standardError) ? mean > 0 : mean > 2 * standardError;
    }
  }
}
