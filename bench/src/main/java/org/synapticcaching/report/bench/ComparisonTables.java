package org.synapticcaching.report.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.console.Counts;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.Table;
import org.synapticcaching.suite.compare.BackendComparison;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.compare.GroupMean;
import org.synapticcaching.suite.compare.RowComparison;
import org.synapticcaching.suite.compare.RunComparison;
import org.synapticcaching.suite.compare.Verdict;
import org.synapticcaching.suite.result.BenchRow;

/** Runs, or backends of one run, against each other, as {@code compare} judges them. */
final class ComparisonTables {
  private static final List<String> FIRST = List.of("benchmark", "parameters", "backend");
  private static final String VERDICT = "verdict";

  private ComparisonTables() {}

  /** Every row that both runs have. */
  static Table of(RunComparison comparison) {
    return table(
        comparison.run().name() + " against " + comparison.baseline().name(),
        List.of("before", "after", "unit", "speed over before (95 %)"),
        comparison.rows());
  }

  /** The other backends against the baseline. */
  static Table of(BackendComparison comparison) {
    return table(
        "Backends of " + comparison.run().name() + " against " + comparison.baseline(),
        List.of(
            comparison.baseline() + ", median", "median", "unit", "speed over the baseline (95 %)"),
        comparison.rows());
  }

  private static Table table(String title, List<String> numbers, List<RowComparison> comparisons) {
    List<String> header = new ArrayList<>(FIRST);
    header.addAll(numbers);
    header.add(VERDICT);
    return new Table(title, header, comparisons.stream().map(ComparisonTables::row).toList());
  }

  private static List<String> row(RowComparison each) {
    return List.of(
        each.row().benchmark(),
        BenchRow.words(each.row().variant()),
        each.row().backend(),
        Digits.of(Bootstrap.median(each.baseline())),
        Digits.of(Bootstrap.median(each.row())),
        each.row().unit(),
        ratio(each),
        each.verdict().id());
  }

  private static String ratio(RowComparison row) {
    return Digits.within(row.ratio().value(), row.ratio().low(), row.ratio().high());
  }

  /** How many rows have which verdict, and what may make them differ besides the program. */
  static List<String> words(RunComparison comparison) {
    List<String> lines = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      lines.add(verdict.id() + ": " + Counts.words(comparison.count(verdict), "row"));
    }
    comparison.means().forEach(mean -> lines.add(words(mean)));
    lines.addAll(comparison.warnings());
    return lines;
  }

  private static String words(GroupMean mean) {
    return "geometric mean of %s: %s"
        .formatted(
            mean.isOfAll() ? "all rows" : (mean.suite() + " " + mean.backend()).strip(),
            Digits.within(mean.ratio().value(), mean.ratio().low(), mean.ratio().high()));
  }

  /** The backends that compute on a card. */
  static Set<String> onCard() {
    return Backends.all().stream()
        .filter(backend -> backend.design().onDevice())
        .map(Backend::id)
        .collect(Collectors.toSet());
  }

  /** Means, and from which size on a card wins, if any was measured. */
  static List<String> words(BackendComparison comparison) {
    List<String> lines = new ArrayList<>();
    comparison.means().forEach(mean -> lines.add(words(mean)));
    Set<String> cards = onCard();
    for (BackendComparison.Crossing each : comparison.crossings()) {
      if (cards.contains(each.backend())) {
        lines.add(
            "%s over %s in %s (%s): %s"
                .formatted(
                    each.backend(),
                    comparison.baseline(),
                    each.benchmark(),
                    BenchRow.words(each.others()),
                    each.crossover().words(each.size())));
      }
    }
    return lines;
  }
}
