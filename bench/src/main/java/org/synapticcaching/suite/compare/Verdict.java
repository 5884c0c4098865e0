package org.synapticcaching.suite.compare;

import org.synapticcaching.model.Named;

/**
 * What can be said of a row against its baseline.
 *
 * <p>Of comparisons of 25 rows of the same program, 5 forks by 5 iterations, at most 4 in 100 found
 * any difference under simulated normal, heavy-tailed and skewed noise, and a slowdown by 5 % of
 * one row was found in 93 of 100 where forks differed by 1 % ({@code SimulatedRatesTest} repeats it
 * in short). This holds where runs differ by no more than forks do: noise of whole runs, a standard
 * deviation of 0.5 % or more, is taken for the program.
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
    if (!matters || !ratio.excludes(1) || !(adjustedP <= FALSE_DISCOVERIES)) {
      return UNDECIDED;
    }
    return ratio.value() > 1 ? FASTER : SLOWER;
  }
}
