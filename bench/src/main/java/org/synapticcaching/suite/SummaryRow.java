package org.synapticcaching.suite;

import java.util.List;
import java.util.Locale;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.compare.Interval;
import org.synapticcaching.suite.result.BenchRow;

/**
 * A row with what follows from its scores.
 *
 * @param row what was measured
 * @param score the median over forks with its 95 % interval
 */
public record SummaryRow(BenchRow row, Interval score) {
  /** Columns of the score. */
  static final ColumnGroup SCORE =
      new ColumnGroup(
          List.of("mode", "unit", "forks", "iterations", "score.median", "score.low", "score.high"),
          SummaryRow::scoreCells);

  /** One of a row, by the bootstrap that comparisons use too. */
  static SummaryRow of(BenchRow row) {
    return new SummaryRow(row, Bootstrap.standard().score(row));
  }

  private List<String> scoreCells() {
    return List.of(
        row.mode(),
        row.unit(),
        Integer.toString(row.forks()),
        Integer.toString(row.iterations()),
        ColumnGroup.number(score.value()),
        ColumnGroup.number(score.low()),
        ColumnGroup.number(score.high()));
  }

  /** Benchmark and parameters without the backend: what is to be compared. */
  String variant() {
    String values = BenchRow.words(row.variant());
    return row.benchmark() + (values.isEmpty() ? "" : " (" + values + ")");
  }

  /** Such as {@code 1234 (1200 to 1310)}. */
  String scoreWords() {
    String value = digits(score.value());
    return score.isKnown()
        ? "%s (%s to %s)".formatted(value, digits(score.low()), digits(score.high()))
        : value;
  }

  /** Three digits, or all before the point. */
  static String digits(double value) {
    double size = Math.abs(value);
    if (size >= 1e7 || size > 0 && size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
