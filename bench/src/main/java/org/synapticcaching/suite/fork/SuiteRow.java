package org.synapticcaching.suite.fork;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.synapticcaching.suite.result.BenchRow;

/**
 * A benchmark with a value for each of its parameters: what gets one score.
 *
 * @param suite the id of what it belongs to
 * @param type class of the benchmark, with its package
 * @param method of the class
 * @param parameters by name, in the order in which they are told; with {@code backend} where the
 *     benchmark compares backends
 */
public record SuiteRow(String suite, String type, String method, Map<String, String> parameters) {
  public SuiteRow {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** As JMH calls it: package, class and method. */
  public String benchmark() {
    return type + "." + method;
  }

  /** Class and method. */
  public String shortName() {
    return benchmark().substring(type.lastIndexOf('.') + 1);
  }

  /** What computes; empty for a benchmark that compares no backends. */
  public String backend() {
    return parameters.getOrDefault(BenchRow.BACKEND, "");
  }

  /** The same for all backends: what is to be compared. */
  public String variant() {
    return shortName() + words(false);
  }

  /** In one line, different for different rows. */
  public String words() {
    return shortName() + words(true);
  }

  private String words(boolean withBackend) {
    String list =
        parameters.entrySet().stream()
            .filter(each -> withBackend || !each.getKey().equals(BenchRow.BACKEND))
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : " (" + list + ")";
  }
}
