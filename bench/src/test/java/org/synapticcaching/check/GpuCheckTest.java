package org.synapticcaching.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.check.part.CheckScale;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.check.result.StageResult;
import org.synapticcaching.check.result.StageStatus;
import org.synapticcaching.console.Progress;

/** Stages are run in their order, kept when they are finished, and do not stop one another. */
class GpuCheckTest {
  private static final PartResult GOOD =
      PartResult.good("fine", List.of(Finding.of("sanitizer", "6 of 6 runs")));

  @TempDir private Path folder;
  private final List<String> ran = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private boolean cancelled;

  private CheckStage stage(String id, StageWork work) {
    return new CheckStage(
        id,
        "",
        Duration.ofSeconds(1),
        context -> {
          ran.add(id);
          return work.run(context);
        });
  }

  private CheckReport run(String commit, boolean fresh, CheckStage... stages) throws IOException {
    ran.clear();
    lines.clear();
    notices.clear();
    CheckRequest request =
        new CheckRequest(
            List.of(stages).stream().map(CheckStage::id).toList(),
            fresh,
            CheckScale.CARD,
            CheckFolder.of(folder, "NVIDIA H200"),
            JavaProgram.ofThisJava(List.of(), GpuCheckTest.class),
            Optional.empty(),
            Map.of("the commit", commit),
            "gpu-check",
            "1");
    return new GpuCheck(
            request, List.of(stages), Progress.SILENT, lines::add, notices::add, () -> cancelled)
        .run();
  }

  private Path card() {
    return folder.resolve("nvidia-h200");
  }

  private static StageStatus status(CheckReport report, String stage) {
    return report.results().get(stage).status();
  }

  @Test
  void whatIsFinishedIsKeptAndWhatFailedRunsAgain() throws IOException {
    CheckStage good = stage("probe", context -> GOOD);
    CheckStage bad = stage("contract", context -> PartResult.bad("one test is wrong"));
    CheckStage last = stage("sanitizer", context -> GOOD);
    CheckReport first = run("a", false, good, bad, last);
    assertEquals(List.of("probe", "contract", "sanitizer"), ran);
    assertEquals(List.of("contract"), first.failed());
    assertTrue(lines.contains("    one test is wrong"), lines.toString());
    assertTrue(Files.readString(card().resolve("gpu-check.json")).contains("one test is wrong"));
    assertTrue(
        Files.readString(card().resolve("table.csv")).contains("no hazard\",none,6 of 6 runs,"),
        Files.readString(card().resolve("table.csv")));

    CheckReport second = run("a", false, good, stage("contract", context -> GOOD), last);
    assertEquals(List.of("contract"), ran);
    assertEquals(List.of(), second.failed());
    assertTrue(lines.get(0).startsWith("probe        kept"), lines.get(0));

    run("a", true, good, last);
    assertEquals(List.of("probe", "sanitizer"), ran);
  }

  @Test
  void underOtherCircumstancesNothingIsKept() throws IOException {
    CheckStage probe = stage("probe", context -> GOOD);
    CheckStage last = stage("sanitizer", context -> GOOD);
    run("a", false, probe, last);
    run("b", false, probe, last);
    assertEquals(List.of("probe", "sanitizer"), ran);
    assertEquals(
        List.of(
            "what was found before does not count (probe, sanitizer): the commit was a, now it is"
                + " b"),
        notices);
  }

  @Test
  void aDamagedResultDoesNotCount() throws IOException {
    CheckStage probe = stage("probe", context -> GOOD);
    run("a", false, probe);
    Files.writeString(card().resolve("stages/probe.json"), "{\"stage\":");
    run("a", false, probe);
    assertEquals(List.of("probe"), ran);
    assertTrue(notices.get(0).contains("probe.json: holds no result of a stage"), notices.get(0));
  }

  @Test
  void whatIsLackingIsNoFailure() throws IOException {
    CheckStage lacking =
        stage(
            "sanitizer",
            context -> {
              throw new StageNotRun("the tool was not found");
            });
    CheckReport report = run("a", false, lacking);
    assertEquals(List.of("sanitizer"), report.notRun());
    assertEquals(List.of(), report.failed());
    assertTrue(lines.get(0).endsWith("the tool was not found"), lines.get(0));
    assertTrue(report.table().contains("not run"), report.table());
    run("a", false, lacking);
    assertEquals(List.of("sanitizer"), ran);
  }

  @Test
  void aFaultOfOneStageIsNoFaultOfTheNext() throws IOException {
    CheckReport report =
        run(
            "a",
            false,
            stage(
                "contract",
                context -> {
                  throw new IOException("no space left");
                }),
            stage(
                "comparison",
                context -> {
                  throw new IllegalStateException("odd");
                }),
            stage("sanitizer", context -> GOOD));
    assertEquals(StageStatus.FAILED, status(report, "contract"));
    assertEquals(StageStatus.FAILED, status(report, "comparison"));
    assertEquals(StageStatus.PASSED, status(report, "sanitizer"));
  }

  @Test
  void withoutACardThatWorksNothingElseMakesSense() throws IOException {
    CheckReport report =
        run(
            "a",
            false,
            stage("probe", context -> PartResult.bad("CUDA error 700")),
            stage("sanitizer", context -> GOOD));
    assertEquals(List.of("probe"), ran);
    assertEquals(StageStatus.NOT_RUN, status(report, "sanitizer"));
  }

  @Test
  void anInterruptedStageIsNotFinished() throws IOException {
    CheckStage stopped =
        stage(
            "sanitizer",
            context -> {
              throw new StageStopped();
            });
    CheckReport report = run("a", false, stage("probe", context -> GOOD), stopped);
    assertTrue(report.interrupted());
    assertFalse(Files.exists(card().resolve("stages/sanitizer.json")));
    assertEquals(
        StageStatus.PASSED, StageResult.read(card().resolve("stages/probe.json")).status());
    run("a", false, stage("probe", context -> GOOD), stage("sanitizer", context -> GOOD));
    assertEquals(List.of("sanitizer"), ran);
  }

  @Test
  void whoStopsEarlyStopsBeforeTheNextStage() throws IOException {
    cancelled = true;
    assertTrue(run("a", false, stage("probe", context -> GOOD)).interrupted());
    assertEquals(List.of(), ran);
  }
}
