package org.synapticcaching.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.FigurePoints;
import org.synapticcaching.figure.run.Outcome;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointQueue;
import org.synapticcaching.figure.run.PointWork;
import org.synapticcaching.figure.run.Shard;

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
 * @param elsewhere other machines that compute; empty where this one does
 */
public record FigureRunner(
    FigureEnvironment common,
    int threads,
    Path out,
    boolean fresh,
    Progress.Factory progress,
    Consumer<String> notice,
    BooleanSupplier cancelled,
    Optional<PointWork.Elsewhere> elsewhere) {

  /** One that computes here. */
  public FigureRunner(
      FigureEnvironment common,
      int threads,
      Path out,
      boolean fresh,
      Progress.Factory progress,
      Consumer<String> notice,
      BooleanSupplier cancelled) {
    this(common, threads, out, fresh, progress, notice, cancelled, Optional.empty());
  }

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
    FigureMaking making = new FigureMaking(this, figure, options, 1);
    Outcome outcome = compute(making.points());
    outcome.requireNoFailure();
    return making.finish(outcome);
  }

  /**
   * Computes and saves a part of the points of figures, and draws nothing.
   *
   * @return what became of each figure of which something falls to the shard
   * @throws IOException when something is in the way of their files
   */
  public List<Outcome> computeShard(List<Figure> figures, FigureOptions options, Shard shard)
      throws IOException {
    List<FigurePoints> own = FigurePoints.shard(points(figures, options), shard);
    try (Progress shown = progress.start("shard")) {
      return own.isEmpty()
          ? List.of()
          : queue(done -> shown.update(done.fraction(), done.finished(), done.points())).run(own);
    }
  }

  /**
   * Makes sure that all points of figures are saved. Makes no folder for figures not begun.
   *
   * @throws IllegalStateException when points are missing, saying how many and of which figures
   * @throws IOException when saved points cannot be looked for
   */
  public void requireSaved(List<Figure> figures, FigureOptions options) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Figure figure : figures) {
      String id = figure.card().id();
      List<Point> all = FigureMaking.chosen(figure.plan(options), options);
      List<Point> its =
          FigureMaking.isBegun(out.resolve(id))
              ? new FigureMaking(this, figure, options, figures.size()).points().missing()
              : all;
      if (!its.isEmpty()) {
        missing.add(
            "%d of %d runs of %s (the first is %s)"
                .formatted(its.size(), all.size(), id, its.get(0).key()));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("missing in " + out + ": " + String.join(", ", missing));
    }
  }

  private List<FigurePoints> points(List<Figure> figures, FigureOptions options)
      throws IOException {
    List<FigurePoints> all = new ArrayList<>();
    for (Figure figure : figures) {
      all.add(new FigureMaking(this, figure, options, figures.size()).points());
    }
    return all;
  }

  private Outcome compute(FigurePoints points) {
    try (Progress shown = progress.start(points.figure())) {
      PointQueue queue =
          queue(done -> shown.update(done.fraction(), done.finished(), done.points()));
      return queue.run(List.of(points)).get(0);
    }
  }

  /**
   * The points that a user wants of a figure.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static List<Point> chosen(ExperimentPlan plan, FigureOptions options) {
    return FigureMaking.chosen(plan, options);
  }

  PointQueue queue(PointQueue.Watcher watcher) {
    return elsewhere
        .map(there -> PointQueue.of(there, fresh, cancelled, watcher))
        .orElseGet(
            () -> new PointQueue(threads, MemoryNeed.available(), fresh, cancelled, watcher));
  }
}
