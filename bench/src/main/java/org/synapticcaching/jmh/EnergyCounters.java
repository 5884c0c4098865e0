package org.synapticcaching.jmh;

import java.util.Locale;

/**
 * What benchmarks of learning report of the energy in the model, beside their score: each is
 * counted over a fixed stretch of presentations from fixed weights, which no clock ends, and is per
 * presentation. Of a population it is the mean over networks. JMH's JSON has them as secondary
 * metrics by their {@link #label}; the score is the mean over iterations and forks.
 */
public enum EnergyCounters {
  /** M: all parts together, with what consolidating the rest at the end costs. */
  TOTAL,

  /** Paid for consolidated changes. */
  CONSOLIDATION,

  /** Paid for keeping changes that are not yet consolidated. */
  MAINTENANCE,

  /** M_perc: every change paid at once. */
  WITHOUT_CACHING,

  /** M_min: setting the weights of the end directly, from those of the start. At most the total. */
  MINIMUM;

  /** What JMH prints behind the number: summed weight change, per presentation. */
  public static final String UNIT = "weight change/presentation";

  /** Name of the secondary metric, with its unit. */
  public String label() {
    return "energy." + part() + ".weight-change-per-presentation";
  }

  /** Which part it is, in small letters: {@code without-caching}. */
  public String part() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
