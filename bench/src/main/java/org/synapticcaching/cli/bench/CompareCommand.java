package org.synapticcaching.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.ComparisonFiles;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.figure.chart.Picture;
import org.synapticcaching.figure.chart.RatioPlot;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.suite.compare.BackendComparison;
import org.synapticcaching.suite.compare.BackendTable;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.compare.ComparisonCsv;
import org.synapticcaching.suite.compare.ComparisonPlot;
import org.synapticcaching.suite.compare.ComparisonTable;
import org.synapticcaching.suite.compare.RunComparison;
import org.synapticcaching.suite.compare.Verdict;
import org.synapticcaching.suite.result.BenchRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: benchmark runs side by side, or the backends of one. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Compare benchmark runs: the first is the baseline, which each other one is held against.",
      "With --backends compare the backends of one run, and tell from which size on a card wins."
    },
    footer = {
      "",
      "A ratio is one of speeds: above 1 is faster, whether scores are rates or times. It is that of"
          + " the medians over forks of each fork's median, with a 95 %% interval by a bootstrap"
          + " over forks and over iterations within them.",
      "",
      "slower, faster: by more than 2 %%, the interval lies more than 0.5 %% from 1, and Welch's test"
          + " on the forks' medians tells of more than 0.5 %% too, at a share of false discoveries of"
          + " 5 %% over all rows (Benjamini and Hochberg). same: the whole interval lies within 2 %%"
          + " of 1. undecided: all else, and whatever has fewer than 4 forks.",
      "",
      "Forks tell what changes within a run. Of what changes from run to run alone, as another load"
          + " or a warmer processor, 0.5 %% is allowed for; more looks like the program: where verdicts"
          + " matter, repeat both runs."
    })
public final class CompareCommand implements Callable<Integer> {
  private static final String SLOWER = Verdict.SLOWER.id();
  private static final int MOST_RUNS = 26;

  private final Session session;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description =
          "Result folders of 'bench', or files that JMH wrote with -rf json: two or more, or one"
              + " with --backends.")
  private List<Path> sources = new ArrayList<>();

  @Option(
      names = "--backends",
      description = "Compare the backends of one run with each other instead of runs.")
  private boolean backends;

  @Option(
      names = "--baseline",
      paramLabel = "BACKEND",
      description =
          "With --backends: which one the others are compared with. Default: the fast one of the"
              + " processor where it was measured.")
  private String baseline;

  @Option(
      names = "--all",
      description = "List every row, also those that cannot have changed by more than 5 %%.")
  private boolean all;

  @Option(
      names = "--fail-on",
      paramLabel = "slower",
      description = "End with exit code 1 when the verdict on any row is 'slower'.")
  private String failOn;

  @Mixin private ComparisonFiles files;

  /** The command. */
  public CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    files.check(sources);
    requireDifferent();
    List<BenchRun> runs = new ArrayList<>();
    for (Path source : sources) {
      runs.add(read(source));
    }
    runs = distinctlyNamed(runs);
    return backends ? compareBackends(runs.get(0)) : compareRuns(runs);
  }

  private void checkOptions() {
    if (failOn != null && !failOn.equals(SLOWER)) {
      throw new UsageException("--fail-on takes the word " + SLOWER + ", got '" + failOn + "'");
    }
    if (backends && sources.size() != 1) {
      throw new UsageException("--backends takes one run, got " + sources.size());
    }
    if (backends && failOn != null) {
      throw new UsageException("--fail-on is for comparing runs, and --backends compares none");
    }
    if (!backends && baseline != null) {
      throw new UsageException(
          "--baseline names a backend, for --backends; of runs the first is the baseline");
    }
    if (!backends && (sources.size() < 2 || sources.size() > MOST_RUNS)) {
      throw new UsageException(
          "a comparison takes 2 to %s runs, got %s%s"
              .formatted(
                  MOST_RUNS,
                  sources.size(),
                  sources.size() == 1 ? "; --backends compares the backends of one" : ""));
    }
  }

  private void requireDifferent() {
    for (int i = 0; i < sources.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(sources.get(j), sources.get(i))) {
          throw new UsageException(
              "%s and %s are the same run; name two".formatted(sources.get(j), sources.get(i)));
        }
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException missing) {
      // Whoever reads it will tell.
      return false;
    }
  }

  /** What cannot be read is wrong usage: the exit code of a failure stands for slower rows. */
  private static BenchRun read(Path source) {
    try {
      return BenchRun.read(source);
    } catch (FileSystemException problem) {
      throw new UsageException(
          problem.getReason() == null
              ? problem.getFile() + ": " + FileTrouble.words(problem)
              : problem.getMessage());
    } catch (IOException problem) {
      throw new UsageException(source + ": " + FileTrouble.words(problem));
    }
  }

  /** Folders of the same name in different places are called by their paths. */
  private static List<BenchRun> distinctlyNamed(List<BenchRun> runs) {
    long names = runs.stream().map(BenchRun::name).distinct().count();
    return names == runs.size()
        ? runs
        : runs.stream()
            .map(
                run ->
                    new BenchRun(
                        run.source().toString(), run.source(), run.environment(), run.rows()))
            .toList();
  }

  private int compareRuns(List<BenchRun> runs) throws IOException {
    List<RunComparison> comparisons = new ArrayList<>();
    for (BenchRun run : runs.subList(1, runs.size())) {
      try {
        comparisons.add(RunComparison.of(runs.get(0), run, Bootstrap.standard()));
      } catch (IllegalArgumentException refused) {
        throw new UsageException(refused);
      }
    }
    comparisons.stream().flatMap(each -> each.warnings().stream()).distinct().forEach(this::warn);
    write(ComparisonCsv.of(comparisons), ComparisonPlot.of(comparisons));
    for (int i = 0; i < comparisons.size(); i++) {
      String letter = Character.toString('B' + i);
      print((i == 0 ? "" : "\n") + ComparisonTable.of(comparisons.get(i), letter, all));
    }
    boolean slower = comparisons.stream().anyMatch(each -> each.count(Verdict.SLOWER) > 0);
    return slower && failOn != null ? ExitCode.FAILED : ExitCode.DONE;
  }

  private int compareBackends(BenchRun run) throws IOException {
    BackendComparison comparison;
    try {
      comparison = BackendComparison.of(run, baselineOf(run), Bootstrap.standard());
    } catch (IllegalArgumentException refused) {
      throw new UsageException(refused);
    }
    comparison.warnings().forEach(this::warn);
    write(ComparisonCsv.of(comparison), ComparisonPlot.of(comparison));
    Set<String> devices =
        Backends.all().stream()
            .filter(backend -> backend.design().onDevice())
            .map(Backend::id)
            .collect(Collectors.toSet());
    print(BackendTable.of(comparison, devices));
    return ExitCode.DONE;
  }

  private String baselineOf(BenchRun run) {
    return baseline != null ? baseline : BackendComparison.usualBaseline(run);
  }

  private void write(byte[] csv, RatioPlot plot) throws IOException {
    if (files.isCsvOnStandardOutput()) {
      session.output().write(csv, 0, csv.length);
      session.output().flush();
    } else if (files.csv().isPresent()) {
      AtomicFile.write(files.csv().get(), csv);
    }
    if (files.plot().isPresent()) {
      Picture picture = plot.picture();
      AtomicFile.write(files.plot().get(), files.isPlotSvg() ? picture.svg() : picture.png());
    }
  }

  private void print(String text) {
    PrintWriter out =
        files.isCsvOnStandardOutput() ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private void warn(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("warning: " + line);
    errors.flush();
  }
}
