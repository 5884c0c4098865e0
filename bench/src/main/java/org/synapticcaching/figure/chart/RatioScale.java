package org.synapticcaching.figure.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis of ratios around 1.
 *
 * @param low lower end, > 0 and below 1
 * @param high upper end, above 1
 */
record RatioScale(double low, double high) {
  /** Ratio of the ends below which ticks are evenly spaced. */
  private static final double NARROW = 4;

  private static final double LEAST_REACH = 1.1;

  /** Share of the axis that stays free at each end. */
  private static final double MARGIN = 0.03;

  private static final int MOST_TICKS = 9;
  private static final double[] STEPS = {0.02, 0.05, 0.1, 0.2, 0.5};
  private static final List<List<Integer>> DIGITS =
      List.of(List.of(1, 2, 5), List.of(1, 3), List.of(1));

  /** One that has room for all of these that are finite and above 0. */
  static RatioScale around(List<Double> values) {
    double low = 1 / LEAST_REACH;
    double high = LEAST_REACH;
    for (double value : values) {
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double margin = Math.pow(high / low, MARGIN);
    return new RatioScale(low / margin, high * margin);
  }

  /** Where a ratio lies: 0 at the lower end, 1 at the upper. */
  double place(double ratio) {
    return Math.log(ratio / low) / Math.log(high / low);
  }

  /** Ratios that get a label, ascending. */
  List<Double> ticks() {
    if (high < NARROW * low) {
      for (double step : STEPS) {
        List<Double> even = even(step);
        if (even.size() <= MOST_TICKS) {
          return even;
        }
      }
    }
    for (List<Integer> digits : DIGITS) {
      List<Double> ticks = decades(digits, 1);
      if (ticks.size() <= MOST_TICKS) {
        return ticks;
      }
    }
    int apart = 2;
    while (decades(List.of(1), apart).size() > MOST_TICKS) {
      apart++;
    }
    return decades(List.of(1), apart);
  }

  private List<Double> even(double step) {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> decades(List<Integer> digits, int apart) {
    List<Double> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    for (int decade = Math.floorDiv(first, apart) * apart;
        decade <= Math.log10(high);
        decade += apart) {
      for (int digit : digits) {
        double value = digit * Math.pow(10, decade);
        if (value >= low && value <= high) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }
}
