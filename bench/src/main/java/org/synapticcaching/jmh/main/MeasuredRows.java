package org.synapticcaching.jmh.main;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.synapticcaching.jmh.MeasuredOn;

/** Follows JMH's output to tell which of the rows that it began have no whole result, and why. */
final class MeasuredRows {
  private static final int MOST_NAMED = 3;

  /** What JMH prints when one of several iterations or forks of a row fails. */
  private static final String FAILURE = "<failure>";

  private static final String FORK_FAILURE = "<forked VM failed";

  private final List<String> failed = new ArrayList<>();
  private final Set<String> reasons = new LinkedHashSet<>();
  private String current;
  private boolean broken;
  private int begun;

  /** JMH's own output, watched. */
  OutputFormat watch(OutputFormat output) {
    return WatchedOutput.of(output, this::follow);
  }

  private synchronized void follow(String method, Object[] arguments) {
    switch (method) {
      case "startBenchmark" -> begin((BenchmarkParams) arguments[0]);
      case "endBenchmark" -> end(arguments[0] != null);
      case "println" -> read((String) arguments[0]);
      default -> {
        // Nothing that tells about rows.
      }
    }
  }

  private void read(String line) {
    MeasuredOn.refusalIn(line).ifPresent(reasons::add);
    broken |= line.startsWith(FAILURE) || line.startsWith(FORK_FAILURE);
  }

  /** A row that has begun and of which no result comes has failed. */
  private void begin(BenchmarkParams row) {
    end(false);
    current = name(row);
    begun++;
  }

  private void end(boolean measured) {
    if (current != null && (broken || !measured)) {
      failed.add(current);
    }
    broken = false;
    current = null;
  }

  private static String name(BenchmarkParams row) {
    List<String> values = new ArrayList<>();
    for (String key : row.getParamsKeys()) {
      values.add(key + "=" + row.getParam(key));
    }
    String name = row.getBenchmark();
    return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)
        + (values.isEmpty() ? "" : " (" + String.join(", ", values) + ")");
  }

  /** One line that names the rows without a result; empty when there are none. */
  synchronized Optional<String> failure() {
    end(false);
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    List<String> named = failed.subList(0, Math.min(MOST_NAMED, failed.size()));
    int others = failed.size() - named.size();
    return Optional.of(
        "%s of %s rows were not measured: %s%s: %s"
            .formatted(
                failed.size(),
                begun,
                String.join(", ", named),
                others == 0 ? "" : " and " + others + " others",
                reasons.isEmpty() ? "they failed as told above" : String.join("; ", reasons)));
  }
}
