package org.synapticcaching.suite.summary;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.jmh.EnergyCounters;
import org.synapticcaching.joules.JouleCounters;
import org.synapticcaching.roofline.BoundColumns;

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
    String text =
        "    %-8s%-34s%-42s%s"
            .formatted(
                row.row().backend(),
                row.scoreWords(),
                BoundColumns.words(row.bound()),
                energy(row));
    return text.stripTrailing() + System.lineSeparator();
  }

  private static String energy(SummaryRow row) {
    List<String> parts = new ArrayList<>();
    row.counter(EnergyCounters.TOTAL.label())
        .ifPresent(spent -> parts.add(SummaryRow.digits(spent) + " weight change"));
    for (JouleCounters meter : List.of(JouleCounters.CPU, JouleCounters.GPU)) {
      SummaryColumns.joulesPerPresentation(row, meter)
          .ifPresent(joules -> parts.add("%.2e J (%s)".formatted(joules, meter.meter())));
    }
    return parts.isEmpty() ? "" : String.join(", ", parts) + " per presentation";
  }
}
