package org.synapticcaching.cli;

import java.io.PrintWriter;
import java.util.function.Function;
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

  /** Tells the user one line. */
  void note(String line) {
    PrintWriter errors = command.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }

  /** Prints the summary as JSON or, by {@code text}, for people. */
  void print(RunSummary summary, Function<RunSummary, String> text) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonSummary.of(summary));
    } else {
      out.print(text.apply(summary));
    }
    out.flush();
  }
}
