package org.synapticcaching.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.run.AutomaticBackend;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.FigurePoints;
import org.synapticcaching.figure.run.Outcome;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.SavedPoints;
import org.synapticcaching.figure.run.Workers;
import org.synapticcaching.figure.run.Workers.Task;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.machine.GitCommit;
import org.synapticcaching.machine.Machine;
import org.synapticcaching.model.Require;

/** A figure on its way: planned, with a place for its files; its points are computed elsewhere. */
final class FigureMaking {
  /** Cores that the times of figures are written down for. */
  private static final int WRITTEN_CORES = 2;

  private static final String RUNS = "runs";

  private final Instant start = Instant.now();
  private final FigureRunner runner;
  private final int atOnce;
  private final FigureCard card;
  private final FigureOptions options;
  private final ExperimentPlan plan;
  private final FigureEnvironment environment;
  private final List<String> notes;
  private final FigureFiles files;
  private final FigurePoints points;

  /**
   * Plans a figure and makes sure that its files can be written.
   *
   * @param atOnce how many figures are made in the same time, this one among them
   * @throws IOException when something is in their way
   * @throws IllegalArgumentException when no point is left to be computed
   */
  FigureMaking(FigureRunner runner, Figure figure, FigureOptions options, int atOnce)
      throws IOException {
    this.runner = runner;
    this.atOnce = atOnce;
    this.card = figure.card();
    this.options = options;
    this.plan = figure.plan(options);
    List<Point> chosen = chosen(plan, options);
    this.environment =
        AutomaticBackend.of(
            runner.common().forFigure(card), card, chosen, runner.threads(), runner.notice());
    this.notes = notes(plan, chosen.size());
    Path directory = runner.out().resolve(card.id());
    OutputFolder.prepare(directory);
    this.files = new FigureFiles(directory);
    files.requireWritable();
    Path runs = directory.resolve(RUNS);
    OutputFolder.prepare(runs);
    SavedPoints saved =
        new SavedPoints(
            runs, environment.numerics(), environment.circumstances(card), runner.notice());
    this.points =
        new FigurePoints(card.id(), environment, saved, chosen, secondsPerCost(figure, options));
  }

  /** Whether points of a figure may be saved in its folder. */
  static boolean isBegun(Path directory) {
    return Files.isDirectory(directory.resolve(RUNS));
  }

  /** The figure's time is written down for the runs that it has when the user does not say. */
  private static double secondsPerCost(Figure figure, FigureOptions options) {
    double seconds = figure.card().time(options.scale()).toMillis() * 1e-3 * WRITTEN_CORES;
    List<Point> usual = figure.plan(FigureOptions.of(options.scale())).points();
    return seconds / usual.stream().mapToDouble(Point::cost).sum();
  }

  /** What one core is expected to take for each of the points that the user chose. */
  static List<Forecast.Run> expected(Figure figure, FigureOptions options) {
    double secondsPerCost = secondsPerCost(figure, options);
    String id = figure.card().id();
    return chosen(figure.plan(options), options).stream()
        .map(point -> new Forecast.Run(id, point.key(), point.cost() * secondsPerCost))
        .toList();
  }

  static List<Point> chosen(ExperimentPlan plan, FigureOptions options) {
    List<Point> points =
        plan.points().stream().filter(point -> !options.skips(point.key())).toList();
    Require.that(
        !points.isEmpty(),
        "--skip %s: every run of the figure is to be skipped; none is left",
        options.skip().map(Pattern::pattern).orElse(""));
    return points;
  }

  /** What is to be computed. */
  FigurePoints points() {
    return points;
  }

  /**
   * Judges, draws and writes, if all points are finished.
   *
   * @throws IOException when a picture cannot be made
   */
  FigureReport finish(Outcome outcome) throws IOException {
    List<Judgement> judgements = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    if (outcome.complete()) {
      // Neither pictures nor tables need the others, and a single figure has all threads by now.
      Pictures pictures = new Pictures(plan.charts(outcome.rows()));
      List<Task> tasks = new ArrayList<>(pictures.tasks());
      tasks.add(0, () -> judgements.addAll(tables(outcome)));
      Workers.each(runner.threads(), tasks);
      pictures.write(files);
      pictures.warning().ifPresent(warnings::add);
    }
    return new FigureReport(
        card,
        options.scale(),
        conditions(),
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

  /** Judges the claims and writes all but pictures. */
  private List<Judgement> tables(Outcome outcome) throws IOException {
    boolean substitute = environment.substitutesImages(card);
    List<Judgement> judgements =
        plan.claims().stream()
            .map(claim -> claim.judge(outcome.rows(), options.scale(), substitute))
            .toList();
    files.data(card.id(), outcome.rows());
    files.claims(card, options.scale(), dataName(), judgements);
    files.run(describe(outcome));
    return judgements;
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

  private String dataName() {
    return environment.data().map(DataSet::name).orElse("none");
  }

  private String conditions() {
    return environment.data().isPresent()
        ? dataName() + ", backend " + environment.backend().orElseThrow().id()
        : "";
  }

  private Map<String, Object> describe(Outcome outcome) {
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
    run.put("threads", runner.threads());
    runner.elsewhere().ifPresent(there -> run.put("computedBy", there.words()));
    run.put("runs", outcome.points());
    run.put("runsTakenFromBefore", outcome.reused());
    if (!Double.isNaN(outcome.coreSeconds())) {
      run.put("coreSeconds", Math.round(1000 * outcome.coreSeconds()) / 1000.0);
    }
    run.put("machine", Machine.here().describe());
    run.put("version", environment.version());
    GitCommit.ofProgram().ifPresent(commit -> run.put("commit", commit));
    if (atOnce > 1) {
      run.put("figuresInTheSameTime", atOnce);
    }
    run.put("started", start.toString());
    run.put("seconds", Duration.between(start, Instant.now()).toMillis() / 1000.0);
    return run;
  }
}
