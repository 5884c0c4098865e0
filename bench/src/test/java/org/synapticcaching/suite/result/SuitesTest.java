package org.synapticcaching.suite.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class SuitesTest {
  private static Set<String> benchmarks() {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
        .map(BenchmarkListEntry::getUsername)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyBenchmarkBelongsToASuiteAndEverySuiteHasOne() {
    Set<String> used = new TreeSet<>();
    for (String benchmark : benchmarks()) {
      assertFalse(Suites.of(benchmark).equals(Suites.OTHER), benchmark);
      used.add(Suites.of(benchmark));
    }
    assertEquals(new TreeSet<>(Suites.ids()), used);
  }

  @Test
  void packageDoesNotMatter() {
    assertEquals("training", Suites.of("org.synapticcaching.jmh.TrainBenchmark.train"));
    assertEquals("training", Suites.of("TrainBenchmark.train"));
    assertEquals(Suites.OTHER, Suites.of("train"));
  }
}
