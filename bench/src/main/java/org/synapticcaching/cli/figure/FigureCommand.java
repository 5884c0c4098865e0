package org.synapticcaching.cli.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.options.KnownFigures;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigurePlans;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.SummaryTable;
import org.synapticcaching.figure.paper.FigureCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code figure}: redraws published figures and checks their claims. */
@Command(
    name = "figure",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Redraw published figures, with their claims checked beside them.",
    footer = {
      "",
      "Each figure gets a folder with figure.png, figure.svg, data.csv, claims.json and run.json.",
      "Finished runs are kept there: after Ctrl-C the same command goes on where it was."
    })
public final class FigureCommand implements Callable<Integer>, PlannedFigures {
  private final Session session;
  private final KnownFigures known;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      completionCandidates = FigureIds.class,
      description = "Figures to make; 'figure --list' tells which there are.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "Make all figures.")
  private boolean all;

  @Option(
      names = "--list",
      description = "List all figures, what they show and how long they take.")
  private boolean list;

  @Mixin private MakingOptions making;
  @Mixin private PartOptions part;

  /** The command for figures of a catalog. */
  public FigureCommand(Session session, List<Figure> known) {
    this.session = session;
    this.known = new KnownFigures(known);
  }

  /** Words for shell completion. */
  static final class FigureIds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    FigureIds() {
      super(FigureCatalog.all().stream().map(figure -> figure.card().id()).toList());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      spec.commandLine().getOut().print(FigureTable.of(known.figures()));
      return ExitCode.DONE;
    }
    List<Figure> figures = chosen();
    FigureOptions options = making.figureOptions(figures);
    boolean whole = part.shard().isWhole();
    if (part.printed(figures, options, making)) {
      return ExitCode.DONE;
    }
    SummaryTable summary = new SummaryTable(making.out(), known.ids());
    try (Interrupt.Section section = session.interrupt().section()) {
      FigureRunner runner =
          making.runner(figures, session.cluster(), this::progress, section::interrupted);
      if (!whole) {
        return part.compute(runner, figures, options, making);
      }
      part.requireSaved(runner, figures, options);
      List<Exception> unwritten = new ArrayList<>();
      for (Figure figure : figures) {
        FigureReport report = run(runner, figure, options, unwritten);
        if (!report.complete()) {
          unwritten.forEach(problem -> making.note(problem.getMessage()));
          making.note(
              "interrupted: %s of %s runs of %s are saved; the same command goes on from there"
                  .formatted(report.finished(), report.points(), report.card().id()));
          return ExitCode.INTERRUPTED;
        }
        report.print(spec.commandLine().getOut());
        unwritten.addAll(report.files().failures());
        if (summary.exists()) {
          summary.write(making::note);
        }
      }
      if (!unwritten.isEmpty()) {
        throw new RunFailures(unwritten);
      }
    }
    return ExitCode.DONE;
  }

  /** What became of a figure; where it cannot be made, files of those before it are told, too. */
  private static FigureReport run(
      FigureRunner runner, Figure figure, FigureOptions options, List<Exception> unwritten)
      throws IOException {
    try {
      return runner.run(figure, options);
    } catch (IOException | RuntimeException problem) {
      if (unwritten.isEmpty()) {
        throw problem;
      }
      unwritten.add(problem);
      throw new RunFailures(unwritten);
    }
  }

  private List<Figure> chosen() {
    return all ? known.figures() : known.named(ids);
  }

  private Progress progress(String figure) {
    return session.progress(figure, "runs", spec.commandLine().getErr());
  }

  @Override
  public FigurePlans plans(Backend backend) {
    return making.plans(chosen(), backend);
  }
}
