package org.synapticcaching.suite.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.synapticcaching.suite.result.BenchRow;

/** Short names for the rows of one benchmark: what all share is said once, in the heading. */
final class RowLabels {
  private final BenchRow first;
  private final Map<String, String> shared = new LinkedHashMap<>();

  /**
   * Of the rows of one benchmark.
   *
   * @param rows at least one
   */
  RowLabels(List<BenchRow> rows) {
    this.first = rows.get(0);
    first
        .variant()
        .forEach(
            (name, value) -> {
              if (rows.stream().allMatch(row -> value.equals(row.parameters().get(name)))) {
                shared.put(name, value);
              }
            });
  }

  /** Benchmark, unit, and what its rows share. */
  String heading() {
    String parameters = BenchRow.words(shared);
    return first.benchmark()
        + ", "
        + first.unit()
        + (parameters.isEmpty() ? "" : " (" + parameters + ")");
  }

  /** Backend and parameters in which the row differs from others. */
  String label(BenchRow row) {
    String others = variant(row);
    return row.backend() + (row.backend().isEmpty() || others.isEmpty() ? "" : " ") + others;
  }

  /** Parameters but the backend in which the row differs from others. */
  String variant(BenchRow row) {
    return row.variant().entrySet().stream()
        .filter(each -> !shared.containsKey(each.getKey()))
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
