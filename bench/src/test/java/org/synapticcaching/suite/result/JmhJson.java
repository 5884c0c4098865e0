package org.synapticcaching.suite.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.run.Json;

/** Results in the form in which JMH writes them, for tests. */
public final class JmhJson {
  private static final String PACKAGE = "org.synapticcaching.jmh.";

  private JmhJson() {}

  /** The file of these rows. */
  public static byte[] of(List<BenchRow> rows) {
    List<Object> results = new ArrayList<>();
    for (BenchRow row : rows) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("jmhVersion", "1.37");
      result.put("benchmark", PACKAGE + row.benchmark());
      result.put("mode", row.mode());
      result.put("threads", 1);
      result.put("forks", row.forks());
      result.put("jvmArgs", row.setting().flags());
      result.put("vmName", "VM");
      result.put("vmVersion", "17");
      result.put("warmupIterations", 2);
      result.put("warmupTime", "1 s");
      result.put("measurementIterations", row.iterations());
      result.put("measurementTime", "1 s");
      if (!row.parameters().isEmpty()) {
        result.put("params", row.parameters());
      }
      result.put("primaryMetric", metric(row.unit(), row.scores()));
      Map<String, Object> counters = new LinkedHashMap<>();
      row.counters()
          .forEach((name, each) -> counters.put(name, metric(each.unit(), each.values())));
      result.put("secondaryMetrics", counters);
      results.add(result);
    }
    return Json.pretty(results);
  }

  private static Map<String, Object> metric(String unit, List<List<Double>> values) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("score", values.get(0).get(0));
    metric.put("scoreError", Double.NaN);
    metric.put("scoreUnit", unit);
    metric.put("rawData", values);
    return metric;
  }
}
