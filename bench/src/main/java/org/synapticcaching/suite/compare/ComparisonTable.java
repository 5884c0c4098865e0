package org.synapticcaching.suite.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.synapticcaching.console.Counts;
import org.synapticcaching.suite.result.BenchRun;

/**
 * A comparison of two runs for the terminal, at most 100 columns wide unless names are longer. Rows
 * of which nothing that matters can have changed are counted, not listed, unless all are asked for.
 */
public final class ComparisonTable {
  /** An undecided row whose interval goes beyond 1 by more than this is listed. */
  private static final double MATTERS = 0.05;

  private static final String LINE = "  %-10s%7s %-17s%11s%11s  %s%n";

  private final RunComparison comparison;
  private final String letter;
  private final TableText text = new TableText();

  private ComparisonTable(RunComparison comparison, String letter) {
    this.comparison = comparison;
    this.letter = letter;
  }

  /**
   * The table as text.
   *
   * @param letter by which the run is called; the baseline is A
   * @param all whether to list every row
   */
  public static String of(RunComparison comparison, String letter, boolean all) {
    ComparisonTable table = new ComparisonTable(comparison, letter);
    table.runs();
    table.rows(all);
    table.text.addMeans(comparison.means());
    table.text.addNames("only in A", comparison.onlyInBaseline());
    table.text.addNames("only in " + letter, comparison.onlyInRun());
    table.verdicts();
    return table.text.toString();
  }

  private void runs() {
    text.add("A (baseline): %s%n", words(comparison.baseline()));
    text.add("%s:            %s%n", letter, words(comparison.run()));
    text.add("Ratios are speeds of %1$s over A: above 1, %1$s is faster.%n%n", letter);
  }

  private static String words(BenchRun run) {
    return run.name()
        + run.environment()
            .map(
                e ->
                    ", %s, %s%s"
                        .formatted(
                            e.started(),
                            e.commit().map(c -> "commit " + c).orElse("version " + e.version()),
                            e.quick() ? ", quick" : ""))
            .orElse("");
  }

  private void rows(boolean all) {
    List<RowComparison> listed =
        comparison.rows().stream().filter(row -> all || isWorthALine(row)).toList();
    if (!listed.isEmpty()) {
      text.add(LINE, "verdict", "ratio", "95 % interval", "A", letter, "");
      RowComparison.byBenchmark(listed).values().forEach(this::rowsOfOneBenchmark);
    }
    int hidden = comparison.rows().size() - listed.size();
    if (hidden > 0) {
      text.add(
          "%s of which none can have changed by more than %.0f %%: --all lists %s.%n",
          Counts.words(hidden, (listed.isEmpty() ? "" : "other ") + "row"),
          100 * MATTERS,
          hidden == 1 ? "it" : "them");
    }
  }

  private static boolean isWorthALine(RowComparison row) {
    return switch (row.verdict()) {
      case FASTER, SLOWER -> true;
      case SAME -> false;
      case UNDECIDED -> !row.ratio().liesWithin(1 - MATTERS, 1 + MATTERS);
    };
  }

  private void rowsOfOneBenchmark(List<RowComparison> rows) {
    RowLabels labels = new RowLabels(rows.stream().map(RowComparison::row).toList());
    text.add("%s%n", labels.heading());
    for (RowComparison each : rows) {
      text.add(
          LINE,
          each.verdict().id(),
          Format.ratio(each.ratio().value()),
          Format.ends(each.ratio()),
          Format.score(Bootstrap.median(each.baseline())),
          Format.score(Bootstrap.median(each.row())),
          labels.label(each.row()));
    }
  }

  private void verdicts() {
    text.add(
        "%n%s: %s%n",
        Counts.words(comparison.rows().size(), "row"),
        Arrays.stream(Verdict.values())
            .map(verdict -> comparison.count(verdict) + " " + verdict.id())
            .collect(Collectors.joining(", ")));
    text.addWantOfForks(comparison.rows());
  }
}
