package org.synapticcaching.figure;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigurePoints;
import org.synapticcaching.figure.run.Outcome;
import org.synapticcaching.figure.run.PointQueue;
import org.synapticcaching.figure.run.QueueProgress;

/**
 * Makes several figures with the points of all in one queue. A figure that cannot be made is told
 * of at once and does not keep the others from being made; each is drawn as soon as its last point
 * is finished.
 */
public final class Reproduction {
  private final FigureRunner runner;
  private final FigureOptions options;
  private final Consumer<FigureReport> finished;
  private final Map<String, FigureMaking> makings = new LinkedHashMap<>();
  private final Map<String, FigureReport> reports = new HashMap<>();
  private final Map<String, Exception> problems = new HashMap<>();

  /**
   * A reproduction.
   *
   * @param runner what figures are computed with, and where they are written
   * @param options of all figures
   * @param finished receives the report of each figure when it is drawn, one at a time
   */
  public Reproduction(FigureRunner runner, FigureOptions options, Consumer<FigureReport> finished) {
    this.runner = runner;
    this.options = options;
    this.finished = finished;
  }

  /**
   * Makes them. To be called once.
   *
   * @return what became of each, in their order
   */
  public List<MadeFigure> run(List<Figure> figures) {
    for (Figure figure : figures) {
      String id = figure.card().id();
      try {
        makings.put(id, new FigureMaking(runner, figure, options, figures.size()));
      } catch (IOException | RuntimeException problem) {
        problems.put(id, problem);
        tell(id, problem);
      }
    }
    if (!makings.isEmpty()) {
      compute(figures.size());
    }
    return figures.stream().map(figure -> made(figure.card())).toList();
  }

  /** At once: what follows may take hours. */
  private void tell(String id, Exception problem) {
    runner.notice().accept(id + " is given up, others go on: " + problem.getMessage());
  }

  private MadeFigure made(FigureCard card) {
    return new MadeFigure(
        card,
        Optional.ofNullable(reports.get(card.id())),
        Optional.ofNullable(problems.get(card.id())));
  }

  private void compute(int all) {
    List<FigurePoints> points = makings.values().stream().map(FigureMaking::points).toList();
    try (Progress shown = runner.progress().start("reproduce")) {
      List<Outcome> outcomes = runner.queue(new Drawing(shown, all)).run(points);
      for (int f = 0; f < points.size(); f++) {
        String id = points.get(f).figure();
        outcomes.get(f).failure().ifPresent(problem -> problems.put(id, problem));
      }
    }
  }

  /** Draws what is computed, and tells the user. */
  private final class Drawing implements PointQueue.Watcher {
    private final Progress shown;
    private final int all;

    Drawing(Progress shown, int all) {
      this.shown = shown;
      this.all = all;
    }

    @Override
    public void advanced(QueueProgress progress) {
      shown.update(progress.fraction(), progress.figures(), all, words(progress));
    }

    private static String words(QueueProgress progress) {
      return progress.computing().stream()
          .map(
              figure ->
                  String.format(Locale.ROOT, "%s %.0f %%", figure.id(), 100 * figure.fraction()))
          .collect(Collectors.joining(", "));
    }

    @Override
    public void completed(FigurePoints figure, Outcome outcome) throws IOException {
      FigureReport report = makings.get(figure.figure()).finish(outcome);
      reports.put(figure.figure(), report);
      shown.between(() -> finished.accept(report));
    }

    @Override
    public void failed(FigurePoints figure, Exception reason) {
      shown.between(() -> tell(figure.figure(), reason));
    }
  }
}
