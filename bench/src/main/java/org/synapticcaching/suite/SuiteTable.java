package org.synapticcaching.suite;

import java.util.List;

/** What {@code bench} prints at the end: a line per row, those of the same variant together. */
public final class SuiteTable {
  private SuiteTable() {}

  /** The table of some rows; empty for none. */
  public static String of(List<SummaryRow> rows) {
    StringBuilder text = new StringBuilder();
    String suite = "";
    String variant = "";
    for (SummaryRow row : rows) {
      if (!row.row().suite().equals(suite)) {
        suite = row.row().suite();
        text.append("%s%n".formatted(suite));
      }
      if (!row.variant().equals(variant)) {
        variant = row.variant();
        text.append(
            "  %s: %s, %s%n"
                .formatted(
                    variant,
                    row.row().unit(),
                    row.row().isRate() ? "more is better" : "less is better"));
      }
      text.append(line(row));
    }
    return text.toString();
  }

  private static String line(SummaryRow row) {
    return "    %-8s%-34s%n".formatted(row.row().backend(), row.scoreWords()).stripTrailing()
        + System.lineSeparator();
  }
}
