package org.synapticcaching.cli.figure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.BackendWords;
import org.synapticcaching.cli.options.DataOptions;
import org.synapticcaching.cli.options.EnumConverters;
import org.synapticcaching.cli.options.KnownFigures;
import org.synapticcaching.cli.options.MnistOption;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.paper.FigureCatalog;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;
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
public final class FigureCommand implements Callable<Integer> {
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

  @Option(
      names = "--scale",
      paramLabel = "quick|paper",
      defaultValue = "quick",
      converter = EnumConverters.Scales.class,
      completionCandidates = EnumConverters.Scales.class,
      description =
          "quick: reduced, about a minute on two cores; paper: the source's own parameters."
              + " Default: ${DEFAULT-VALUE}.")
  private Scale scale;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      defaultValue = "auto",
      completionCandidates = BackendWords.class,
      description = "What computes: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private String backend;

  @Option(
      names = "--data",
      paramLabel = "auto|mnist|digits",
      defaultValue = "auto",
      description =
          "Images to learn: mnist or the built-in digits; auto takes mnist where it is found."
              + " Default: ${DEFAULT-VALUE}.")
  private String data;

  @Mixin private MnistOption mnist;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the first run; further runs count on. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs (seeds) of each point, >= 1. Default: the figure's own number.")
  private Integer runs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs computed side by side, >= 1. Default: as many as there are cores.")
  private Integer threads;

  @Option(
      names = "--skip",
      paramLabel = "REGEX",
      description =
          "Leave out runs whose name (see runs/) contains this regular expression, such as"
              + " H=100000; the results say what is missing.")
  private String skip;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Where each figure gets a folder. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--fresh", description = "Compute everything anew, whatever has been saved.")
  private boolean fresh;

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
    List<Figure> figures = all ? known.figures() : known.named(ids);
    FigureOptions options = options();
    figures.forEach(figure -> requireRuns(figure, options));
    figures.forEach(this::noteUnusedBackend);
    int cores = Runtime.getRuntime().availableProcessors();
    int sideBySide = threads == null ? cores : (int) Numbers.atLeast("--threads", 1, threads);
    try (Interrupt.Section section = session.interrupt().section()) {
      FigureRunner runner =
          new FigureRunner(
              environment(figures),
              sideBySide,
              out,
              fresh,
              this::progress,
              this::note,
              section::interrupted);
      List<IOException> unwritten = new ArrayList<>();
      for (Figure figure : figures) {
        FigureReport report = runner.run(figure, options);
        if (!report.complete()) {
          note(
              "interrupted: %s of %s runs of %s are saved; the same command goes on from there"
                  .formatted(report.finished(), report.points(), report.card().id()));
          return ExitCode.INTERRUPTED;
        }
        report.print(spec.commandLine().getOut());
        unwritten.addAll(report.files().failures());
      }
      if (!unwritten.isEmpty()) {
        throw new RunFailures(unwritten);
      }
    }
    return ExitCode.DONE;
  }

  private void noteUnusedBackend(Figure figure) {
    if (!backend.equals(Backends.AUTO) && !figure.card().needs().useBackend()) {
      note(figure.card().id() + " needs no backend; --backend " + backend + " is not used for it");
    }
  }

  /** Checks what the figures may not need, too. */
  private FigureOptions options() {
    BackendWords.known(backend);
    request(InputEncoding.UNIT);
    OptionalInt count = Numbers.count("--runs", runs);
    return usage(
        () ->
            new FigureOptions(
                scale, seed, count, Optional.ofNullable(skip).map(FigureCommand::pattern)));
  }

  private static void requireRuns(Figure figure, FigureOptions options) {
    usage(() -> FigureRunner.chosen(figure.plan(options), options));
  }

  private static <T> T usage(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong);
    }
  }

  private static Pattern pattern(String skip) {
    try {
      return Pattern.compile(skip);
    } catch (PatternSyntaxException wrong) {
      throw new UsageException(
          "--skip: " + skip + " is no regular expression: " + wrong.getDescription());
    }
  }

  private FigureEnvironment environment(List<Figure> figures) {
    List<String> command = spec.root().commandLine().getParseResult().originalArgs();
    Set<DataNeed> needs =
        figures.stream().map(figure -> figure.card().needs()).collect(Collectors.toSet());
    boolean plain = needs.contains(DataNeed.IMAGES);
    boolean centred = needs.contains(DataNeed.CENTRED_IMAGES);
    Backend chosen = needs.contains(DataNeed.NONE) ? perceptronBackend() : Backends.select(backend);
    return new FigureEnvironment(
        Optional.of(chosen),
        plain ? Optional.of(images(InputEncoding.UNIT)) : Optional.empty(),
        centred ? Optional.of(images(InputEncoding.ZERO_MEAN)) : Optional.empty(),
        backend.equals(Backends.AUTO),
        Version.ofProject(),
        command);
  }

  private DataSet images(InputEncoding encoding) {
    return DataSets.open(request(encoding), this::note);
  }

  private Backend perceptronBackend() {
    return usage(() -> Backends.selectForPerceptrons(backend));
  }

  private DataRequest request(InputEncoding encoding) {
    if (data.endsWith(".npz")) {
      throw new UsageException("--data: figures learn mnist or the built-in digits, got " + data);
    }
    return DataOptions.request(data, encoding, mnist, OptionalInt.empty(), OptionalInt.empty());
  }

  private Progress progress(String figure) {
    return session.progress(figure, "runs", spec.commandLine().getErr());
  }

  private void note(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }
}
