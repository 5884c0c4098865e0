package org.synapticcaching.report.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.ReferenceResults;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.report.Table;
import org.synapticcaching.suite.result.BenchRun;

class BenchRunsTest {
  @TempDir private Path results;

  @Test
  void keptFilesOfJmhAreReadAsWhatTheyAre() throws IOException {
    BenchRuns found = BenchRuns.in(ReferenceResults.in(results), new ResultFolders());
    assertEquals(List.of(), found.problems());
    assertTrue(found.files().size() >= 5, found.files().toString());
    BenchRun train =
        found.files().stream().filter(run -> run.name().equals("train")).findFirst().orElseThrow();
    Table table = ScoreTables.of(train);
    assertEquals(train.rows().size(), table.rows().size());
    assertTrue(
        table
            .rows()
            .contains(
                List.of(
                    "TrainBenchmark.train",
                    "hidden=100, policy=none",
                    "simd",
                    "545 000",
                    "ops/s",
                    "1")),
        table.rows().toString());
  }

  @Test
  void brokenRunsAreToldAndTheOthersKept() throws IOException {
    Path bench = Files.createDirectories(results.resolve("bench"));
    Files.createDirectories(bench.resolve("empty"));
    Path half = Files.createDirectories(bench.resolve("half"));
    Files.writeString(half.resolve("jmh.json"), "[{\"benchmark\" : \"x");
    Path good = Files.createDirectories(bench.resolve("good"));
    Files.copy(ReferenceResults.REFERENCE.resolve("jmh/kernels.json"), good.resolve("jmh.json"));
    BenchRuns found = BenchRuns.in(results, new ResultFolders());
    assertEquals(List.of("good"), found.runs().stream().map(BenchRun::name).toList());
    assertEquals(2, found.problems().size(), found.problems().toString());
    assertEquals(List.of(), BenchRuns.summary(found.runs().get(0)));
  }

  @Test
  void referenceRunsStandInForOwnOnes() throws IOException {
    BenchRuns kept = BenchRuns.in(ReferenceResults.REFERENCE, new ResultFolders());
    assertTrue(kept.areReferences());
    assertTrue(kept.newest().isPresent());
    assertEquals(Optional.empty(), kept.previous());
    Path own = Files.createDirectories(results.resolve("bench").resolve("own"));
    Path reference = Files.createDirectories(results.resolve("reference/bench/kept"));
    for (Path folder : List.of(own, reference)) {
      Files.copy(
          ReferenceResults.REFERENCE.resolve("jmh/kernels.json"), folder.resolve("jmh.json"));
    }
    assertEquals("own", BenchRuns.in(results, new ResultFolders()).newest().orElseThrow().name());
    Files.delete(own.resolve("jmh.json"));
    Files.delete(own);
    assertEquals("kept", BenchRuns.in(results, new ResultFolders()).newest().orElseThrow().name());
  }

  @Test
  void nothingIsFoundInAFolderWithoutRuns() throws IOException {
    assertEquals(
        new BenchRuns(List.of(), List.of(), List.of(), List.of()),
        BenchRuns.in(results, new ResultFolders()));
  }

  @Test
  void aSummaryBecomesATableWithBoundsAndEnergyInUnits() throws IOException {
    Path csv = results.resolve("summary.csv");
    Files.writeString(
        csv,
        """
        suite,benchmark,backend,param.hidden,param.policy,mode,unit,score.median,score.low,score.high,\
        bound,bound.fraction,energy.total.weight-change,joules.cpu.per-presentation,joules.meter
        training,TrainBenchmark.train,simd,100,none,thrpt,ops/s,515000,510000,nan,\
        "L2 bandwidth, one thread",0.4567,1.25,0.0002,rapl
        training,TrainBenchmark.train,ejml,1000,none,thrpt,ops/s,6200,6100,6300,,,1.25,,
        """);
    List<SummaryLine> lines = SummaryLine.read(csv);
    Table table = ScoreTables.of(lines).get(0);
    assertEquals("training", table.caption());
    assertEquals(
        List.of(
            "TrainBenchmark.train",
            "hidden=100, policy=none",
            "simd",
            "515 000",
            "ops/s",
            "L2 bandwidth, one thread",
            "45.7 %",
            "1.25",
            "0.000200",
            "rapl"),
        table.rows().get(0));
    assertEquals("6 200 (6 100 to 6 300)", table.rows().get(1).get(3));

    LearnedNetworks learned = LearnedNetworks.in(ReferenceResults.in(results));
    double presentations = learned.of(lines.get(0)).orElseThrow();
    assertTrue(presentations > 10_000 && presentations < 60_000, "" + presentations);
    assertTrue(learned.of(lines.get(1)).isEmpty());
    List<String> joules = new JouleTable(lines, learned).table().rows().get(0);
    assertEquals("processor", joules.get(3));
    assertEquals("0.000160", joules.get(6));
    assertEquals(Digits.of(0.0002 * presentations), joules.get(8));
  }
}
