package org.synapticcaching.suite.compare;

import java.util.List;

/** What is said of rows that too few forks were measured of. */
final class ForksNote {
  private ForksNote() {}

  /** A line; empty where all rows have enough. */
  static String of(List<RowComparison> rows) {
    long few = rows.stream().filter(row -> row.forks() < Verdict.FEWEST_FORKS).count();
    return few == 0
        ? ""
        : String.format(
            "%s undecided for want of forks: it takes %d of each, better 5.%n",
            few == rows.size() ? "All" : Format.count(few, "row"), Verdict.FEWEST_FORKS);
  }
}
