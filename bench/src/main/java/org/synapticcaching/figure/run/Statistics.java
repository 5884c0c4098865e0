package org.synapticcaching.figure.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Descriptive statistics of a few numbers; each is NaN when there are none. */
public final class Statistics {
  private Statistics() {}

  /** Arithmetic mean. */
  public static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Standard deviation of the sample (n - 1 in the denominator); 0 for a single value. */
  public static double deviation(Collection<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    if (values.size() == 1) {
      return 0;
    }
    double mean = mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  /** Smallest value. */
  public static double min(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  /** Largest value. */
  public static double max(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /** Median; the mean of the two middle values of an even number. */
  public static double median(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Spearman's rank correlation, ties sharing their mean rank; NaN below two pairs or when one side
   * does not vary.
   */
  public static double rankCorrelation(List<Double> x, List<Double> y) {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "rank correlation of " + x.size() + " values with " + y.size());
    }
    return correlation(ranks(x), ranks(y));
  }

  /** Spearman's rank correlation of the values of a map with their keys. */
  public static double rankCorrelation(Map<Double, Double> values) {
    return rankCorrelation(List.copyOf(values.keySet()), List.copyOf(values.values()));
  }

  private static double[] ranks(List<Double> values) {
    double[] ranks = new double[values.size()];
    for (int i = 0; i < ranks.length; i++) {
      double value = values.get(i);
      long below = values.stream().filter(v -> v < value).count();
      long equal = values.stream().filter(v -> v == value).count();
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(Double.NaN);
    double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElse(Double.NaN);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
