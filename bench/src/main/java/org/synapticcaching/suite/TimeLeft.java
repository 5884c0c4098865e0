package org.synapticcaching.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.suite.fork.PlannedFork;
import org.synapticcaching.suite.fork.SuiteRow;

/**
 * How long forks take: at first what warm-up and iterations are set to, then what has been seen, of
 * the row itself or else of the rest, whose start took longer or less long than thought.
 */
final class TimeLeft {
  private final double expected;
  private final Map<SuiteRow, List<Double>> seen = new HashMap<>();
  private double sum;
  private int count;

  /** Before anything has been seen, each fork takes this many seconds. */
  TimeLeft(double expected) {
    this.expected = expected;
  }

  /** A fork has taken this many seconds. */
  void saw(SuiteRow row, double seconds) {
    seen.computeIfAbsent(row, key -> new ArrayList<>()).add(seconds);
    sum += seconds;
    count++;
  }

  /** What a fork of a row will take, in seconds. */
  double of(SuiteRow row) {
    List<Double> known = seen.get(row);
    if (known != null) {
      return known.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
    return count == 0 ? expected : sum / count;
  }

  /** What these forks will take together, in seconds. */
  double of(List<PlannedFork> forks) {
    return forks.stream().mapToDouble(fork -> of(fork.row())).sum();
  }
}
