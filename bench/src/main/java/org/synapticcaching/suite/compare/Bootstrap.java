package org.synapticcaching.suite.compare;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.synapticcaching.suite.result.BenchRow;

/**
 * Intervals by a bootstrap over forks, then over iterations within each drawn fork. What is
 * estimated is the median over forks of each fork's median. The same scores give the same
 * intervals.
 *
 * <p>Percentiles of such a bootstrap hold what they promise for a ratio of two rows of 4 to 10
 * forks (95 to 98 % of simulated intervals cover the truth, under normal, heavy-tailed and skewed
 * noise), but are too narrow for one row, of which they are widened about the estimate by sqrt(n /
 * (n - 1)) for n forks: 94 to 97 % then. {@code SimulatedRatesTest} repeats this.
 *
 * @param resamples how often forks are drawn anew
 */
public record Bootstrap(int resamples) {
  private static final int DEFAULT_RESAMPLES = 10_000;
  private static final int FEWEST_RESAMPLES = 40;
  private static final long SEED = 1;

  /** At least 40, for which the interval's ends are the outermost but one. */
  public Bootstrap {
    if (resamples < FEWEST_RESAMPLES) {
      throw new IllegalArgumentException(
          "a bootstrap takes " + FEWEST_RESAMPLES + " resamples, got " + resamples);
    }
  }

  /** Enough for ends that hardly depend on what was drawn. */
  public static Bootstrap standard() {
    return new Bootstrap(DEFAULT_RESAMPLES);
  }

  /** The median over forks of each fork's median. */
  public static double median(BenchRow row) {
    return median(row.scores().stream().mapToDouble(fork -> median(values(fork))).toArray());
  }

  /** The median of each fork, as natural logarithm. */
  static double[] logForkMedians(BenchRow row) {
    return row.scores().stream().mapToDouble(fork -> Math.log(median(values(fork)))).toArray();
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The score of a row: the median over forks of each fork's median.
   *
   * @return its ends are NaN for one fork, which tells nothing about others
   */
  public Interval score(BenchRow row) {
    double median = median(row);
    if (row.forks() < 2) {
      return Interval.unknownAround(median);
    }
    double[] drawn = logMedians(row, new SplittableRandom(seed(row)));
    double widened = Math.sqrt(row.forks() / (row.forks() - 1.0));
    return SpeedRatio.interval(Math.log(median), drawn, widened);
  }

  /**
   * How many times as fast one row is as a baseline: above 1 it is faster, whether scores are rates
   * or times.
   *
   * @return with its resamples; the ends of its interval are NaN when either has one fork only, and
   *     1 when the rows are equal score by score, as those of a copied run
   * @throws IllegalArgumentException when their modes or units differ
   */
  SpeedRatio draw(BenchRow baseline, BenchRow row) {
    if (!baseline.mode().equals(row.mode()) || !baseline.unit().equals(row.unit())) {
      throw new IllegalArgumentException(
          "%s: no ratio of %s in %s to %s in %s"
              .formatted(row.key(), row.mode(), row.unit(), baseline.mode(), baseline.unit()));
    }
    int sign = row.isRate() ? 1 : -1;
    double log = sign * Math.log(median(row) / median(baseline));
    if (Math.min(baseline.forks(), row.forks()) < 2) {
      return new SpeedRatio(log, new double[0]);
    }
    double[] drawn = new double[resamples];
    if (!baseline.scores().equals(row.scores())) {
      SplittableRandom random = new SplittableRandom(seed(row));
      double[] under = logMedians(baseline, random);
      double[] over = logMedians(row, random);
      Arrays.setAll(drawn, b -> sign * (over[b] - under[b]));
    }
    return new SpeedRatio(log, drawn);
  }

  /** Rows are drawn independently of each other, and alike each time. */
  private static long seed(BenchRow row) {
    return SEED + row.key().hashCode();
  }

  /** The logarithm of the median of each resample. */
  private double[] logMedians(BenchRow row, SplittableRandom random) {
    double[][] scores = row.scores().stream().map(Bootstrap::values).toArray(double[][]::new);
    double[][] buffers = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
    double[] medians = new double[resamples];
    double[] ofForks = new double[scores.length];
    for (int b = 0; b < resamples; b++) {
      for (int f = 0; f < scores.length; f++) {
        int fork = random.nextInt(scores.length);
        double[] drawn = buffers[fork];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = scores[fork][random.nextInt(drawn.length)];
        }
        ofForks[f] = median(drawn);
      }
      medians[b] = Math.log(median(ofForks));
    }
    return medians;
  }

  /** Sorts what it is given. */
  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
