package org.synapticcaching.suite.compare;

import java.util.List;
import java.util.Locale;
import org.synapticcaching.suite.result.BenchRow;

/** What tables of comparisons for the terminal have in common. */
final class TableText {
  private static final String MEAN = "  %7s %-17s%5s  %s%n";

  private final StringBuilder text = new StringBuilder();

  /** Adds text; {@code %n} ends a line. */
  void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  /** Adds geometric means. */
  void addMeans(List<GroupMean> means) {
    add("%nGeometric means%n");
    add(MEAN, "ratio", "95 % interval", "rows", "");
    for (GroupMean mean : means) {
      Interval ratio = mean.ratio();
      add(MEAN, Format.ratio(ratio.value()), Format.ends(ratio), mean.rows(), mean.words());
    }
  }

  /** Adds rows by name, below a heading; nothing where there are none. */
  void addNames(String heading, List<BenchRow> rows) {
    if (!rows.isEmpty()) {
      add("%n%s %s:%n", Format.count(rows.size(), "row"), heading);
      rows.forEach(row -> add("  %s%n", row.key()));
    }
  }

  /**
   * Adds what is said of rows that too few forks were measured of; nothing where all have enough.
   */
  void addWantOfForks(List<RowComparison> rows) {
    long few = rows.stream().filter(row -> row.forks() < Verdict.FEWEST_FORKS).count();
    if (few > 0) {
      add(
          "%s undecided for want of forks: it takes %d of each, better 5.%n",
          few == rows.size() ? "All" : Format.count(few, "row"), Verdict.FEWEST_FORKS);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
