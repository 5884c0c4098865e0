package org.synapticcaching.suite.summary;

import java.util.List;
import java.util.function.Function;

/**
 * Columns of the summary that belong together.
 *
 * @param names of the columns
 * @param cells of a row, as many as there are names; empty text where the row has none
 */
public record ColumnGroup(List<String> names, Function<SummaryRow, List<String>> cells) {
  public ColumnGroup {
    names = List.copyOf(names);
  }

  /**
   * The cells of a row.
   *
   * @throws IllegalStateException when there are more or fewer than names
   */
  List<String> of(SummaryRow row) {
    List<String> all = cells.apply(row);
    if (all.size() != names.size()) {
      throw new IllegalStateException(row.row().key() + ": " + all + " for the columns " + names);
    }
    return all;
  }

  /** A number as it can be read again; NaN is {@code nan}. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
  }
}
