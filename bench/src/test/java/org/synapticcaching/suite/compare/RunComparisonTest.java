package org.synapticcaching.suite.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;
import org.synapticcaching.suite.result.Environments;

class RunComparisonTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000);
  private static final Noise NOISE = new Noise(Noise.Kind.NORMAL, 0.01, 0.01);

  private static BenchRun run(String name, BenchRow... rows) {
    return new BenchRun(name, Path.of(name), Optional.empty(), List.of(rows));
  }

  private static BenchRun on(String name, Environment environment, BenchRow... rows) {
    return new BenchRun(name, Path.of(name), Optional.of(environment), List.of(rows));
  }

  private static BenchRow row(String name, double speed, int forks, long seed) {
    return NOISE.row(name, speed, forks, new SplittableRandom(seed));
  }

  private static BenchRow as(BenchRow row, String mode, String unit, Map<String, String> params) {
    return new BenchRow(
        row.suite(), row.benchmark(), params, mode, unit, row.scores(), Map.of(), row.setting());
  }

  @Test
  void ratesAndTimesBothHaveFasterAboveOne() {
    BenchRow slow = row("B.a", 100, 5, 1);
    BenchRow fast = row("B.a", 200, 5, 2);
    RunComparison rates = RunComparison.of(run("A", slow), run("B", fast), BOOTSTRAP);
    assertEquals(Verdict.FASTER, rates.rows().get(0).verdict());
    assertEquals(2, rates.rows().get(0).ratio().value(), 0.05);
    RunComparison times =
        RunComparison.of(
            run("A", as(slow, "avgt", "s/op", Map.of())),
            run("B", as(fast, "avgt", "s/op", Map.of())),
            BOOTSTRAP);
    assertEquals(Verdict.SLOWER, times.rows().get(0).verdict());
    assertEquals(0.5, times.rows().get(0).ratio().value(), 0.02);
    assertEquals(1, times.count(Verdict.SLOWER));
  }

  @Test
  void copyIsTheSameAndIsCalledACopy() {
    BenchRow[] rows = {row("B.a", 1, 5, 1), row("B.b", 7, 5, 2)};
    RunComparison copy = RunComparison.of(run("A", rows), run("B", rows), BOOTSTRAP);
    assertEquals(2, copy.count(Verdict.SAME));
    copy.rows().forEach(each -> assertEquals(new Interval(1, 1, 1), each.ratio()));
    assertEquals(new Interval(1, 1, 1), copy.means().get(0).ratio());
    assertTrue(copy.warnings().get(0).contains("one is a copy"), copy.warnings().toString());
  }

  @Test
  void littleSpreadIsTheSameAndMuchIsUndecided() {
    Noise quiet = new Noise(Noise.Kind.NORMAL, 0.002, 0.002);
    Noise loud = new Noise(Noise.Kind.NORMAL, 0.2, 0.1);
    SplittableRandom random = new SplittableRandom(1);
    RunComparison comparison =
        RunComparison.of(
            run("A", quiet.row("B.a", 1, 5, random), loud.row("B.b", 1, 5, random)),
            run("B", quiet.row("B.a", 1, 5, random), loud.row("B.b", 0.8, 5, random)),
            BOOTSTRAP);
    assertEquals(Verdict.SAME, comparison.rows().get(0).verdict());
    assertEquals(Verdict.UNDECIDED, comparison.rows().get(1).verdict());
    String table = ComparisonTable.of(comparison, "B", false);
    assertTrue(table.contains("undecided "), table);
    assertTrue(table.contains("B.b, ops/s"), table);
    assertFalse(table.contains("B.a, ops/s"), table);
    assertTrue(table.contains("1 other row of which none can have changed"), table);
    assertTrue(ComparisonTable.of(comparison, "B", true).contains("B.a, ops/s"));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void fewForksDecideNothingHoweverLargeTheDifference(int forks) {
    RunComparison comparison =
        RunComparison.of(
            run("A", row("B.a", 1, forks, 1)), run("B", row("B.a", 9, forks, 2)), BOOTSTRAP);
    assertEquals(Verdict.UNDECIDED, comparison.rows().get(0).verdict());
    assertEquals(forks > 1, comparison.rows().get(0).ratio().isKnown());
    String table = ComparisonTable.of(comparison, "B", false);
    assertTrue(table.contains("All undecided for want of forks: it takes 4 of each"), table);
    assertTrue(table.contains("8.9") || table.contains("9.0"), table);
    assertTrue(comparison.warnings().get(0).contains("1 of 1 rows have fewer than 4 forks"));
  }

  /** An interval of 8 % to each side is four times as wide as 2 %: 16 times the forks. */
  @ParameterizedTest
  @CsvSource({
    "0.08, an undecided row takes about 80 forks (median of 1)",
    "0.04, about 20 forks",
    "1, 'takes a quieter machine, or 12500 forks'"
  })
  void moreForksAreAdvised(double half, String words) {
    BenchRow row = row("B.a", 1, 5, 1);
    Interval ratio = new Interval(Math.exp(-half), 1, Math.exp(half));
    TableText text = new TableText();
    text.addWantOfForks(List.of(new RowComparison(row, row, ratio, 0.5, 0.5, Verdict.UNDECIDED)));
    assertTrue(text.toString().contains(words), text.toString());
  }

  @Test
  void rowsOfOneRunOnlyAreListed() {
    BenchRow both = row("B.both", 1, 5, 1);
    RunComparison comparison =
        RunComparison.of(
            run("A", row("B.old", 1, 5, 1), both),
            run("B", both, row("B.new", 1, 5, 1)),
            BOOTSTRAP);
    String table = ComparisonTable.of(comparison, "B", false);
    assertTrue(table.contains("only in A:") && table.contains("  B.old (backend=simd)"), table);
    assertTrue(table.contains("only in B:") && table.contains("  B.new (backend=simd)"), table);
  }

  private static String refusal(BenchRun one, BenchRun other) {
    String line =
        assertThrows(IllegalArgumentException.class, () -> RunComparison.of(one, other, BOOTSTRAP))
            .getMessage();
    assertEquals(1, line.lines().count());
    return line;
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    BenchRow row = row("B.a", 1, 5, 1);
    Map<String, String> same = row.parameters();
    String modes = refusal(run("A", row), run("B", as(row, "avgt", "s/op", same)));
    assertEquals("B.a (backend=simd) has mode thrpt in A and avgt in B; measure both alike", modes);
    String units = refusal(run("A", row), run("B", as(row, "thrpt", "ops/ms", same)));
    assertTrue(units.contains("unit ops/s in A and ops/ms in B"), units);
    String names = refusal(run("A", row), run("B", as(row, "thrpt", "ops/s", Map.of("n", "1"))));
    assertTrue(names.contains("B.a has the parameters [backend] in A, but [n] in B"), names);
    String nothing = refusal(run("A", row), run("B", row("B.b", 1, 5, 1)));
    assertTrue(nothing.contains("A and B have no row in common, such as B.a"), nothing);
  }

  @Test
  void differencesOfMachinesAreWarnedOf() {
    BenchRow row = row("B.a", 1, 5, 1);
    BenchRow again = row("B.a", 1, 5, 2);
    Environment.Card card = new Environment.Card("A card", "550", "12.4", "12.4", 1L << 36);
    List<String> warnings =
        RunComparison.of(
                on("A", Environments.PLAIN, row),
                on("B", Environments.of("Another", 256, Optional.of(card), true), again),
                BOOTSTRAP)
            .warnings();
    assertEquals(
        List.of(
            "card differs: none in A, A card in B",
            "driver of the card differs: none in A, 550 in B",
            "processor differs: A processor in A, Another in B",
            "bits of vectors differs: 512 in A, 256 in B",
            "quick differs: false in A, true in B"),
        warnings);
    assertEquals(
        List.of(),
        RunComparison.of(
                on("A", Environments.PLAIN, row), on("B", Environments.PLAIN, again), BOOTSTRAP)
            .warnings());
  }

  @Test
  void whatAllRowsShareIsRatherTheMachine() {
    List<BenchRow> before = new ArrayList<>();
    List<BenchRow> allSlower = new ArrayList<>();
    List<BenchRow> oneSlower = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      before.add(row("B.row" + i, 1, 5, i));
      allSlower.add(row("B.row" + i, 0.9, 5, 10 + i));
      oneSlower.add(row("B.row" + i, i == 0 ? 0.5 : 1, 5, 20 + i));
    }
    BenchRun baseline = run("A", before.toArray(BenchRow[]::new));
    List<String> warnings =
        RunComparison.of(baseline, run("B", allSlower.toArray(BenchRow[]::new)), BOOTSTRAP)
            .warnings();
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("10 of 10 rows of B are slower, by a factor of 0."));
    assertEquals(
        List.of(),
        RunComparison.of(baseline, run("B", oneSlower.toArray(BenchRow[]::new)), BOOTSTRAP)
            .warnings());
  }

  @Test
  void tableOfManyLongRowsFitsAHundredColumns() {
    List<BenchRow> one = new ArrayList<>();
    List<BenchRow> other = new ArrayList<>();
    for (String policy : List.of("none", "local-neuron")) {
      for (String hidden : List.of("100", "10000")) {
        Map<String, String> parameters =
            Map.of("backend", "cublas", "hidden", hidden, "policy", policy);
        one.add(as(row("TrainBenchmark.train", 123_456, 5, 1), "thrpt", "ops/s", parameters));
        other.add(as(row("TrainBenchmark.train", 12_345, 5, 2), "thrpt", "ops/s", parameters));
      }
    }
    RunComparison comparison =
        RunComparison.of(
            run("A", one.toArray(BenchRow[]::new)),
            run("B", other.toArray(BenchRow[]::new)),
            BOOTSTRAP);
    String table = ComparisonTable.of(comparison, "B", true);
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    assertTrue(table.contains("4 rows: 4 slower, 0 faster, 0 same, 0 undecided"), table);
  }

  @Test
  void csvHasALineForEveryRow() throws IOException {
    BenchRow both = row("B.both", 2, 5, 1);
    RunComparison comparison =
        RunComparison.of(
            run("A", both, row("B.old", 1, 1, 1)), run("B", row("B.both", 1, 1, 3)), BOOTSTRAP);
    List<String> lines =
        new String(ComparisonCsv.of(List.of(comparison)), StandardCharsets.UTF_8).lines().toList();
    assertEquals(3, lines.size());
    assertEquals(
        "baseline,run,suite,benchmark,backend,mode,unit,baseline.forks,forks,baseline.median,"
            + "median,ratio,ratio.low,ratio.high,p,p.adjusted,verdict",
        lines.get(0));
    assertTrue(lines.get(1).startsWith("A,B,kernels,B.both,simd,thrpt,ops/s,5,1,"), lines.get(1));
    assertTrue(lines.get(1).endsWith(",nan,nan,nan,nan,undecided"), lines.get(1));
    assertEquals("A,B,kernels,B.old,simd,thrpt,ops/s,,,,,,,,,,only-in-baseline", lines.get(2));
    lines.forEach(line -> assertEquals(17, line.split(",", -1).length, line));
  }

  @Test
  void plotShowsEveryRow() throws IOException {
    RunComparison comparison =
        RunComparison.of(
            run("A", row("B.a", 1, 5, 1), row("B.b", 1, 5, 3)),
            run("B", row("B.a", 0.5, 5, 2), row("B.b", 1, 5, 4)),
            BOOTSTRAP);
    List<String> labels = new ArrayList<>();
    ComparisonPlot.of(List.of(comparison)).lines().forEach(line -> labels.add(line.label()));
    assertEquals(List.of("B.a, ops/s", "simd", "B.b, ops/s", "simd"), labels);
  }
}
