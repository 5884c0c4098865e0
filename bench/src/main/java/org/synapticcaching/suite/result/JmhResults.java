package org.synapticcaching.suite.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads JMH's own JSON of results. */
final class JmhResults {
  private static final String METRIC = "primaryMetric";

  private JmhResults() {}

  /**
   * All rows of a file, in its order.
   *
   * @throws IOException in one line that names the file, and the row where one is wrong
   */
  static List<BenchRow> read(Path file) throws IOException {
    JsonFields all = JsonFields.read(file);
    if (!all.node().isArray()) {
      throw all.problem("is JSON, but no results of JMH, which are a list of benchmarks");
    }
    List<BenchRow> rows = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    for (JsonNode element : all.node()) {
      JsonFields row = new JsonFields(file, "result " + (rows.size() + 1), element);
      if (!row.has("benchmark") || !row.has(METRIC)) {
        throw row.problem("is no result of JMH: it has no benchmark or no " + METRIC);
      }
      BenchRow read = row(row);
      if (!keys.add(read.key())) {
        throw all.problem("has two results of " + read.key() + "; leave one");
      }
      rows.add(read);
    }
    if (rows.isEmpty()) {
      throw all.problem("has no results: all rows failed, or none was chosen; measure again");
    }
    return rows;
  }

  private static BenchRow row(JsonFields row) throws IOException {
    String name = row.text("benchmark");
    String benchmark = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    JsonFields metric = row.object(METRIC);
    Map<String, String> parameters =
        row.has("params") ? row.object("params").textByName() : Map.of();
    // JMH has histograms in their place where single calls were sampled.
    List<List<Double>> scores = metric.has("rawData") ? metric.numbers("rawData") : List.of();
    try {
      return new BenchRow(
          Suites.of(benchmark),
          benchmark,
          parameters,
          row.text("mode"),
          metric.text("scoreUnit"),
          scores,
          counters(row),
          setting(row));
    } catch (IllegalArgumentException wrong) {
      throw row.problem(wrong.getMessage());
    }
  }

  private static Map<String, Counter> counters(JsonFields row) throws IOException {
    Map<String, Counter> counters = new LinkedHashMap<>();
    if (row.has("secondaryMetrics")) {
      JsonFields all = row.object("secondaryMetrics");
      for (String name : all.names()) {
        JsonFields counter = all.object(name);
        if (counter.has("rawData")) {
          counters.put(name, new Counter(counter.text("scoreUnit"), counter.numbers("rawData")));
        }
      }
    }
    return counters;
  }

  private static Setting setting(JsonFields row) throws IOException {
    return new Setting(
        row.has("threads") ? row.count("threads") : 0,
        times(row, "warmup"),
        times(row, "measurement"),
        (row.text("vmName", "") + " " + row.text("vmVersion", "")).strip(),
        row.has("jvmArgs") ? row.texts("jvmArgs") : List.of());
  }

  private static String times(JsonFields row, String part) throws IOException {
    String count = part + "Iterations";
    String each = row.text(part + "Time", "");
    return row.has(count) ? row.count(count) + " x " + each : "";
  }
}
