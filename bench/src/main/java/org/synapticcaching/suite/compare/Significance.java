package org.synapticcaching.suite.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.synapticcaching.suite.result.BenchRow;

/**
 * Whether two rows differ by more than forks differ from each other.
 *
 * <p>The test is that of Welch on the logarithms of the forks' medians. With 5 forks against 5,
 * tests by rank or permutation have no p below 0.008, which no correction for many rows would leave
 * any significance.
 */
final class Significance {
  private Significance() {}

  /**
   * The probability of a difference at least as large between rows that differ by no more than is
   * allowed, two-sided.
   *
   * @param allowed of the logarithm, at least 0
   * @return 1 when the rows are equal score by score; NaN when one has a single fork
   */
  static double p(BenchRow baseline, BenchRow row, double allowed) {
    if (baseline.scores().equals(row.scores())) {
      return 1;
    }
    return welch(Bootstrap.logForkMedians(baseline), Bootstrap.logForkMedians(row), allowed);
  }

  /** Without any spread, every difference beyond what is allowed is one. */
  private static double welch(double[] one, double[] other, double allowed) {
    if (Math.min(one.length, other.length) < 2) {
      return Double.NaN;
    }
    double ofOne = StatUtils.variance(one) / one.length;
    double ofOther = StatUtils.variance(other) / other.length;
    double variance = ofOne + ofOther;
    double difference =
        Math.max(0, Math.abs(StatUtils.mean(one) - StatUtils.mean(other)) - allowed);
    if (variance == 0) {
      return difference == 0 ? 1 : 0;
    }
    double freedom =
        variance
            * variance
            / (ofOne * ofOne / (one.length - 1) + ofOther * ofOther / (other.length - 1));
    double t = difference / Math.sqrt(variance);
    return 2 * new TDistribution(null, freedom).cumulativeProbability(-t);
  }

  /**
   * Adjusts for many tests by the method of Benjamini and Hochberg: among all that are found at
   * some level, that share at most is expected to be false.
   *
   * @param p of each test; NaN for none, which stays
   */
  static double[] adjusted(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double least = 1;
    for (int rank = order.length; rank >= 1; rank--) {
      least = Math.min(least, p[order[rank - 1]] * order.length / rank);
      adjusted[order[rank - 1]] = least;
    }
    return adjusted;
  }
}
