package org.synapticcaching.suite.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.synapticcaching.suite.compare.Crossover.Found;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;

class BackendComparisonTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000);
  private static final Noise NOISE = new Noise(Noise.Kind.NORMAL, 0.01, 0.01);
  private static final Set<String> CARD = Set.of("cuda");
  private final SplittableRandom random = new SplittableRandom(1);

  private BenchRow row(String backend, int population, int hidden, double speed) {
    BenchRow row = NOISE.row("P.train", speed, 5, random);
    Map<String, String> parameters =
        Map.of(
            "backend", backend,
            "population", Integer.toString(population),
            "hidden", Integer.toString(hidden));
    return new BenchRow(
        "population", row.benchmark(), parameters, "thrpt", "ops/s", row.scores(), Map.of());
  }

  private static BenchRun run(List<BenchRow> rows) {
    return new BenchRun("run", Path.of("run"), Optional.empty(), rows);
  }

  /** Calls per second: of the processor 1000 / population, of the card 100 whatever it learns. */
  private List<BenchRow> rows() {
    List<BenchRow> rows = new ArrayList<>();
    for (int population : new int[] {1, 4, 64, 1024}) {
      rows.add(row("simd", population, 100, 1000.0 / population));
      rows.add(row("cuda", population, 100, 100));
      rows.add(row("ejml", population, 100, 10.0 / population));
    }
    return rows;
  }

  @Test
  void plantedCrossingOfTheCardIsFound() {
    BackendComparison comparison = BackendComparison.of(run(rows()), "simd", BOOTSTRAP);
    assertEquals(8, comparison.rows().size());
    BackendComparison.Crossing card =
        comparison.crossings().stream().filter(c -> c.backend().equals("cuda")).findFirst().get();
    assertEquals("population", card.size());
    assertEquals(Map.of("hidden", "100"), card.others());
    assertEquals(Found.CROSSES, card.crossover().found());
    assertEquals(10, card.crossover().from(), 0.5);
    String table = BackendTable.of(comparison, CARD);
    assertTrue(
        table.contains(
            "cuda over simd: from about population 10 on (interpolated between 4 and 64)"),
        table);
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void runWithoutACardSaysSoAndComparesWhatThereIs() {
    List<BenchRow> rows = rows().stream().filter(r -> !r.backend().equals("cuda")).toList();
    BackendComparison comparison = BackendComparison.of(run(rows), "simd", BOOTSTRAP);
    assertEquals(4, comparison.rows().size());
    comparison.rows().forEach(each -> assertEquals(0.01, each.ratio().value(), 0.001));
    String table = BackendTable.of(comparison, CARD);
    assertTrue(table.contains("rows of no card to compare with simd, only of ejml"), table);
  }

  @Test
  void tasksOfOneBackendAloneAreListed() {
    List<BenchRow> rows = new ArrayList<>(rows());
    rows.add(row("simd", 5000, 100, 1));
    rows.add(row("cuda", 1, 77, 1));
    BackendComparison comparison = BackendComparison.of(run(rows), "simd", BOOTSTRAP);
    assertEquals(2, comparison.alone().size());
    String table = BackendTable.of(comparison, CARD);
    assertTrue(table.contains("(backend=cuda, hidden=77, population=1)"), table);
  }

  @Test
  void fewForksAreToldOf() {
    List<BenchRow> rows = new ArrayList<>();
    for (BenchRow row : rows()) {
      rows.add(
          new BenchRow(
              row.suite(),
              row.benchmark(),
              row.parameters(),
              row.mode(),
              row.unit(),
              row.scores().subList(0, 3),
              Map.of()));
    }
    BackendComparison comparison = BackendComparison.of(run(rows), "simd", BOOTSTRAP);
    assertTrue(comparison.warnings().get(0).contains("12 of 12 rows have fewer than 4 forks"));
    String table = BackendTable.of(comparison, CARD);
    assertTrue(table.contains("All undecided for want of forks: it takes 4 of each"), table);
    assertTrue(table.contains("cuda over simd: undecided between population 1 and 1024"), table);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertTrue(refusal(rows(), "smid").contains("did you mean 'simd'?"));
    List<BenchRow> one = rows().stream().filter(r -> r.backend().equals("simd")).toList();
    assertTrue(refusal(one, "simd").contains("no row of two backends (simd)"));
    BenchRow none =
        new BenchRow("memory", "M.copy", Map.of(), "thrpt", "ops/s", one.get(0).scores(), Map.of());
    assertTrue(refusal(List.of(none), "").contains("run has no rows of any backend"));
  }

  private static String refusal(List<BenchRow> rows, String baseline) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> BackendComparison.of(run(rows), baseline, BOOTSTRAP))
        .getMessage();
  }
}
