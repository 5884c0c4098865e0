package org.synapticcaching.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.suite.fork.Effort;
import org.synapticcaching.suite.fork.PlannedFork;
import org.synapticcaching.suite.fork.SuiteRow;

/**
 * What is measured: rows, forks of each, and for how long.
 *
 * @param rows in the order in which they are told, each once
 * @param forks of each row, >= 1
 * @param effort of each fork
 */
public record SuitePlan(List<SuiteRow> rows, int forks, Effort effort) {
  public SuitePlan {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there is no row to measure");
    }
    if (rows.stream().distinct().count() < rows.size()) {
      throw new IllegalArgumentException("a row is there twice");
    }
    if (forks < 1) {
      throw new IllegalArgumentException("forks must be >= 1, got " + forks);
    }
  }

  /**
   * All forks in the order in which they are measured: the first of every row, then the second, and
   * so on, so that a machine that becomes slower does so for all rows; within a fork the backends
   * of a row one right after the other, each time beginning with another one, so that none is
   * always measured after the same.
   */
  List<PlannedFork> order() {
    Map<String, List<SuiteRow>> variants = new LinkedHashMap<>();
    rows.forEach(row -> variants.computeIfAbsent(row.variant(), key -> new ArrayList<>()).add(row));
    List<PlannedFork> order = new ArrayList<>();
    for (int fork = 1; fork <= forks; fork++) {
      add(order, variants.values(), fork);
    }
    return order;
  }

  private static void add(List<PlannedFork> order, Collection<List<SuiteRow>> variants, int fork) {
    for (List<SuiteRow> backends : variants) {
      for (int b = 0; b < backends.size(); b++) {
        order.add(new PlannedFork(backends.get((b + fork - 1) % backends.size()), fork));
      }
    }
  }

  /** What all takes, as far as is known before the first fork, in seconds. */
  public double expectedSeconds() {
    return rows.size() * forks * effort.expectedSeconds();
  }
}
