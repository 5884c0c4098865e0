package org.synapticcaching.cli.figure;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.options.KnownFigures;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigurePlans;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.MadeFigure;
import org.synapticcaching.figure.Reproduction;
import org.synapticcaching.figure.SummaryTable;
import org.synapticcaching.figure.paper.FigureCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reproduce}: makes many figures at once and tells which of their claims are met. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Reproduce the figures of a source, of all, or some, and tell which of their claims are"
            + " met.",
    footer = {
      "",
      "The runs of all figures are computed in one queue, the longest first. Each figure gets its"
          + " folder, as by 'figure', and summary.csv has the rows of all figures there in one"
          + " table. After Ctrl-C or any other end the same command goes on where it was."
    })
public final class ReproduceCommand implements Callable<Integer>, PlannedFigures {
  private final Session session;
  private final KnownFigures known;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FIGURES",
      arity = "0..*",
      completionCandidates = Choices.class,
      description =
          "lr20, n22 or rp24 for all figures of that source, own for our own, all, or the ids of"
              + " figures, which 'figure --list' tells. Default: all.")
  private List<String> words = new ArrayList<>();

  @Mixin private MakingOptions making;
  @Mixin private PartOptions part;

  @Option(
      names = "--strict",
      description = "Fail (exit code 1) when a claim is not met, once all figures are made.")
  private boolean strict;

  /** The command for figures of a catalog. */
  public ReproduceCommand(Session session, List<Figure> known) {
    this.session = session;
    this.known = new KnownFigures(known);
  }

  /** Words for shell completion. */
  static final class Choices extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Choices() {
      super(new KnownFigures(FigureCatalog.all()).choices());
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Figure> figures = known.chosen(words);
    FigureOptions options = making.figureOptions(figures);
    boolean whole = part.shard().isWhole();
    if (part.printed(figures, options, making)) {
      return ExitCode.DONE;
    }
    try (Interrupt.Section section = session.interrupt().section()) {
      SummaryTable summary = new SummaryTable(making.out(), known.ids());
      FigureRunner runner =
          making.runner(
              figures,
              session.cluster(),
              task -> session.progress(task, "figures", spec.commandLine().getErr()),
              section::interrupted);
      if (!whole) {
        return part.compute(runner, figures, options, making);
      }
      part.requireSaved(runner, figures, options);
      summary.requireWritable();
      List<MadeFigure> made = new Reproduction(runner, options, this::tell).run(figures);
      List<Exception> failures = new ArrayList<>();
      made.forEach(figure -> failures.addAll(figure.failures()));
      try {
        summary.write(making::note);
      } catch (IOException unwritten) {
        failures.add(unwritten);
      }
      return end(made, failures);
    }
  }

  private void tell(FigureReport report) {
    PrintWriter out = spec.commandLine().getOut();
    String before =
        report.reused() == 0
            ? ""
            : " (%d of %d runs taken from before)".formatted(report.reused(), report.points());
    out.printf("%-16s%s%s%n", report.card().id(), ClaimsSummary.inOneLine(report), before);
    out.flush();
  }

  private int end(List<MadeFigure> made, List<Exception> failures) {
    List<FigureReport> reports = made.stream().flatMap(figure -> figure.report().stream()).toList();
    // What keeps one figure from being drawn keeps all.
    reports.stream()
        .flatMap(report -> report.warnings().stream())
        .findFirst()
        .ifPresent(making::note);
    if (made.stream().anyMatch(MadeFigure::wasStopped)) {
      making.note(
          ("interrupted: %s of %s figures are made, finished runs of the others are saved;"
                  + " the same command goes on from there")
              .formatted(reports.size(), made.size()));
      return ExitCode.INTERRUPTED;
    }
    ClaimsSummary claims = new ClaimsSummary(reports);
    if (!reports.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%n%s%n", claims.text());
      out.printf("in %s: a folder for each figure, and %s%n", making.out(), SummaryTable.NAME);
      out.flush();
    }
    unmet(claims).ifPresent(failures::add);
    if (!failures.isEmpty()) {
      throw new RunFailures(failures);
    }
    return ExitCode.DONE;
  }

  private Optional<Exception> unmet(ClaimsSummary claims) {
    List<String> unmet = claims.unmet();
    return !strict || unmet.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IllegalStateException(
                "--strict: %d claim(s) not met: %s"
                    .formatted(unmet.size(), String.join("; ", unmet))));
  }

  @Override
  public FigurePlans plans(Backend backend) {
    return making.plans(known.chosen(words), backend);
  }
}
