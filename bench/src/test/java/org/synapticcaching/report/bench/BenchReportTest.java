package org.synapticcaching.report.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.machine.Machine;
import org.synapticcaching.report.Block;
import org.synapticcaching.report.KeyNumber;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.report.Section;
import org.synapticcaching.report.Table;
import org.synapticcaching.suite.result.BenchFolder;
import org.synapticcaching.suite.result.Environment;

class BenchReportTest {
  private static final Path KEPT = Path.of("..", "results", "reference", "jmh");

  @TempDir private Path results;

  /** A run of kernels that was begun at some hour. */
  private Path run(String name, int hour) throws IOException {
    Path folder = Files.createDirectories(results.resolve("bench").resolve(name));
    Files.copy(KEPT.resolve("kernels.json"), folder.resolve(BenchFolder.RESULTS));
    Files.copy(KEPT.resolve(BenchFolder.CEILINGS), folder.resolve(BenchFolder.CEILINGS));
    environment(name, hour).write(folder.resolve(BenchFolder.ENVIRONMENT));
    return folder;
  }

  private static Environment environment(String name, int hour) {
    return new Environment(
        name,
        "bench kernels",
        "2026-01-31T%02d:00:00Z".formatted(hour),
        60,
        "0.1.0",
        Optional.empty(),
        Machine.here(),
        List.of(),
        0.1,
        true,
        1,
        List.of("kernels"),
        List.of(),
        Optional.empty(),
        "digits",
        Map.of("cpu", "none: no powercap; ask for it"),
        Map.of(),
        true);
  }

  private Section section(BenchReport report, String id) {
    return report.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + report.sections()));
  }

  private static String text(Section section) {
    return section.blocks().toString();
  }

  private static List<Table> tables(Section section) {
    return section.blocks().stream()
        .filter(Block.OfTable.class::isInstance)
        .map(block -> ((Block.OfTable) block).table())
        .toList();
  }

  @Test
  void theNewestRunIsShownAndComparedWithTheOneBefore() throws IOException {
    run("a-newest", 9);
    run("b-older", 8);
    run("c-oldest", 7);
    BenchReport report = BenchReport.of(results, new ResultFolders());
    assertTrue(section(report, "benchmarks").title().contains("a-newest"));
    assertEquals(32, tables(section(report, "benchmarks")).get(0).rows().size());
    Section comparison = section(report, "comparison");
    Table rows = tables(comparison).get(0);
    assertEquals("a-newest against b-older", rows.caption());
    assertEquals(32, rows.rows().size());
    assertTrue(rows.rows().stream().allMatch(row -> row.get(6).equals("1")), rows.toString());
    assertTrue(text(comparison).contains("one is a copy"), text(comparison));
    assertTrue(text(comparison).contains("undecided: 32 rows"), text(comparison));
  }

  @Test
  void withoutACardNothingIsSaidOfOne() throws IOException {
    run("only", 9);
    BenchReport report = BenchReport.of(results, new ResultFolders());
    Section backends = section(report, "backends");
    assertTrue(text(backends).contains("No card was measured"), text(backends));
    Table table = tables(backends).get(0);
    assertEquals(16, table.rows().size());
    assertTrue(table.rows().stream().allMatch(row -> row.get(2).equals("ejml")), table.toString());
    KeyNumber number =
        report.numbers().stream()
            .filter(each -> each.label().equals("CPU against GPU"))
            .findFirst()
            .orElseThrow();
    assertEquals("no card measured", number.value());
  }

  @Test
  void whyNoJouleWasMeasuredIsTold() throws IOException {
    run("only", 9);
    Section joules = section(BenchReport.of(results, new ResultFolders()), "joules");
    assertEquals(List.of(), tables(joules));
    assertTrue(text(joules).contains("cpu: none: no powercap; ask for it"), text(joules));
  }

  @Test
  void summariesPutRowsUnderTheRoofsOfTheirMachine() throws IOException {
    Path folder = run("only", 9);
    Files.writeString(
        folder.resolve(BenchFolder.SUMMARY),
        """
        suite,benchmark,backend,param.hidden,mode,unit,score.median,score.low,score.high,\
        bound,bound.value,bound.unit,achieved,bound.fraction,operations,bytes
        kernels,ForwardBenchmark.forward,simd,100,avgt,us/op,2,1.9,2.1,"L2 bandwidth, one thread",\
        3e11,B/s,6e10,0.2,60000,120000
        """);
    Section speed = section(BenchReport.of(results, new ResultFolders()), "benchmarks");
    Block.Plots plots =
        speed.blocks().stream()
            .filter(Block.Plots.class::isInstance)
            .map(Block.Plots.class::cast)
            .findFirst()
            .orElseThrow();
    var marker =
        plots.plots().get(0).series().stream()
            .filter(series -> series.name().equals("ForwardBenchmark.forward"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(0.5), marker.x());
    assertEquals(List.of(3e10), marker.y());
    assertEquals("20 %", tables(speed).get(0).rows().get(0).get(6));
  }

  @Test
  void whatIsBrokenIsToldInItsPlace() throws IOException {
    Path folder = run("broken", 9);
    Files.writeString(folder.resolve(BenchFolder.CEILINGS), "{\"format\" : 99}");
    Path other = run("other", 8);
    Files.writeString(other.resolve(BenchFolder.ENVIRONMENT), "{\"format\" : 99}");
    BenchReport report = BenchReport.of(results, new ResultFolders());
    assertTrue(text(section(report, "benchmarks")).contains("ceilings of format 1"));
    assertTrue(text(section(report, "bench-problems")).contains("format 99"));
  }

  @Test
  void keptFilesAreUnderRoofsToo() throws IOException {
    BenchReport report = BenchReport.of(KEPT.getParent().getParent(), new ResultFolders());
    Section kept = section(report, "jmh");
    assertTrue(kept.blocks().stream().anyMatch(Block.Plots.class::isInstance), text(kept));
    assertTrue(kept.blocks().stream().noneMatch(Block.Problem.class::isInstance), text(kept));
  }
}
