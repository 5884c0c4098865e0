package org.synapticcaching.suite.summary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.roofline.Bound;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.roofline.DataFacts;
import org.synapticcaching.roofline.Roofline;
import org.synapticcaching.roofline.Scored;
import org.synapticcaching.roofline.WorkCounts;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.compare.Interval;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.Counter;

/**
 * A row with what follows from its scores.
 *
 * @param row what was measured
 * @param score the median over forks with its 95 % interval
 * @param bound the tightest bound on its speed, and how near it comes; empty where none is known
 */
public record SummaryRow(BenchRow row, Interval score, Optional<Bound> bound) {
  /**
   * One of a row, by the bootstrap that comparisons use too.
   *
   * @param ceilings of the machine that measured
   * @param facts of the data that was learned
   */
  public static SummaryRow of(BenchRow row, Ceilings ceilings, DataFacts facts) {
    Interval score = Bootstrap.standard().score(row);
    return new SummaryRow(row, score, bound(row, score.value(), ceilings, facts));
  }

  private static Optional<Bound> bound(
      BenchRow row, double score, Ceilings ceilings, DataFacts facts) {
    if (!WorkCounts.benchmarks().contains(row.benchmark())) {
      return Optional.empty();
    }
    Map<String, Double> counters = new HashMap<>();
    row.counters().forEach((name, counter) -> counters.put(name, median(counter)));
    return Roofline.of(
        new Scored(row.benchmark(), row.parameters(), row.unit(), score, counters),
        ceilings,
        facts);
  }

  /** A secondary result: the median over forks of each fork's median. */
  public OptionalDouble counter(String name) {
    Counter counter = row.counters().get(name);
    return counter == null ? OptionalDouble.empty() : OptionalDouble.of(median(counter));
  }

  private static double median(Counter counter) {
    return Statistics.median(counter.values().stream().map(Statistics::median).toList());
  }

  /** Benchmark and parameters without the backend: what is to be compared. */
  public String variant() {
    String values = BenchRow.words(row.variant());
    return row.benchmark() + (values.isEmpty() ? "" : " (" + values + ")");
  }

  /** The whole name of the row. */
  public String words() {
    return row.backend().isEmpty() ? variant() : variant() + " on " + row.backend();
  }

  /** Such as {@code 1234 (1200 to 1310)}. */
  String scoreWords() {
    String value = digits(score.value());
    return score.isKnown()
        ? "%s (%s to %s)".formatted(value, digits(score.low()), digits(score.high()))
        : value;
  }

  /** Three digits, or all before the point. */
  public static String digits(double value) {
    double size = Math.abs(value);
    if (size >= 1e7 || size > 0 && size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
