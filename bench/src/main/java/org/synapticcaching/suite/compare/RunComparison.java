package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.synapticcaching.suite.compare.RowComparison.Pair;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Suites;

/**
 * A run against its baseline.
 *
 * @param baseline what the other is compared with
 * @param run what is judged
 * @param rows that both have, suite by suite
 * @param means geometric means of their ratios
 * @param onlyInBaseline rows that the run lacks
 * @param onlyInRun rows that the baseline lacks
 * @param warnings why the two may differ in more than the program
 */
public record RunComparison(
    BenchRun baseline,
    BenchRun run,
    List<RowComparison> rows,
    List<GroupMean> means,
    List<BenchRow> onlyInBaseline,
    List<BenchRow> onlyInRun,
    List<String> warnings) {
  public RunComparison {
    rows = List.copyOf(rows);
    means = List.copyOf(means);
    onlyInBaseline = List.copyOf(onlyInBaseline);
    onlyInRun = List.copyOf(onlyInRun);
    warnings = List.copyOf(warnings);
  }

  /**
   * Compares all rows that both runs have, and judges them together.
   *
   * @throws IllegalArgumentException in one line, when they have no row in common, or rows of the
   *     same name differ in mode, unit, threads or the names of parameters
   */
  public static RunComparison of(BenchRun baseline, BenchRun run, Bootstrap bootstrap) {
    requireSameParameters(baseline, run);
    Map<String, BenchRow> others = byKey(run);
    List<Pair> pairs = new ArrayList<>();
    List<BenchRow> onlyInBaseline = new ArrayList<>();
    for (BenchRow row : sorted(baseline.rows())) {
      BenchRow other = others.remove(row.key());
      if (other == null) {
        onlyInBaseline.add(row);
      } else {
        requireComparable(baseline, row, run, other);
        pairs.add(new Pair(row, other));
      }
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "%s and %s have no row in common, such as %s; compare runs of the same benchmarks"
              .formatted(baseline.source(), run.source(), onlyInBaseline.get(0).key()));
    }
    JudgedRows judged = JudgedRows.of(pairs, bootstrap);
    List<String> warnings = new ArrayList<>(RunDifferences.warnings(baseline, run));
    SharedShift.words(run.name(), judged).ifPresent(warnings::add);
    return new RunComparison(
        baseline,
        run,
        judged.rows(),
        judged.means(),
        onlyInBaseline,
        sorted(new ArrayList<>(others.values())),
        warnings);
  }

  private static List<BenchRow> sorted(List<BenchRow> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingInt((BenchRow row) -> Suites.rank(row.suite()))
                .thenComparing(BenchRow::benchmark))
        .toList();
  }

  private static Map<String, BenchRow> byKey(BenchRun run) {
    Map<String, BenchRow> rows = new LinkedHashMap<>();
    run.rows().forEach(row -> rows.put(row.key(), row));
    return rows;
  }

  private static void requireComparable(
      BenchRun baseline, BenchRow one, BenchRun run, BenchRow other) {
    String difference =
        !one.mode().equals(other.mode())
            ? "mode " + one.mode() + " in %s and " + other.mode()
            : !one.unit().equals(other.unit())
                ? "unit " + one.unit() + " in %s and " + other.unit()
                : one.setting().threads() != other.setting().threads()
                    ? one.setting().threads() + " threads in %s and " + other.setting().threads()
                    : "";
    if (!difference.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %s in %s; measure both alike"
              .formatted(one.key(), difference.formatted(baseline.source()), run.source()));
    }
  }

  private static void requireSameParameters(BenchRun baseline, BenchRun run) {
    Map<String, Set<String>> known = parameters(baseline);
    parameters(run)
        .forEach(
            (benchmark, names) -> {
              Set<String> before = known.getOrDefault(benchmark, names);
              if (!before.equals(names)) {
                throw new IllegalArgumentException(
                    "%s has the parameters %s in %s, but %s in %s; its rows cannot be compared"
                        .formatted(benchmark, before, baseline.source(), names, run.source()));
              }
            });
  }

  private static Map<String, Set<String>> parameters(BenchRun run) {
    Map<String, Set<String>> names = new TreeMap<>();
    run.rows().forEach(row -> names.put(row.benchmark(), new TreeSet<>(row.parameters().keySet())));
    return names;
  }

  /** How many rows have a verdict. */
  public long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
