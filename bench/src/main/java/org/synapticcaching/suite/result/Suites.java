package org.synapticcaching.suite.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which benchmarks make a suite. */
public final class Suites {
  /** The suite of benchmarks that are none of this project. */
  public static final String OTHER = "other";

  private static final Map<String, List<String>> CLASSES = classes();

  private Suites() {}

  private static Map<String, List<String>> classes() {
    Map<String, List<String>> classes = new LinkedHashMap<>();
    classes.put(
        "kernels",
        List.of(
            "ForwardBenchmark",
            "BackwardBenchmark",
            "ConsolidateBenchmark",
            "EvaluationBenchmark"));
    classes.put(
        "training",
        List.of("TrainBenchmark", "ThresholdTrainBenchmark", "CompetitiveTrainBenchmark"));
    classes.put("population", List.of("PopulationBenchmark", "PerceptronSweepBenchmark"));
    classes.put("perceptron", List.of("PerceptronBenchmark"));
    classes.put("selection", List.of("SelectionBenchmark"));
    classes.put("memory", List.of("MemoryBenchmark"));
    return classes;
  }

  /** All suites, in the order in which they are run and listed. */
  public static List<String> ids() {
    return List.copyOf(CLASSES.keySet());
  }

  /**
   * The suite of a benchmark.
   *
   * @param benchmark its class and method, with or without package, such as {@code
   *     TrainBenchmark.train}
   * @return one of {@link #ids}, or {@link #OTHER}
   */
  public static String of(String benchmark) {
    List<String> parts = new ArrayList<>(List.of(benchmark.split("[.]")));
    String type = parts.size() < 2 ? benchmark : parts.get(parts.size() - 2);
    return CLASSES.entrySet().stream()
        .filter(suite -> suite.getValue().contains(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(OTHER);
  }

  /** Place of a suite in lists; those that are unknown come last. */
  public static int rank(String suite) {
    int place = ids().indexOf(suite);
    return place < 0 ? CLASSES.size() : place;
  }
}
