package org.synapticcaching.suite.compare;

import org.synapticcaching.model.Named;

/**
 * What can be said of a row against its baseline.
 *
 * <p>Forks tell what changes within a run, not what changes from run to run, of which {@link
 * #BETWEEN_RUNS} is allowed for. Of simulated comparisons of 25 rows of the same program, 5 forks
 * by 5 iterations, at most 3 in 100 found any difference where runs differ as forks do, and 7 in
 * 100 where whole runs differ by 0.5 % (standard deviation) besides. A slowdown by 5 % of one row
 * was found in 84 of 100 where forks differ by 1 %, of five rows in 98. {@code SimulatedRatesTest}
 * repeats this in short.
 */
public enum Verdict implements Named {
  /** Slower by more than {@link #SAME_WITHIN}, and not by chance. */
  SLOWER,
  /** Faster by more than {@link #SAME_WITHIN}, and not by chance. */
  FASTER,
  /** The whole interval lies within {@link #SAME_WITHIN} of 1. */
  SAME,
  /** Neither can be said. */
  UNDECIDED;

  /** Differences below this are none that matter. */
  public static final double SAME_WITHIN = 0.02;

  /** What two runs of the same program may differ by, besides what their forks tell. */
  public static final double BETWEEN_RUNS = 0.005;

  /** Share of false verdicts among all that say faster or slower. */
  public static final double FALSE_DISCOVERIES = 0.05;

  /** With fewer forks of either row nothing is decided: they differ more than iterations do. */
  public static final int FEWEST_FORKS = 4;

  /**
   * The verdict.
   *
   * @param forks of the row that has fewer
   * @param ratio of speeds, above 1 for faster
   * @param adjustedP of the difference, adjusted for the number of rows; NaN for unknown
   */
  static Verdict of(int forks, Interval ratio, double adjustedP) {
    if (forks < FEWEST_FORKS) {
      return UNDECIDED;
    }
    double lower = 1 - SAME_WITHIN;
    double upper = 1 + SAME_WITHIN;
    if (ratio.liesWithin(lower, upper)) {
      return SAME;
    }
    boolean matters = ratio.value() < lower || ratio.value() > upper;
    if (!matters || !ratio.liesApart(1, BETWEEN_RUNS) || !(adjustedP <= FALSE_DISCOVERIES)) {
      return UNDECIDED;
    }
    return ratio.value() > 1 ? FASTER : SLOWER;
  }
}
