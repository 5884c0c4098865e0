package org.synapticcaching.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.run.AutomaticBackend;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointRunner;
import org.synapticcaching.figure.run.SavedPoints;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.machine.GitCommit;
import org.synapticcaching.machine.Machine;
import org.synapticcaching.model.Require;

/**
 * Makes figures: computes what is missing, judges the claims, draws and writes.
 *
 * @param common what all figures are computed with
 * @param threads at least 1; results do not depend on it
 * @param out directory that gets one folder per figure
 * @param fresh whether to ignore saved runs
 * @param progress shows the user how far a figure is
 * @param notice receives single lines for the user
 * @param cancelled whether to stop; checked while computing, and finished runs stay saved
 */
public record FigureRunner(
    FigureEnvironment common,
    int threads,
    Path out,
    boolean fresh,
    Progress.Factory progress,
    Consumer<String> notice,
    BooleanSupplier cancelled) {

  public FigureRunner {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
  }

  /**
   * Makes one figure.
   *
   * @return what became of it; incomplete when it was interrupted, and nothing is drawn then
   * @throws IOException when something is in the way of its files, or a finished run cannot be
   *     saved
   * @throws IllegalStateException when a run fails, naming it
   */
  public FigureReport run(Figure figure, FigureOptions options) throws IOException {
    Instant start = Instant.now();
    FigureCard card = figure.card();
    Path directory = out.resolve(card.id());
    ExperimentPlan plan = figure.plan(options);
    List<Point> points = chosen(plan, options);
    FigureEnvironment environment =
        AutomaticBackend.of(common.forFigure(card), card, points, threads, notice);
    List<String> notes = notes(plan, points.size());
    OutputFolder.prepare(directory);
    FigureFiles files = new FigureFiles(directory);
    files.requireWritable();
    PointRunner.Outcome outcome = compute(environment, card, points, directory);
    List<Judgement> judgements = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    if (outcome.complete()) {
      boolean substitute = environment.substitutesImages(card);
      for (Claim claim : plan.claims()) {
        judgements.add(claim.judge(outcome.rows(), options.scale(), substitute));
      }
      files.data(card.id(), outcome.rows());
      files.claims(card, options.scale(), dataName(environment), judgements);
      files.run(describe(environment, card, plan, options, outcome, start, notes));
      draw(files, plan, outcome.rows(), warnings);
    }
    return new FigureReport(
        card,
        options.scale(),
        conditions(environment),
        outcome.points(),
        outcome.finished(),
        outcome.reused(),
        judgements,
        ReferenceRun.of(card.id()),
        notes,
        warnings,
        files.written(),
        Duration.between(start, Instant.now()));
  }

  /**
   * The points that a user wants of a figure.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static List<Point> chosen(ExperimentPlan plan, FigureOptions options) {
    List<Point> points =
        plan.points().stream().filter(point -> !options.skips(point.key())).toList();
    Require.that(
        !points.isEmpty(),
        "--skip %s: every run of the figure is to be skipped; none is left",
        options.skip().map(Pattern::pattern).orElse(""));
    return points;
  }

  private static List<String> notes(ExperimentPlan plan, int chosen) {
    List<String> notes = new ArrayList<>(plan.notes());
    int all = plan.points().size();
    if (chosen < all) {
      notes.add(
          (all - chosen) + " of the figure's " + all + " runs were left out on request (--skip)");
    }
    return notes;
  }

  private PointRunner.Outcome compute(
      FigureEnvironment environment, FigureCard card, List<Point> points, Path directory)
      throws IOException {
    Path runs = directory.resolve("runs");
    OutputFolder.prepare(runs);
    SavedPoints saved =
        new SavedPoints(runs, environment.numerics(), environment.circumstances(card), notice);
    try (Progress shown = progress.start(card.id())) {
      return new PointRunner(saved, environment, threads, MemoryNeed.available(), cancelled, shown)
          .run(points, fresh);
    }
  }

  /** Machines without any font cannot draw, but all else is worth keeping. */
  private static void draw(
      FigureFiles files, ExperimentPlan plan, Table rows, List<String> warnings)
      throws IOException {
    try {
      files.pictures(plan.charts(rows));
    } catch (LinkageError | InternalError noFonts) {
      warnings.add(
          "Java cannot draw text here, so there is no picture; install fontconfig and a font such"
              + " as DejaVu and run the command again ("
              + noFonts.getMessage()
              + ")");
    }
  }

  private static String dataName(FigureEnvironment environment) {
    return environment.data().map(DataSet::name).orElse("none");
  }

  private static String conditions(FigureEnvironment environment) {
    return environment.data().isPresent()
        ? dataName(environment) + ", backend " + environment.backend().orElseThrow().id()
        : "";
  }

  private Map<String, Object> describe(
      FigureEnvironment environment,
      FigureCard card,
      ExperimentPlan plan,
      FigureOptions options,
      PointRunner.Outcome outcome,
      Instant start,
      List<String> notes) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("figure", card.id());
    run.put("title", card.title());
    run.put("source", card.source());
    run.put("command", String.join(" ", environment.command()));
    run.put("scale", options.scale().id());
    run.put("settings", plan.settings());
    options.skip().ifPresent(skipped -> run.put("skipped", skipped.pattern()));
    run.put("notes", notes);
    if (card.needs().areImages()) {
      run.put("data", environment.describeData());
    }
    environment.backend().ifPresent(chosen -> run.put("backend", chosen.id()));
    if (card.needs().areImages()) {
      run.put("device", environment.backend().orElseThrow().availability().device());
    }
    run.put("numbers", environment.numerics().words());
    run.put("threads", threads);
    run.put("runs", outcome.points());
    run.put("runsTakenFromBefore", outcome.reused());
    if (!Double.isNaN(outcome.coreSeconds())) {
      run.put("coreSeconds", Math.round(1000 * outcome.coreSeconds()) / 1000.0);
    }
    run.put("machine", Machine.here().describe());
    run.put("version", environment.version());
    GitCommit.around(Path.of("")).ifPresent(commit -> run.put("commit", commit));
    run.put("started", start.toString());
    run.put("seconds", Duration.between(start, Instant.now()).toMillis() / 1000.0);
    return run;
  }
}
