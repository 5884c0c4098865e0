package org.synapticcaching.check.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.roofline.Bound;
import org.synapticcaching.suite.compare.Interval;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.Counter;
import org.synapticcaching.suite.summary.SummaryRow;

/** What is expected of a card is found in rows of benchmarks, made here by hand. */
class BenchmarkFindingsTest {
  private static final double COPY = 4e12;

  private static SummaryRow row(
      String benchmark,
      String backend,
      Map<String, String> parameters,
      double score,
      Map<String, Double> counters,
      Optional<Bound> bound) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("backend", backend);
    Map<String, Counter> counted = new TreeMap<>();
    counters.forEach(
        (name, value) -> counted.put(name, new Counter("ops/s", List.of(List.of(value)))));
    BenchRow row =
        new BenchRow(
            "training", benchmark, all, "thrpt", "ops/s", List.of(List.of(score)), counted);
    return new SummaryRow(row, new Interval(score, score, score), bound);
  }

  private static SummaryRow population(String backend, int size, double presented) {
    return row(
        "PopulationBenchmark.train",
        backend,
        Map.of("population", Integer.toString(size), "threads", "16"),
        1,
        Map.of("presented", presented),
        Optional.empty());
  }

  private static Map<String, Finding> findings(SummaryRow... rows) {
    Map<String, Finding> found = new TreeMap<>();
    new BenchmarkFindings(List.of(rows), "cuda", "simd", COPY)
        .all()
        .forEach(each -> found.put(each.id(), each));
    return found;
  }

  @Test
  void theFastestPopulationThatFillsACardCounts() {
    Map<String, Finding> found =
        findings(
            population("cuda", 64, 9e7),
            population("cuda", 512, 3e7),
            population("cuda", 1024, 4e7),
            population("cublas", 1024, 9e7),
            population("simd", 512, 4e6),
            population("simd", 1024, 5e6));
    assertEquals(4e7, found.get("population").value());
    assertEquals("40.0 M presentations/s", found.get("population").measured());
    assertEquals(8, found.get("population.ratio").value());
    assertEquals("8.0 times 5.0 M/s on 16 cores", found.get("population.ratio").measured());
  }

  /** Whatever bounds it, the share is that of a copy. */
  @Test
  void largeNetworksAreComparedWithACopy() {
    Bound multiplies =
        new Bound("card FMA float32", 5e13, "flop/s", 1e12, 0.02, 4e6, 1.6e7, "presentation", 1e12);
    SummaryRow large =
        row(
            "TrainBenchmark.train",
            "cuda",
            Map.of("hidden", "10000", "policy", "local-local", "stage", "fresh"),
            150_000,
            Map.of(),
            Optional.of(multiplies));
    Finding found = findings(large).get("large.10000");
    assertEquals(60, found.value(), 1e-9);
    assertTrue(found.measured().startsWith("60 % "), found.measured());
    assertTrue(found.bound().contains("card FMA float32"), found.bound());
  }

  @Test
  void perceptronsOfEachPolicyCountTheirUpdates() {
    SummaryRow sweep =
        row(
            "PerceptronSweepBenchmark.learnAll",
            "cuda",
            Map.of("population", "1024", "policy", "local-global", "load", "1.9"),
            2,
            Map.of("updates", 6e7),
            Optional.empty());
    assertEquals(6e7, findings(sweep).get("perceptrons.local-global").value());
  }

  @Test
  void rowsThatLackSomethingAreNoFindings() {
    SummaryRow failed =
        row(
            "PopulationBenchmark.train",
            "cuda",
            Map.of("population", "1024", "threads", "16"),
            1,
            Map.of(),
            Optional.empty());
    assertEquals(Map.of(), findings());
    assertEquals(Map.of(), findings(failed));
  }
}
