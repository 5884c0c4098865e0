package org.synapticcaching.cli.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.synapticcaching.console.Counts;
import org.synapticcaching.console.Durations;
import org.synapticcaching.suite.SuiteCatalog;
import org.synapticcaching.suite.SuitePlan;

/** What {@code bench --list} prints. */
final class SuiteLines {
  private SuiteLines() {}

  /** A suite in two lines. */
  static String summary(String suite, List<SuitePlan> quickAndFull) {
    return "%-12s%s%n            %s%n"
        .formatted(suite, SuiteCatalog.description(suite), sizes(quickAndFull));
  }

  /** All suites together. */
  static String total(List<SuitePlan> quickAndFull) {
    return "%-12s%s%n".formatted("together", sizes(quickAndFull));
  }

  private static String sizes(List<SuitePlan> quickAndFull) {
    return "--quick: %s; without: %s"
        .formatted(size(quickAndFull.get(0)), size(quickAndFull.get(1)));
  }

  private static String size(SuitePlan plan) {
    return "%s x %s, about %s"
        .formatted(
            Counts.words(plan.rows().size(), "row"),
            Counts.words(plan.forks(), "fork"),
            Durations.words(Duration.ofSeconds(Math.round(plan.expectedSeconds()))));
  }

  /** Every row of a plan. */
  static String rows(SuitePlan plan) {
    return plan.rows().stream()
        .map(row -> "            " + row.words() + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
