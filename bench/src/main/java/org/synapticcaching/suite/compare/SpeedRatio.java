package org.synapticcaching.suite.compare;

import java.util.Arrays;
import java.util.List;

/**
 * A ratio of speeds as logarithm, with what it was in every resample.
 *
 * @param log of the ratio; above 0 is faster
 * @param drawn the same of each resample; empty where nothing could be drawn, as from one fork
 */
record SpeedRatio(double log, double[] drawn) {
  private static final double LEVEL = 0.95;

  /** The ratio, with the middle 95 % of what was drawn. */
  Interval interval() {
    return drawn.length == 0 ? Interval.unknownAround(Math.exp(log)) : interval(log, drawn, 1);
  }

  /**
   * Of several: the logarithm is the mean of theirs, which were drawn independently.
   *
   * @param ratios at least one
   */
  static SpeedRatio geometricMean(List<SpeedRatio> ratios) {
    double log = ratios.stream().mapToDouble(SpeedRatio::log).average().orElseThrow();
    int resamples = ratios.stream().mapToInt(each -> each.drawn.length).min().orElseThrow();
    double[] drawn = new double[resamples];
    for (SpeedRatio each : ratios) {
      for (int b = 0; b < resamples; b++) {
        drawn[b] += each.drawn[b] / ratios.size();
      }
    }
    return new SpeedRatio(log, drawn);
  }

  /** The middle 95 % of drawn logarithms, widened about the estimate, which lies within. */
  static Interval interval(double log, double[] drawn, double widened) {
    double[] sorted = drawn.clone();
    Arrays.sort(sorted);
    int beyond = (int) Math.floor((1 - LEVEL) / 2 * sorted.length);
    double low = log + widened * (sorted[beyond] - log);
    double high = log + widened * (sorted[sorted.length - 1 - beyond] - log);
    return new Interval(Math.exp(Math.min(low, log)), Math.exp(log), Math.exp(Math.max(high, log)));
  }
}
