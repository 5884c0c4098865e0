package org.synapticcaching.cli.figure;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.BackendOption;
import org.synapticcaching.cli.options.DataOptions;
import org.synapticcaching.cli.options.EnumConverters;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.PlaceOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.Cluster;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigurePlans;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.run.Cards;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.PointWork;
import org.synapticcaching.figure.run.Scale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of the commands that make figures. A picocli mixin. */
public final class MakingOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--scale",
      paramLabel = "quick|paper",
      defaultValue = "quick",
      converter = EnumConverters.Scales.class,
      completionCandidates = EnumConverters.Scales.class,
      description =
          "quick: reduced, about a minute at most for a figure on two cores; paper: the source's own"
              + " parameters. Default: ${DEFAULT-VALUE}.")
  private Scale scale;

  @Mixin private BackendOption backend;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "Images to learn: mnist, fashion-mnist, emnist-letters, emnist-digits, emnist-balanced or"
              + " digits (built-in); auto takes mnist where it is found. Claims about numbers are judged on mnist only. Default: ${DEFAULT-VALUE}.")
  private String data;

  @Mixin private PlaceOptions places;

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

  /** Where each figure gets a folder. */
  Path out() {
    return out;
  }

  /**
   * Runs computed side by side.
   *
   * @throws UsageException when the user chose none or fewer
   */
  int sideBySide() {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : (int) Numbers.atLeast("--threads", 1, threads);
  }

  /**
   * What the user chose about these figures; checks what they may not need, too.
   *
   * @throws UsageException naming the option when a value makes no sense
   */
  FigureOptions figureOptions(List<Figure> figures) {
    backend.complete();
    sideBySide();
    request(InputEncoding.UNIT);
    OptionalInt count = Numbers.count("--runs", runs);
    FigureOptions options =
        usage(
            () ->
                new FigureOptions(
                    scale, seed, count, Optional.ofNullable(skip).map(MakingOptions::pattern)));
    for (Figure figure : figures) {
      try {
        FigureRunner.chosen(figure.plan(options), options);
      } catch (IllegalArgumentException wrong) {
        String which = figures.size() > 1 ? figure.card().id() + ": " : "";
        throw new UsageException(which + wrong.getMessage());
      }
    }
    return options;
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

  /**
   * What makes figures as the user wants them: their images are read.
   *
   * @param cluster machines that compute in place of this one, where there are any
   * @param progress shows the user how far it is
   * @param cancelled whether to stop
   * @throws UsageException when an option makes no sense
   */
  FigureRunner runner(
      List<Figure> figures,
      Optional<Cluster> cluster,
      Progress.Factory progress,
      BooleanSupplier cancelled) {
    FigureEnvironment environment =
        cluster
            .map(there -> environment(figures, usage(() -> there.backend(backend.request()))))
            .orElseGet(() -> environment(figures));
    environment.cards().flatMap(Cards::words).ifPresent(this::note);
    return new FigureRunner(
        environment,
        sideBySide(),
        out,
        fresh,
        progress,
        this::note,
        cancelled,
        cluster.map(there -> elsewhere(there, figures, environment)));
  }

  private PointWork.Elsewhere elsewhere(
      Cluster cluster, List<Figure> figures, FigureEnvironment environment) {
    Cluster.Work work =
        new Cluster.Work(
            command.root().commandLine().getParseResult().expandedArgs(),
            environment.backend().orElseThrow().id(),
            Numbers.count("--threads", threads),
            0);
    return cluster.figures(
        work, new FigurePlans(figures, figureOptions(figures), environment).facts());
  }

  /** The figures as planned by a machine that computes for another one; their images are read. */
  FigurePlans plans(List<Figure> figures, Backend chosen) {
    return new FigurePlans(figures, figureOptions(figures), environment(figures, chosen));
  }

  private FigureEnvironment environment(List<Figure> figures) {
    BackendRequest request = backend.request();
    boolean perceptrons =
        figures.stream().anyMatch(figure -> figure.card().needs() == DataNeed.NONE);
    Optional<AutomaticChoice> automatic =
        request.automatic() ? Optional.of(Backends.automatic(request.device())) : Optional.empty();
    return environment(
        figures, perceptrons ? perceptronBackend() : Backends.select(request), automatic);
  }

  private FigureEnvironment environment(List<Figure> figures, Backend chosen) {
    return environment(figures, chosen, Optional.empty());
  }

  private FigureEnvironment environment(
      List<Figure> figures, Backend chosen, Optional<AutomaticChoice> automatic) {
    noteUnusedBackend(figures);
    Set<DataNeed> needs =
        figures.stream().map(figure -> figure.card().needs()).collect(Collectors.toSet());
    return new FigureEnvironment(
        Optional.of(chosen),
        images(needs.contains(DataNeed.IMAGES), InputEncoding.UNIT),
        images(needs.contains(DataNeed.CENTRED_IMAGES), InputEncoding.ZERO_MEAN),
        automatic,
        Version.ofProject(),
        command.root().commandLine().getParseResult().originalArgs());
  }

  /** What the user wants to compute with. */
  BackendRequest backend() {
    return backend.request();
  }

  /** A line for the user, beside what the command prints. */
  void note(String line) {
    PrintWriter errors = command.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }

  private void noteUnusedBackend(List<Figure> figures) {
    if (backend.request().automatic()) {
      return;
    }
    figures.stream()
        .map(Figure::card)
        .filter(card -> !card.needs().useBackend())
        .forEach(
            card ->
                note(
                    card.id()
                        + " needs no backend; --backend "
                        + backend.request().id()
                        + " is not used for it"));
  }

  private Optional<DataSet> images(boolean needed, InputEncoding encoding) {
    return needed ? Optional.of(DataSets.open(request(encoding), this::note)) : Optional.empty();
  }

  private Backend perceptronBackend() {
    return usage(() -> Backends.selectForPerceptrons(backend.request()));
  }

  private DataRequest request(InputEncoding encoding) {
    if (data.endsWith(".npz")) {
      throw new UsageException(
          "--data: figures learn %s or digits, got %s"
              .formatted(String.join(", ", ImageSet.words()), data));
    }
    return DataOptions.request(data, encoding, places, OptionalInt.empty(), OptionalInt.empty());
  }
}
