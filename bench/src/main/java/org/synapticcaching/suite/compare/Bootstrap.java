package org.synapticcaching.suite.compare;

import java.util.ArrayList;
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
 * (n - 1)) for n forks: 93 to 98 % then. {@code BootstrapTest} repeats this.
 *
 * @param resamples how often forks are drawn anew
 */
public record Bootstrap(int resamples) {
  private static final int DEFAULT_RESAMPLES = 10_000;
  private static final double LEVEL = 0.95;
  private static final long SEED = 1;

  /** At least 40, for which the interval's ends are the outermost two. */
  public Bootstrap {
    if (resamples < 40) {
      throw new IllegalArgumentException("a bootstrap takes 40 resamples, got " + resamples);
    }
  }

  /** Enough for ends that hardly depend on what was drawn. */
  public static Bootstrap standard() {
    return new Bootstrap(DEFAULT_RESAMPLES);
  }

  /** The median over forks of each fork's median. */
  public static double median(BenchRow row) {
    return Math.exp(median(logForkMedians(row)));
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
    double log = Math.log(median(row));
    double[] drawn = logMedians(row, new SplittableRandom(seed(row)));
    double widened = Math.sqrt(row.forks() / (row.forks() - 1.0));
    return row.forks() < 2 ? Interval.unknownAround(Math.exp(log)) : interval(log, drawn, widened);
  }

  /**
   * How many times as fast one row is as a baseline: above 1 it is faster, whether scores are rates
   * or times.
   *
   * @return its ends are NaN when either has one fork only
   * @throws IllegalArgumentException when their modes or units differ
   */
  public Interval speedRatio(BenchRow baseline, BenchRow row) {
    double log = logSpeedRatio(baseline, row);
    return Math.min(baseline.forks(), row.forks()) < 2
        ? Interval.unknownAround(Math.exp(log))
        : interval(log, drawnLogSpeedRatios(baseline, row), 1);
  }

  private static double logSpeedRatio(BenchRow baseline, BenchRow row) {
    if (!baseline.mode().equals(row.mode()) || !baseline.unit().equals(row.unit())) {
      throw new IllegalArgumentException(
          "%s: no ratio of %s in %s to %s in %s"
              .formatted(row.key(), row.mode(), row.unit(), baseline.mode(), baseline.unit()));
    }
    return sign(row) * (Math.log(median(row)) - Math.log(median(baseline)));
  }

  private static int sign(BenchRow row) {
    return row.isRate() ? 1 : -1;
  }

  /**
   * The geometric mean of several ratios, each of a row (second) to a baseline (first).
   *
   * @return its ends are NaN when any row has one fork only
   * @throws IllegalArgumentException without a ratio
   */
  public Interval geometricMean(List<BenchRow> baselines, List<BenchRow> rows) {
    if (rows.isEmpty() || rows.size() != baselines.size()) {
      throw new IllegalArgumentException("no mean of " + rows.size() + " ratios");
    }
    double log = 0;
    double[] drawn = new double[resamples];
    List<BenchRow> all = new ArrayList<>(baselines);
    all.addAll(rows);
    boolean known = all.stream().allMatch(row -> row.forks() >= 2);
    for (int i = 0; i < rows.size(); i++) {
      log += logSpeedRatio(baselines.get(i), rows.get(i)) / rows.size();
      if (known) {
        double[] ratios = drawnLogSpeedRatios(baselines.get(i), rows.get(i));
        for (int b = 0; b < resamples; b++) {
          drawn[b] += ratios[b] / rows.size();
        }
      }
    }
    return known ? interval(log, drawn, 1) : Interval.unknownAround(Math.exp(log));
  }

  private double[] drawnLogSpeedRatios(BenchRow baseline, BenchRow row) {
    SplittableRandom random = new SplittableRandom(seed(row));
    double[] denominators = logMedians(baseline, random);
    double[] ratios = logMedians(row, random);
    for (int b = 0; b < resamples; b++) {
      ratios[b] = sign(row) * (ratios[b] - denominators[b]);
    }
    return ratios;
  }

  /** Rows are drawn independently of each other, and alike each time. */
  private static long seed(BenchRow row) {
    return SEED + row.key().hashCode();
  }

  /** The logarithm of the median of each resample. */
  private double[] logMedians(BenchRow row, SplittableRandom random) {
    double[][] scores = row.scores().stream().map(Bootstrap::values).toArray(double[][]::new);
    double[] medians = new double[resamples];
    double[] ofForks = new double[scores.length];
    for (int b = 0; b < resamples; b++) {
      for (int f = 0; f < scores.length; f++) {
        double[] fork = scores[random.nextInt(scores.length)];
        double[] drawn = new double[fork.length];
        for (int i = 0; i < fork.length; i++) {
          drawn[i] = fork[random.nextInt(fork.length)];
        }
        ofForks[f] = median(drawn);
      }
      medians[b] = Math.log(median(ofForks));
    }
    return medians;
  }

  /** The middle 95 % of what was drawn, widened about the estimate. */
  private static Interval interval(double log, double[] drawn, double widened) {
    double[] sorted = drawn.clone();
    Arrays.sort(sorted);
    int beyond = (int) Math.floor((1 - LEVEL) / 2 * sorted.length);
    double low = log + widened * (sorted[beyond] - log);
    double high = log + widened * (sorted[sorted.length - 1 - beyond] - log);
    return new Interval(Math.exp(Math.min(low, log)), Math.exp(log), Math.exp(Math.max(high, log)));
  }

  /** Sorts what it is given. */
  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
