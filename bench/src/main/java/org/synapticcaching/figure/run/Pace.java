package org.synapticcaching.figure.run;

import java.util.List;

/**
 * How fast the points of a figure are computed, in seconds of one core for a cost of 1. It begins
 * with what was written down for the figure, taken as faster or slower as other figures show this
 * machine to be, and goes over to what is measured of the figure itself.
 */
final class Pace {
  /** What is written down counts as much as measurements of this part of the figure. */
  private static final double PRIOR = 0.1;

  /** Seconds, up to about which measurements say little about the machine. */
  private static final double LITTLE = 10;

  private final double written;
  private final double cost;
  private double seenCost;
  private double seenSeconds;

  /**
   * Nothing measured yet.
   *
   * @param written seconds for a cost of 1, > 0
   * @param cost of the whole figure, > 0
   */
  Pace(double written, double cost) {
    this.written = written;
    this.cost = cost;
  }

  /** A point of this cost took that long on one core; NaN when that is not known. */
  void measured(double pointCost, double seconds) {
    if (!Double.isNaN(seconds)) {
      seenCost += pointCost;
      seenSeconds += seconds;
    }
  }

  /** Measured over written seconds, of all figures; 1 as long as little is measured. */
  static double slowness(List<Pace> all) {
    double measured = LITTLE;
    double expected = LITTLE;
    for (Pace pace : all) {
      measured += pace.seenSeconds;
      expected += pace.seenCost * pace.written;
    }
    return measured / expected;
  }

  /**
   * Seconds of one core for a cost of 1.
   *
   * @param slowness of this machine: measured over written seconds, of all figures
   */
  double secondsPerCost(double slowness) {
    double prior = PRIOR * cost;
    return (prior * written * slowness + seenSeconds) / (prior + seenCost);
  }
}
