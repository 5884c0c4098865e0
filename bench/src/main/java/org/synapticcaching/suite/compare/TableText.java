package org.synapticcaching.suite.compare;

import java.util.List;
import java.util.Locale;
import org.synapticcaching.console.Counts;
import org.synapticcaching.suite.result.BenchRow;

/** What tables of comparisons for the terminal have in common. */
final class TableText {
  private static final String MEAN = "  %7s %-17s%5s  %s%n";

  /** More are not worth the time. */
  private static final int MOST_FORKS = 100;

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
      add("%n%s %s:%n", Counts.words(rows.size(), "row"), heading);
      rows.forEach(row -> add("  %s%n", row.key()));
    }
  }

  /** Adds how many forks it takes where rows are undecided; nothing where none is. */
  void addWantOfForks(List<RowComparison> rows) {
    long few = rows.stream().filter(row -> row.forks() < Verdict.FEWEST_FORKS).count();
    if (few > 0) {
      add(
          "%s undecided for want of forks: it takes %d of each, better 5.%n",
          few == rows.size() ? "All" : Counts.words(few, "row"), Verdict.FEWEST_FORKS);
    }
    double[] needed =
        rows.stream()
            .filter(row -> row.verdict() == Verdict.UNDECIDED)
            .filter(row -> row.forks() >= Verdict.FEWEST_FORKS)
            .mapToDouble(TableText::forksToDecide)
            .sorted()
            .toArray();
    if (needed.length > 0) {
      double most = needed[needed.length / 2];
      add(
          most <= MOST_FORKS
              ? "To tell %2$.0f %% an undecided row takes about %1$.0f forks (median of %3$d);"
                  + "%n'bench --resume --forks N' adds to those that a run has.%n"
              : "To tell %2$.0f %% an undecided row takes a quieter machine, or %1$.0f forks"
                  + " (median of %3$d).%n",
          most,
          100 * Verdict.SAME_WITHIN,
          needed.length);
    }
  }

  /** An interval shrinks with the square root of the number of forks. */
  private static double forksToDecide(RowComparison row) {
    double half = Math.log(row.ratio().high() / row.ratio().low()) / 2;
    double times = half / Verdict.SAME_WITHIN;
    return Math.max(row.forks() + 1, row.forks() * times * times);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
