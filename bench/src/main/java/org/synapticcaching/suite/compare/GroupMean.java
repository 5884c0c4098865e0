package org.synapticcaching.suite.compare;

/**
 * The geometric mean of the ratios of some rows.
 *
 * @param suite that the rows are of; {@link #ALL} for all
 * @param backend that the rows are of; {@link #ALL} for all, empty for rows without one
 * @param rows how many
 * @param ratio of speeds to the baseline, with its 95 % interval
 */
public record GroupMean(String suite, String backend, int rows, Interval ratio) {
  /** Stands for every suite or backend. */
  public static final String ALL = "all";

  /** Whether it is of all rows. */
  public boolean isOfAll() {
    return suite.equals(ALL);
  }

  /** Suite and backend. */
  String words() {
    return isOfAll() ? ALL : (suite + " " + backend).strip();
  }
}
