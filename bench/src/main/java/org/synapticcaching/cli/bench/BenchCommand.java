package org.synapticcaching.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.options.ListOptions;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.machine.SpeedFlags;
import org.synapticcaching.roofline.DataFacts;
import org.synapticcaching.suite.Circumstances;
import org.synapticcaching.suite.MeasuredEnergy;
import org.synapticcaching.suite.SuiteCatalog;
import org.synapticcaching.suite.SuiteEnvironment;
import org.synapticcaching.suite.SuiteFolder;
import org.synapticcaching.suite.SuiteJob;
import org.synapticcaching.suite.SuitePlan;
import org.synapticcaching.suite.SuiteRun;
import org.synapticcaching.suite.SuiteSettings;
import org.synapticcaching.suite.fork.ForkFlags;
import org.synapticcaching.suite.fork.JmhLock;
import org.synapticcaching.suite.result.Suites;
import org.synapticcaching.suite.summary.SuiteTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: measures suites of benchmarks on every backend. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Measure suites of benchmarks on every backend, with JMH.",
    footer = {
      "",
      "Each row is measured in Javas of its own (forks) with the flags of this program; forks of"
          + " all rows and backends take turns, so that a machine that becomes slower does so for"
          + " all. The folder of a run gets jmh.json (JMH's own), rows.csv, summary.csv,"
          + " environment.json, ceilings.json, plots, and jmh.log with all that JMH prints.",
      "Finished forks are kept: after Ctrl-C, 'bench --resume' goes on where it was."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int FORKS = 5;
  private static final int QUICK_FORKS = 2;
  private static final int MOST_FORKS = 1000;

  private final Session session;

  /** Standard error as it was before it went to JMH's log. */
  private PrintWriter errors;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SUITE",
      arity = "0..*",
      completionCandidates = BenchWords.SuiteIds.class,
      description = "What to measure: ${COMPLETION-CANDIDATES}.")
  private List<String> suites = new ArrayList<>();

  @Option(
      names = "--list",
      description = "List the suites and how long they take; with SUITE also every row.")
  private boolean list;

  @Option(
      names = "--quick",
      description = "Fewer rows, shorter iterations and 2 forks: minutes, and rough numbers.")
  private boolean quick;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      split = ",",
      completionCandidates = BenchWords.BackendIds.class,
      description =
          "What computes: some of ${COMPLETION-CANDIDATES}, with commas between. Default: all that"
              + " can run here.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--device",
      paramLabel = "N",
      description =
          "The card to measure, by its number, from 0, among those that CUDA_VISIBLE_DEVICES shows."
              + " Default: the first.")
  private Integer device;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description =
          "Javas started for each row one after the other, 1 to 1000. Fewer than 5 can hardly tell"
              + " two runs apart. Default: 5; 2 with --quick.")
  private Integer forks;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/bench",
      description = "Where each run gets a folder. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the folder. Default: date and time.")
  private String name;

  @Option(
      names = "--resume",
      description =
          "Go on with the run of --name, or else with the one begun last, which must be of the same"
              + " machine, Java and program. What is not given is taken from it; more --forks add"
              + " to those it has.")
  private boolean resume;

  /** The command. */
  public BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    errors = spec.commandLine().getErr();
    ListOptions.requireNoEmptyEnd(spec);
    BenchWords.requireCard(device, backends);
    if (list) {
      spec.commandLine().getOut().print(listing());
      return ExitCode.DONE;
    }
    Optional<String> chosenName = Optional.ofNullable(name).map(BenchCommand::plain);
    requireForks();
    List<String> named = suites.isEmpty() && resume ? List.of() : BenchWords.suites(suites);
    SuiteFolder folder =
        resume
            ? SuiteFolder.begun(out, chosenName)
            : SuiteFolder.fresh(out, chosenName, LocalDateTime.now());
    Optional<SuiteSettings> before = resume ? SuiteSettings.read(folder.forks()) : Optional.empty();
    boolean reduced = quick || before.map(SuiteSettings::quick).orElse(false);
    List<Backend> measured =
        BenchWords.backends(
            backends.isEmpty() ? before.map(SuiteSettings::backends).orElse(List.of()) : backends);
    ForkFlags flags = flags();
    DataSet data = DataSets.open(DataRequest.of(DataRequest.AUTO), this::note);
    SuiteSettings settings =
        new SuiteSettings(
            named.isEmpty() ? before.orElseThrow().suites() : named,
            reduced,
            measured.stream().map(Backend::id).toList(),
            forks != null
                ? forks
                : before.map(SuiteSettings::forks).orElse(reduced ? QUICK_FORKS : FORKS),
            Circumstances.here(flags.handedOn(), measured, words(data)));
    requireSame(folder, before, settings);
    SuitePlan plan = SuiteCatalog.plan(settings.suites(), reduced, settings.forks(), measured);
    flags.withheld().forEach(flag -> note(flag + " is not handed on to the forks"));
    JmhLock lock = JmhLock.take();
    try (Interrupt.Section section = session.interrupt().section()) {
      SuiteEnvironment environment =
          new SuiteEnvironment(
              String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
              Version.ofProject(),
              flags.handedOn(),
              measured,
              words(data),
              DataFacts.of(data.train()),
              MeasuredEnergy.here(folder, this::note));
      return finish(
          new SuiteJob(
                  settings,
                  plan,
                  folder,
                  environment,
                  (task, unit) -> session.progress(task, unit, errors),
                  this::note,
                  section::interrupted)
              .run());
    } finally {
      lock.close();
    }
  }

  private static void requireSame(
      SuiteFolder folder, Optional<SuiteSettings> before, SuiteSettings settings) {
    Optional<String> hindrance = before.flatMap(old -> old.hindrance(settings));
    if (hindrance.isPresent()) {
      throw new IllegalStateException(
          "%s cannot be gone on with: %s; choose another --name without --resume"
              .formatted(folder.path(), hindrance.get()));
    }
  }

  private int finish(SuiteRun run) {
    spec.commandLine().getOut().print(SuiteTable.of(run.rows()));
    spec.commandLine().getOut().flush();
    run.warnings().forEach(this::note);
    if (run.environment().quick() && !run.rows().isEmpty()) {
      note("--quick measures shortly: these numbers are rough");
    }
    run.failures().forEach((row, why) -> note("not measured: " + row.words() + ": " + why));
    if (run.interrupted()) {
      note(
          "interrupted: %s of %s forks are saved in %s; 'bench --resume' goes on from there"
              .formatted(run.finished(), run.planned(), run.folder().path()));
      return ExitCode.INTERRUPTED;
    }
    note("written to " + run.folder().path());
    return run.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void requireForks() {
    if (forks != null && Numbers.atLeast("--forks", 1, forks) > MOST_FORKS) {
      throw new UsageException("--forks must be 1 to " + MOST_FORKS + ", got " + forks);
    }
  }

  /** A name of a folder, not a path. */
  private static String plain(String name) {
    boolean isName = Path.of(name).getNameCount() == 1 && !name.matches("\\.*|.*[/\\\\].*");
    if (!isName) {
      throw new UsageException(
          "--name: expected the name of a folder within --out, got '" + name + "'");
    }
    return name;
  }

  /** The card is chosen by a flag, so that a run of another card is not gone on with. */
  private ForkFlags flags() {
    List<String> mine = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    if (device != null) {
      mine.add("-D" + Backend.DEVICE_PROPERTY + "=" + device);
    }
    return ForkFlags.of(mine, SpeedFlags.all());
  }

  /** What the forks will find by themselves. */
  private static String words(DataSet found) {
    return "%s, %d training patterns".formatted(found.name(), found.train().size());
  }

  private String listing() {
    List<Backend> measured = BenchWords.backends(backends);
    StringBuilder text = new StringBuilder();
    List<String> shown = suites.isEmpty() ? Suites.ids() : BenchWords.suites(suites);
    for (String suite : shown) {
      text.append(SuiteLines.summary(suite, plans(List.of(suite), measured)));
      if (!suites.isEmpty()) {
        text.append(SuiteLines.rows(SuiteCatalog.plan(List.of(suite), quick, 1, measured)));
      }
    }
    text.append(SuiteLines.total(plans(shown, measured)));
    return text.toString();
  }

  private List<SuitePlan> plans(List<String> named, List<Backend> measured) {
    return List.of(
        SuiteCatalog.plan(named, true, forks == null ? QUICK_FORKS : forks, measured),
        SuiteCatalog.plan(named, false, forks == null ? FORKS : forks, measured));
  }

  private void note(String line) {
    errors.println("note: " + line);
    errors.flush();
  }
}
