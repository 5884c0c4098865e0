package org.synapticcaching.suite.compare;

import java.util.List;
import java.util.Set;
import org.synapticcaching.suite.result.BenchRow;

/** The backends of one run side by side for the terminal. */
public final class BackendTable {
  private static final String LINE = "  %-9s%11s%9s %-17s %-10s %s%n";

  private final BackendComparison comparison;
  private final TableText text = new TableText();

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
    table.text.addMeans(comparison.means());
    table.text.addWantOfForks(comparison.rows());
    table.text.addNames(
        "of which " + comparison.baseline() + " or every other backend has none",
        comparison.alone());
    table.crossings(devices);
    return table.text.toString();
  }

  private void rows() {
    text.add(
        "%s: ratios are speeds over that of %s; above 1 is faster.%n%n",
        comparison.run().name(), comparison.baseline());
    text.add(LINE, "backend", "median", "ratio", "95 % interval", "verdict", "");
    RowComparison.byBenchmark(comparison.rows()).values().forEach(this::rowsOfOneBenchmark);
  }

  private void rowsOfOneBenchmark(List<RowComparison> rows) {
    RowLabels labels = new RowLabels(rows.stream().map(RowComparison::row).toList());
    text.add("%s%n", labels.heading());
    BenchRow baseline = null;
    for (RowComparison each : rows) {
      if (each.baseline() != baseline) {
        baseline = each.baseline();
        String score = Format.score(Bootstrap.median(baseline));
        text.add(LINE, baseline.backend(), score, "1", "", "", labels.variant(baseline));
      }
      text.add(
          LINE,
          each.row().backend(),
          Format.score(Bootstrap.median(each.row())),
          Format.ratio(each.ratio().value()),
          Format.ends(each.ratio()),
          each.verdict().id(),
          "");
    }
  }

  private void crossings(Set<String> devices) {
    text.add("%nFrom which size on the card wins%n");
    if (comparison.others().stream().noneMatch(devices::contains)) {
      text.add(
          "  This run has rows of no card to compare with %s, only of %s.%n",
          comparison.baseline(), String.join(", ", comparison.others()));
      return;
    }
    boolean any = false;
    for (BackendComparison.Crossing each : comparison.crossings()) {
      if (devices.contains(each.backend())) {
        any = true;
        text.add(
            "  %s over %s: %s%n    in %s (%s)%n",
            each.backend(),
            comparison.baseline(),
            each.crossover().words(each.size()),
            each.benchmark(),
            BenchRow.words(each.others()));
      }
    }
    if (!any) {
      text.add(
          "  No benchmark was measured on a card at two sizes, of the same parameters else.%n");
    }
  }
}
