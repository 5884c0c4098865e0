package org.synapticcaching.jmh.main;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.UnCloseablePrintStream;
import org.synapticcaching.console.WarningFilter;
import org.synapticcaching.jmh.ModelledEnergyProfiler;
import org.synapticcaching.joules.Meters;
import org.synapticcaching.machine.HugePages;

/**
 * Where {@code java -jar benchmarks.jar} begins: JMH and its command line, but wrong parameters are
 * refused before anything is measured, and rows that fail are no success.
 */
public final class BenchmarkMain {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private BenchmarkMain() {}

  /**
   * Runs benchmarks and exits with 0, 1 when a row could not be measured, or 2 for wrong usage.
   *
   * @throws IOException when JMH cannot print its help
   */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.err));
  }

  /**
   * Runs benchmarks.
   *
   * @param errors receives a line when something is wrong
   * @return exit code; for what JMH only tells, JMH itself may end Java instead
   */
  static int run(String[] arguments, PrintStream errors) throws IOException {
    CommandLineOptions options;
    try {
      options = new CommandLineOptions(arguments);
    } catch (CommandLineOptionException wrong) {
      return refused(errors, wrong.getMessage(), WRONG_USAGE);
    }
    SortedSet<BenchmarkListEntry> benchmarks = selected(options);
    if (benchmarks.isEmpty() || onlyTells(options)) {
      Main.main(arguments);
      return DONE;
    }
    Optional<String> wrong =
        AskedParameters.refusal(arguments, options, benchmarks)
            .or(() -> AskedEnergy.refusal(arguments));
    return wrong.isPresent()
        ? refused(errors, wrong.get(), WRONG_USAGE)
        : measure(arguments, options, errors);
  }

  private static SortedSet<BenchmarkListEntry> selected(CommandLineOptions options) {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    return BenchmarkList.defaultList().find(silent, options.getIncludes(), options.getExcludes());
  }

  private static boolean onlyTells(CommandLineOptions options) {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }

  private static int measure(String[] arguments, CommandLineOptions options, PrintStream errors) {
    MeasuredRows rows = new MeasuredRows();
    try {
      OutputFormat output = rows.watch(output(options));
      new Runner(completed(arguments, output), output).run();
    } catch (RunnerException problem) {
      String failure = rows.failure().map(line -> "; " + line).orElse("");
      return refused(errors, problem.getMessage() + failure, FAILED);
    } catch (IOException unwritable) {
      return refused(errors, "-o: " + unwritable.getMessage(), WRONG_USAGE);
    }
    return rows.failure().map(line -> refused(errors, line, FAILED)).orElse(DONE);
  }

  /**
   * As was asked for, the energy in the model beside every score of learning, and forks with pages
   * of memory of the size that the command line asks for.
   */
  private static Options completed(String[] arguments, OutputFormat output) {
    CommandLineOptions options = AskedEnergy.resolved(arguments, Meters::ofThisMachine, output);
    String profiler = ModelledEnergyProfiler.class.getCanonicalName();
    boolean has =
        options.getProfilers().stream().anyMatch(each -> each.getKlass().equals(profiler));
    ChainedOptionsBuilder builder =
        new OptionsBuilder().parent(options).jvmArgsPrepend(prepended(options));
    return has ? builder.build() : builder.addProfiler(ModelledEnergyProfiler.class).build();
  }

  /** Flags before all others of a fork. */
  private static String[] prepended(CommandLineOptions options) {
    List<String> flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    flags.addAll(options.getJvmArgs().orElse(List.of()));
    flags.addAll(options.getJvmArgsAppend().orElse(List.of()));
    Collection<String> asked = options.getJvmArgsPrepend().orElse(List.of());
    flags.addAll(asked);
    List<String> prepended = new ArrayList<>(HugePages.flags(flags));
    prepended.addAll(asked);
    return prepended.toArray(String[]::new);
  }

  /**
   * That of JMH: to the file of {@code -o}, else to standard output, which stays open. What forks
   * print is in it, and would begin with Java's warning each time.
   */
  private static OutputFormat output(CommandLineOptions options) throws IOException {
    Charset charset = Charset.defaultCharset();
    PrintStream target =
        options.getOutput().hasValue()
            ? new PrintStream(
                new WarningFilter(new FileOutputStream(options.getOutput().get())), false, charset)
            : new UnCloseablePrintStream(new WarningFilter(System.out), charset);
    return OutputFormatFactory.createFormatInstance(
        target, options.verbosity().orElse(Defaults.VERBOSITY));
  }

  private static int refused(PrintStream errors, String line, int code) {
    errors.println("benchmarks: " + line.strip().replaceAll("\\s*\\R\\s*", "; "));
    return code;
  }
}
