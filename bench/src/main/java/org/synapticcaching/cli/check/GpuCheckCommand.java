package org.synapticcaching.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.check.CheckFolder;
import org.synapticcaching.check.CheckReport;
import org.synapticcaching.check.CheckRequest;
import org.synapticcaching.check.CheckStages;
import org.synapticcaching.check.GpuCheck;
import org.synapticcaching.check.JavaProgram;
import org.synapticcaching.check.part.CheckScale;
import org.synapticcaching.cli.options.ListOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.machine.InstalledCard;
import org.synapticcaching.machine.SpeedFlags;
import org.synapticcaching.suite.Circumstances;
import org.synapticcaching.suite.fork.ForkFlags;
import org.synapticcaching.word.KnownWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gpu-check}: all that a card is needed for, in stages. */
@Command(
    name = "gpu-check",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Check and measure the GPU of this machine, in stages, and set it beside what is expected.",
    footer = {
      "",
      "The folder of the card gets gpu-check.json (every stage), table.csv (expected, predicted,"
          + " measured, bound), environment.json, ceilings.json, benchmarks/ (for 'compare' and"
          + " 'report'), figures/, the reports of tests and tools, and log.txt with all that the"
          + " stages print.",
      "Finished stages are kept: after Ctrl-C, or when one failed, the same command goes on with"
          + " the others."
    })
public final class GpuCheckCommand implements Callable<Integer> {
  private final Session session;
  private final Class<?> commands;

  @Spec private CommandSpec spec;

  @Option(
      names = "--list",
      description = "List the stages, what they do and how long they take on a card.")
  private boolean list;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      split = ",",
      completionCandidates = StageIds.class,
      description =
          "Only these stages, with commas between: some of ${COMPLETION-CANDIDATES}. Default: all.")
  private List<String> wanted = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "STAGE",
      split = ",",
      completionCandidates = StageIds.class,
      description = "All but these stages, with commas between.")
  private List<String> skipped = new ArrayList<>();

  @Option(
      names = "--fresh",
      description = "Run these stages again, whatever they have found before.")
  private boolean fresh;

  @Option(
      names = "--contract",
      paramLabel = "DIR",
      description =
          "Where the jars of the tests and of JUnit's console are. Default: the folder 'contract'"
              + " beside the program's jar, as in the bundle.")
  private Path contract;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/gpu",
      description = "Where each card gets a folder. Default: ${DEFAULT-VALUE}.")
  private Path out;

  /**
   * The command.
   *
   * @param commands the class whose main method runs the commands of this program
   */
  public GpuCheckCommand(Session session, Class<?> commands) {
    this.session = session;
    this.commands = commands;
  }

  /** For shell completion. */
  static final class StageIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CheckStages.ids().iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    ListOptions.requireNoEmptyEnd(spec);
    List<String> stages = chosen();
    if (list) {
      spec.commandLine().getOut().print(CheckStages.listing(stages));
      return ExitCode.DONE;
    }
    if (contract != null) {
      requireContract();
    }
    Backend card = card();
    CheckScale scale = CheckScale.of(card.availability().emulated());
    List<Backend> backends =
        Backends.all().stream()
            .filter(each -> each.design() != BackendDesign.REFERENCE)
            .filter(each -> each.availability().available())
            .toList();
    DataSet data = scale.data(this::note);
    ForkFlags flags =
        ForkFlags.of(ManagementFactory.getRuntimeMXBean().getInputArguments(), SpeedFlags.all());
    flags.withheld().forEach(flag -> note(flag + " is not handed on to the stages"));
    List<String> all = new ArrayList<>(SpeedFlags.all());
    all.addAll(flags.handedOn());
    Map<String, String> circumstances =
        new LinkedHashMap<>(
            Circumstances.here(
                flags.handedOn(),
                backends,
                "%s, %d training patterns".formatted(data.name(), data.train().size())));
    circumstances.put("the driver", InstalledCard.installedDriver());
    CheckRequest request =
        new CheckRequest(
            stages,
            fresh,
            scale,
            CheckFolder.of(out, InstalledCard.modelName()),
            JavaProgram.ofThisJava(all, commands),
            Optional.ofNullable(contract),
            circumstances,
            String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
            Version.ofProject());
    return check(request);
  }

  private int check(CheckRequest request) throws IOException {
    if (request.scale().emulated()) {
      note("this is an emulation, no card: every stage runs shortly, and nothing is measured");
    }
    try (Interrupt.Section section = session.interrupt().section()) {
      return end(run(request, section));
    }
  }

  private CheckReport run(CheckRequest request, Interrupt.Section section) throws IOException {
    try (Progress progress = session.progress("gpu-check", "stages", spec.commandLine().getErr())) {
      return new GpuCheck(
              request,
              progress,
              this::print,
              line -> progress.between(() -> note(line)),
              section::interrupted)
          .run();
    }
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private int end(CheckReport report) {
    Path folder = report.request().folder().path();
    print("");
    print(report.table());
    print("Predictions are for an H200. All of it is in " + folder);
    if (report.interrupted()) {
      note("interrupted; the same command goes on with the stages that are not finished");
      return ExitCode.INTERRUPTED;
    }
    if (!report.notRun().isEmpty()) {
      note("not run, and its line says why: " + String.join(", ", report.notRun()));
    }
    if (!report.failed().isEmpty()) {
      throw new IllegalStateException(
          "failed: %s; mend it, and the same command runs what is not finished (more in %s)"
              .formatted(String.join(", ", report.failed()), folder));
    }
    return ExitCode.DONE;
  }

  /** Those that were named, without those to be skipped, in their order. */
  private List<String> chosen() {
    KnownWords known = new KnownWords("stage", CheckStages.ids());
    require("--stage", wanted, known);
    require("--skip", skipped, known);
    List<String> stages =
        known.words().stream()
            .filter(id -> wanted.isEmpty() || wanted.contains(id))
            .filter(id -> !skipped.contains(id))
            .toList();
    if (stages.isEmpty()) {
      throw new UsageException("--skip: no stage is left of " + String.join(", ", skipped));
    }
    return stages;
  }

  private static void require(String option, List<String> words, KnownWords known) {
    for (String word : words) {
      if (!known.words().contains(word)) {
        throw new UsageException(option + ": " + known.refusal(word));
      }
    }
  }

  private void requireContract() {
    try {
      CheckRequest.requireContract(contract);
    } catch (IOException lacking) {
      throw new UsageException("--contract: " + lacking.getMessage());
    }
  }

  /**
   * The backend of the card.
   *
   * @throws IllegalStateException in one line, when there is no card
   */
  private static Backend card() {
    Backend backend =
        Backends.all().stream()
            .filter(each -> each.design() == BackendDesign.DEVICE_FUSED)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("this program has no backend of a GPU"));
    Availability availability = backend.availability();
    if (!availability.available()) {
      throw new IllegalStateException(
          "no GPU to check: " + availability.reason() + "; " + availability.remedy());
    }
    return backend;
  }

  private void note(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }
}
