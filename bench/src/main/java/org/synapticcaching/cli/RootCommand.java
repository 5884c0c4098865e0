package org.synapticcaching.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: says what commands there are. */
@Command(
    name = "synaptic-caching",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "What learning costs in metabolic energy, and which plasticity makes it cheaper.",
    footer = {
      "",
      "'synaptic-caching COMMAND --help' tells about one command.",
      "",
      "Two Javas run, of which the second computes; flags of the first are handed on. For a debugger",
      "or a monitor have one alone: java --add-modules jdk.incubator.vector -agentlib:jdwp=... -jar ..."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = ErrorReporter.STACKTRACE,
      scope = ScopeType.INHERIT,
      description = "On failure, also print where in the program it happened.")
  private boolean stacktrace;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which command? one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
