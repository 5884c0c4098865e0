package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;

/** Every measured row that is kept lies below its bound, and every benchmark has one. */
class CommittedScoresTest {
  private static final Path RUNS = Path.of("..", "results", "reference", "jmh");

  @Test
  void everyBenchmarkIsCounted() {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    Set<String> benchmarks = new TreeSet<>();
    BenchmarkList.defaultList()
        .find(silent, List.of(".*"), List.of())
        .forEach(
            each -> {
              String[] words = each.getUsername().split("[.]");
              benchmarks.add(words[words.length - 2] + "." + words[words.length - 1]);
            });
    assertEquals(benchmarks, new TreeSet<>(WorkCounts.benchmarks()));
  }

  @Test
  void noScoreLiesAboveItsBound() throws IOException {
    Ceilings ceilings = Ceilings.read(RUNS.resolve(BenchFolder.CEILINGS));
    List<Path> files = files();
    assertFalse(files.isEmpty());
    List<String> doubts = new ArrayList<>();
    for (Path file : files) {
      for (BenchRow row : BenchRun.read(file).rows()) {
        Bound bound = Roofline.of(fastest(row), ceilings, DataFacts.MNIST).orElseThrow();
        assertTrue(bound.fraction() > 0, row.key());
        BoundColumns.doubt(row.key(), bound).ifPresent(doubts::add);
      }
    }
    assertEquals(List.of(), doubts);
  }

  /** Of runs on the machine that the ceilings are of: not those of a card. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(RUNS)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.endsWith(BenchFolder.CEILINGS))
          .sorted()
          .toList();
    }
  }

  /** The row with the best of its scores. */
  private static Scored fastest(BenchRow row) {
    List<Double> scores = row.scores().stream().flatMap(List::stream).toList();
    double best =
        scores.stream()
            .mapToDouble(Double::doubleValue)
            .reduce(row.isRate() ? Math::max : Math::min)
            .orElseThrow();
    Map<String, Double> counters = new HashMap<>();
    row.counters()
        .forEach(
            (name, counter) ->
                counters.put(
                    name,
                    counter.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(Double.NaN)));
    return new Scored(row.benchmark(), row.parameters(), row.unit(), best, counters);
  }
}
