package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.synapticcaching.suite.result.BenchRow;

/** The backends of one run side by side for the terminal. */
public final class BackendTable {
  private static final String LINE = "  %-9s%11s%9s %-17s %-10s %s%n";
  private static final String MEAN = "  %7s %-17s%5s  %s%n";

  private final BackendComparison comparison;
  private final StringBuilder text = new StringBuilder();

  private BackendTable(BackendComparison comparison) {
    this.comparison = comparison;
  }

  /**
   * The table as text.
   *
   * @param devices backends that compute on a card
   */
  public static String of(BackendComparison comparison, Set<String> devices) {
    BackendTable table = new BackendTable(comparison);
    table.rows();
    table.means();
    table.text.append(ForksNote.of(comparison.rows()));
    table.alone();
    table.crossings(devices);
    return table.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private void rows() {
    line(
        "%s: ratios are speeds over that of %s; above 1 is faster.%n%n",
        comparison.run().name(), comparison.baseline());
    line(LINE, "backend", "median", "ratio", "95 % interval", "verdict", "");
    Map<String, List<RowComparison>> benchmarks = new LinkedHashMap<>();
    for (RowComparison row : comparison.rows()) {
      benchmarks.computeIfAbsent(row.row().benchmark(), b -> new ArrayList<>()).add(row);
    }
    benchmarks.values().forEach(this::rowsOfOneBenchmark);
  }

  private void rowsOfOneBenchmark(List<RowComparison> rows) {
    RowLabels labels = new RowLabels(rows.stream().map(RowComparison::row).toList());
    line("%s%n", labels.heading());
    BenchRow baseline = null;
    for (RowComparison each : rows) {
      if (each.baseline() != baseline) {
        baseline = each.baseline();
        String score = Format.score(Bootstrap.median(baseline));
        line(LINE, baseline.backend(), score, "1", "", "", labels.variant(baseline));
      }
      line(
          LINE,
          each.row().backend(),
          Format.score(Bootstrap.median(each.row())),
          Format.ratio(each.ratio().value()),
          Format.ends(each.ratio()),
          each.verdict().id(),
          "");
    }
  }

  private void means() {
    line("%nGeometric means%n");
    line(MEAN, "ratio", "95 % interval", "rows", "");
    for (GroupMean mean : comparison.means()) {
      line(
          MEAN,
          Format.ratio(mean.ratio().value()),
          Format.ends(mean.ratio()),
          mean.rows(),
          mean.words());
    }
  }

  private void alone() {
    if (!comparison.alone().isEmpty()) {
      line(
          "%n%s of which %s or every other backend has none:%n",
          Format.count(comparison.alone().size(), "row"), comparison.baseline());
      comparison.alone().forEach(row -> line("  %s%n", row.key()));
    }
  }

  private void crossings(Set<String> devices) {
    line("%nFrom which size on the card wins%n");
    if (comparison.others().stream().noneMatch(devices::contains)) {
      line(
          "  This run has rows of no card to compare with %s, only of %s.%n",
          comparison.baseline(), String.join(", ", comparison.others()));
      return;
    }
    boolean any = false;
    for (BackendComparison.Crossing each : comparison.crossings()) {
      if (devices.contains(each.backend())) {
        any = true;
        line(
            "  %s over %s: %s%n    in %s (%s)%n",
            each.backend(),
            comparison.baseline(),
            each.crossover().words(each.size()),
            each.benchmark(),
            BenchRow.words(each.others()));
      }
    }
    if (!any) {
      line("  No benchmark was measured on a card at two sizes, of the same parameters else.%n");
    }
  }
}
