package org.synapticcaching.cli;

import org.synapticcaching.cli.session.Version;
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
      "Two Javas run, of which the second computes; flags of the first are handed on."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = ErrorReporter.STACKTRACE,
      scope = ScopeType.INHERIT,
      description = "On failure, also print where in the program it happened.")
  private boolean stacktrace;

  /** Where the program was started as users do, another Java has taken the option already. */
  @Option(
      names = "--debug-jvm",
      paramLabel = "PORT",
      scope = ScopeType.INHERIT,
      description = "Let the Java that computes wait for a debugger on this port, 1 to 65535.")
  private void waitForDebugger(String port) {
    throw new ParameterException(
        spec.commandLine(),
        "--debug-jvm: one Java alone runs here, which takes -agentlib:jdwp=... itself");
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which command? one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
