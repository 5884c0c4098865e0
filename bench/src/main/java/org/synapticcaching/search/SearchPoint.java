package org.synapticcaching.search;

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

  /** Whether any run failed: such a point is worse than all that have none. */
  public boolean fails() {
    return !values.stream().allMatch(Double::isFinite);
  }

  /** Mean over the runs; not finite when one failed. */
  public double mean() {
    return Difference.of(array()).mean();
  }

  /** Standard error of the mean, from the spread over seeds; NaN with fewer than two runs. */
  public double standardError() {
    return Difference.of(array()).standardError();
  }

  private double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** This minus another, seed by seed; neither fails. */
  Difference minus(SearchPoint other) {
    double[] differences = array();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= other.values.get(i);
    }
    return Difference.of(differences);
  }

  /** Whether it fails, or is above another point that does not by more than the noise. */
  boolean clearlyWorseThan(SearchPoint other) {
    return fails() || minus(other).clearlyPositive();
  }

  /**
   * A difference between two points.
   *
   * @param mean over the seeds
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
