package org.synapticcaching.suite.result;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A benchmark with its parameters, and what was measured.
 *
 * @param suite one of {@link Suites#ids}, or {@link Suites#OTHER}
 * @param benchmark class and method without package, such as {@code TrainBenchmark.train}
 * @param parameters by name, the backend among them where there is one
 * @param mode JMH's word: {@code thrpt}, {@code avgt} or {@code ss}
 * @param unit of the scores, such as {@code ops/s}
 * @param scores {@code [fork][iteration]}, all finite and above 0; at least one
 * @param counters secondary metrics by name
 * @param setting how it was measured
 */
public record BenchRow(
    String suite,
    String benchmark,
    Map<String, String> parameters,
    String mode,
    String unit,
    List<List<Double>> scores,
    Map<String, Counter> counters,
    Setting setting) {
  /** The parameter that names a backend. */
  public static final String BACKEND = "backend";

  private static final String THROUGHPUT = "thrpt";
  private static final Set<String> MODES = Set.of(THROUGHPUT, "avgt", "ss");

  /**
   * Copies all of it.
   *
   * @throws IllegalArgumentException in one line that names the row, when a score is not finite or
   *     not above 0, a fork has none, or the mode has no scores to compare
   */
  public BenchRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
    scores = scores.stream().map(List::copyOf).toList();
    String name = name(benchmark, parameters);
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "%s: mode %s has no scores of single iterations; measure it in one of thrpt, avgt, ss"
              .formatted(name, mode));
    }
    if (scores.isEmpty()) {
      throw new IllegalArgumentException(name + " has no scores; measure it again");
    }
    for (int fork = 0; fork < scores.size(); fork++) {
      requireScores(name, fork, scores.get(fork));
    }
  }

  /** One of which it is not known how it was measured. */
  public BenchRow(
      String suite,
      String benchmark,
      Map<String, String> parameters,
      String mode,
      String unit,
      List<List<Double>> scores,
      Map<String, Counter> counters) {
    this(suite, benchmark, parameters, mode, unit, scores, counters, Setting.UNKNOWN);
  }

  private static void requireScores(String name, int fork, List<Double> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException(
          name + ": fork " + (fork + 1) + " has no scores; measure it again");
    }
    for (double score : scores) {
      if (!(score > 0 && score < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s: the score %s in fork %s is no finite number above 0; measure it again"
                .formatted(name, score, fork + 1));
      }
    }
  }

  /** The backend that computed; empty where the benchmark has no such parameter. */
  public String backend() {
    return parameters.getOrDefault(BACKEND, "");
  }

  /** The parameters but the backend, in their order. */
  public Map<String, String> variant() {
    Map<String, String> others = new LinkedHashMap<>(parameters);
    others.remove(BACKEND);
    return others;
  }

  /** Benchmark and parameters in one line: the same for the same row of every run. */
  public String key() {
    return name(benchmark, new TreeMap<>(parameters));
  }

  private static String name(String benchmark, Map<String, String> parameters) {
    return parameters.isEmpty() ? benchmark : benchmark + " (" + words(parameters) + ")";
  }

  /** Parameters as {@code name=value, ...}; empty for none. */
  public static String words(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Whether a larger score is a faster one, as of a throughput; else it is a time. */
  public boolean isRate() {
    return mode.equals(THROUGHPUT);
  }

  /** Number of forks. */
  public int forks() {
    return scores.size();
  }

  /** The most iterations of any fork. */
  public int iterations() {
    return scores.stream().mapToInt(Collection::size).max().orElseThrow();
  }
}
