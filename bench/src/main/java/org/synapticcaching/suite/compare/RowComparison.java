package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.suite.result.BenchRow;

/**
 * A row against its baseline.
 *
 * @param baseline what it is compared with
 * @param row what is judged
 * @param ratio of its speed to the baseline's: above 1 it is faster, whether scores are rates or
 *     times; the ratio of medians with its 95 % interval
 * @param p of a difference at least as large by chance; NaN where too few forks were measured
 * @param adjustedP the same, adjusted for the number of rows
 * @param verdict what can be said
 */
public record RowComparison(
    BenchRow baseline, BenchRow row, Interval ratio, double p, double adjustedP, Verdict verdict) {
  /**
   * Two rows that measure the same in two ways.
   *
   * @param baseline what the other is compared with
   * @param row what is judged
   */
  record Pair(BenchRow baseline, BenchRow row) {
    /** Forks of the row that has fewer. */
    int forks() {
      return Math.min(baseline.forks(), row.forks());
    }
  }

  /** Rows by their benchmark, in their order. */
  static Map<String, List<RowComparison>> byBenchmark(List<RowComparison> rows) {
    Map<String, List<RowComparison>> benchmarks = new LinkedHashMap<>();
    for (RowComparison each : rows) {
      benchmarks.computeIfAbsent(each.row.benchmark(), b -> new ArrayList<>()).add(each);
    }
    return benchmarks;
  }

  /** Forks of the row that has fewer. */
  public int forks() {
    return new Pair(baseline, row).forks();
  }
}
