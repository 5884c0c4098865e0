package org.synapticcaching.suite.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What all rows have in common: where nearly all are slower, or faster, it is rather the machine or
 * Java that changed than one kernel, and verdicts on single rows are to be taken with that in mind.
 */
final class SharedShift {
  /** Fewer rows are on one side too easily. */
  private static final int FEWEST_ROWS = 8;

  private static final double NEARLY_ALL = 0.9;

  private SharedShift() {}

  /**
   * A line; empty where rows differ in both directions, or not at all.
   *
   * @param run that the rows are of
   */
  static Optional<String> words(String run, JudgedRows judged) {
    List<RowComparison> rows = judged.rows();
    Interval mean = judged.means().get(judged.means().size() - 1).ratio();
    boolean slower = mean.value() < 1;
    long onThatSide =
        rows.stream()
            .filter(row -> slower ? row.ratio().value() < 1 : row.ratio().value() > 1)
            .count();
    if (rows.size() < FEWEST_ROWS
        || !mean.excludes(1)
        || mean.liesWithin(1 - Verdict.SAME_WITHIN, 1 + Verdict.SAME_WITHIN)
        || onThatSide < NEARLY_ALL * rows.size()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d of %d rows of %s are %s, by a factor of %.3f on average: rather the machine or"
                + " Java has changed than one kernel",
            onThatSide,
            rows.size(),
            run,
            slower ? "slower" : "faster",
            mean.value()));
  }
}
