package org.synapticcaching.cli.learn;

import java.io.PrintWriter;
import java.util.function.Function;
import org.synapticcaching.cli.options.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a run prints: its summary on standard output, notes on standard error. A picocli mixin. */
final class SummaryOutput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--json",
      description = "Print the summary as JSON, and nothing else, on standard output.")
  private boolean json;

  private boolean yields;

  /** Tells the user one line. */
  void note(String line) {
    PrintWriter errors = command.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }

  /**
   * Leaves standard output to a file of the run, and prints the summary on standard error.
   *
   * @param option that names standard output as its file
   * @throws UsageException when the summary is to be alone on standard output
   */
  void yieldTo(String option) {
    if (json) {
      throw new UsageException(
          option + " and --json both write to standard output; name a file instead");
    }
    yields = true;
  }

  /** Prints the summary as JSON or, by {@code text}, for people. */
  void print(RunSummary summary, Function<RunSummary, String> text) {
    CommandLine line = command.commandLine();
    PrintWriter out = yields ? line.getErr() : line.getOut();
    if (json) {
      out.println(JsonSummary.of(summary));
    } else {
      out.print(text.apply(summary));
    }
    out.flush();
  }
}
