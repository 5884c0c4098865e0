package org.synapticcaching.check;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.check.result.StageResult;
import org.synapticcaching.check.result.StageStatus;
import org.synapticcaching.console.Durations;
import org.synapticcaching.console.Progress;
import org.synapticcaching.file.FileTrouble;

/** Runs the stages of a check that are not finished yet. */
public final class GpuCheck {
  private static final double NANO = 1e-9;
  private static final int TOLD_PROBLEMS = 5;

  /** A running stage is never told to be at its end. */
  private static final double ALMOST = 0.97;

  private final CheckRequest request;
  private final List<CheckStage> stages;
  private final Progress progress;
  private final Consumer<String> lines;
  private final Consumer<String> notice;
  private final BooleanSupplier cancelled;

  /**
   * A check with all stages.
   *
   * @param request what is to be checked
   * @param progress shows the user how far it is, in stages
   * @param lines receives what is told of each stage, when it ends
   * @param notice receives single lines beside that
   * @param cancelled whether to stop early
   */
  public GpuCheck(
      CheckRequest request,
      Progress progress,
      Consumer<String> lines,
      Consumer<String> notice,
      BooleanSupplier cancelled) {
    this(request, CheckStages.all(), progress, lines, notice, cancelled);
  }

  GpuCheck(
      CheckRequest request,
      List<CheckStage> stages,
      Progress progress,
      Consumer<String> lines,
      Consumer<String> notice,
      BooleanSupplier cancelled) {
    this.request = request;
    this.stages = stages;
    this.progress = progress;
    this.lines = lines;
    this.notice = notice;
    this.cancelled = cancelled;
  }

  /**
   * Runs.
   *
   * @throws IOException when something is in the way of the files
   */
  public CheckReport run() throws IOException {
    request.folder().prepare();
    List<CheckStage> chosen =
        stages.stream().filter(each -> request.stages().contains(each.id())).toList();
    Map<String, StageResult> kept = kept();
    List<CheckStage> missing =
        chosen.stream().filter(stage -> !isFinished(kept.get(stage.id()))).toList();
    Clock clock = new Clock(missing);
    Map<String, StageResult> results = new LinkedHashMap<>(kept);
    boolean interrupted = false;
    for (CheckStage stage : chosen) {
      if (!missing.contains(stage)) {
        tell(results.get(stage.id()), "kept");
        continue;
      }
      try {
        StageResult result = run(stage, results, clock);
        result.write(request.folder().result(stage.id()));
        results.put(stage.id(), result);
        clock.finished(stage);
        tell(result, result.status().words());
      } catch (StageStopped stop) {
        interrupted = true;
        break;
      }
    }
    CheckReport report =
        new CheckReport(
            request, ordered(results), chosen.stream().map(CheckStage::id).toList(), interrupted);
    report.write();
    return report;
  }

  /** What became of stages before, where it is of the same card, machine and program. */
  private Map<String, StageResult> kept() {
    Map<String, StageResult> kept = new LinkedHashMap<>();
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (CheckStage stage : stages) {
      if (request.fresh() && request.stages().contains(stage.id())) {
        continue;
      }
      try {
        Optional<StageResult> before = request.folder().before(stage.id());
        Optional<String> other = before.flatMap(each -> each.otherThan(request.circumstances()));
        other.ifPresentOrElse(
            why -> others.computeIfAbsent(why, any -> new ArrayList<>()).add(stage.id()),
            () -> before.ifPresent(result -> kept.put(stage.id(), result)));
      } catch (IOException damaged) {
        String why = request.folder().result(stage.id()) + ": " + FileTrouble.words(damaged);
        others.computeIfAbsent(why, any -> new ArrayList<>()).add(stage.id());
      }
    }
    others.forEach(
        (why, ids) ->
            notice.accept(
                "what was found before does not count (%s): %s"
                    .formatted(String.join(", ", ids), why)));
    return kept;
  }

  private static boolean isFinished(StageResult before) {
    return before != null && before.status() == StageStatus.PASSED;
  }

  private StageResult run(CheckStage stage, Map<String, StageResult> results, Clock clock)
      throws StageStopped {
    long start = System.nanoTime();
    StageResult probe = results.get(CheckStages.PROBE);
    if (probe != null && probe.status() == StageStatus.FAILED) {
      return result(stage, StageStatus.NOT_RUN, start, PartResult.good(noSense(), List.of()));
    }
    StageContext context =
        new StageContext(
            request.scale(),
            request.folder(),
            request.program(),
            request.contract(),
            request.command(),
            request.version(),
            request.fresh(),
            start + stage.atMost().toNanos(),
            cancelled,
            () -> clock.show(stage, start));
    clock.show(stage, start);
    if (cancelled.getAsBoolean()) {
      throw new StageStopped();
    }
    try {
      PartResult found = stage.work().run(context);
      StageStatus status = found.problems().isEmpty() ? StageStatus.PASSED : StageStatus.FAILED;
      return result(stage, status, start, found);
    } catch (StageNotRun missing) {
      return result(
          stage, StageStatus.NOT_RUN, start, PartResult.good(missing.getMessage(), List.of()));
    } catch (RuntimeException fault) {
      return result(
          stage, StageStatus.FAILED, start, PartResult.bad("a fault of this program: " + fault));
    } catch (IOException problem) {
      return result(stage, StageStatus.FAILED, start, PartResult.bad(FileTrouble.words(problem)));
    }
  }

  private static String noSense() {
    return "makes no sense as long as the stage '%s' fails".formatted(CheckStages.PROBE);
  }

  private StageResult result(CheckStage stage, StageStatus status, long start, PartResult found) {
    return new StageResult(
        stage.id(),
        status,
        found.line(),
        Math.round(10 * NANO * (System.nanoTime() - start)) / 10.0,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        found.findings(),
        found.problems(),
        request.circumstances());
  }

  private void tell(StageResult result, String status) {
    List<String> told = new ArrayList<>();
    Duration took = Duration.ofSeconds(Math.round(result.seconds()));
    String time = result.status() == StageStatus.NOT_RUN ? "" : Durations.words(took);
    told.add(
        "%-12s %-8s%-8s %s".formatted(result.stage(), status, time, result.line()).stripTrailing());
    result.problems().stream().limit(TOLD_PROBLEMS).forEach(each -> told.add("    " + each));
    int more = result.problems().size() - TOLD_PROBLEMS;
    if (more > 0) {
      told.add("    and %s more, in %s".formatted(more, request.folder().result(result.stage())));
    }
    progress.between(() -> told.forEach(lines));
  }

  private Map<String, StageResult> ordered(Map<String, StageResult> results) {
    Map<String, StageResult> ordered = new LinkedHashMap<>();
    for (CheckStage stage : stages) {
      Optional.ofNullable(results.get(stage.id()))
          .ifPresent(result -> ordered.put(stage.id(), result));
    }
    return ordered;
  }

  /** How far all that is missing is, by the times that are expected. */
  private final class Clock {
    private final int all;
    private double left;
    private double done;
    private int finished;

    Clock(List<CheckStage> missing) {
      this.all = missing.size();
      this.left = missing.stream().mapToDouble(Clock::seconds).sum();
    }

    private static double seconds(CheckStage stage) {
      return stage.expected().toMillis() * 1e-3;
    }

    void finished(CheckStage stage) {
      left -= seconds(stage);
      done += seconds(stage);
      finished++;
      progress.update(done / (done + left), finished, all);
    }

    void show(CheckStage stage, long start) {
      double part = Math.min(ALMOST, NANO * (System.nanoTime() - start) / seconds(stage));
      progress.update((done + part * seconds(stage)) / (done + left), finished, all, stage.id());
    }
  }
}
