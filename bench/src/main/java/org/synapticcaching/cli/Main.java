package org.synapticcaching.cli;

import java.util.List;
import org.synapticcaching.cli.options.ArgumentFiles;
import org.synapticcaching.cli.options.TypedValues;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.console.Terminal;
import picocli.CommandLine;

/** The command line, in a Java that has the Vector API where there is one. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    Session session =
        new Session(
            Interrupt.onShutdown(),
            Terminal.standardErrorIsTerminal(),
            StandardOutput.ofThisJava());
    System.exit(run(session, HandedArguments.received(arguments)));
  }

  /**
   * Runs one command of a session; whatever goes wrong becomes a line.
   *
   * @return exit code
   */
  public static int run(Session session, String... arguments) {
    return run(session, neededBy(session, List.of(arguments)), arguments);
  }

  /** The program with the commands that these arguments may come to. */
  static CommandLine neededBy(Session session, List<String> arguments) {
    return set(new Commands(session).neededBy(arguments), session);
  }

  /** All commands; tests replace its writers. */
  static CommandLine commandLine(Session session) {
    return set(new Commands(session).all(), session);
  }

  private static CommandLine set(CommandLine commandLine, Session session) {
    commandLine
        .setCaseInsensitiveEnumValuesAllowed(false)
        // Else -hidden would be -h, followed by something.
        .setPosixClusteredShortOptionsAllowed(false)
        .setUsageHelpAutoWidth(true)
        .setOut(session.output().writer());
    explainExitCodes(commandLine);
    return TypedValues.readBy(commandLine);
  }

  private static void explainExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.explained());
    command.getSubcommands().values().forEach(Main::explainExitCodes);
  }

  /** Runs one command; that its output could not be written is a failure like others. */
  static int run(Session session, CommandLine commandLine, String... arguments) {
    int code = execute(commandLine, arguments);
    return session
        .output()
        .failure()
        .map(problem -> new ErrorReporter(arguments).handleOutput(commandLine, problem, code))
        .orElse(code);
  }

  /** Runs one command; whatever goes wrong becomes a line and an exit code. */
  static int execute(CommandLine commandLine, String... arguments) {
    ErrorReporter reporter = new ErrorReporter(arguments);
    commandLine.setParameterExceptionHandler(reporter);
    commandLine.setExecutionExceptionHandler(reporter);
    try {
      ArgumentFiles.check(arguments);
      return commandLine.execute(arguments);
    } catch (UsageException wrong) {
      return reporter.handleArguments(commandLine, wrong);
    } catch (Error problem) {
      return reporter.handleError(commandLine, problem);
    } finally {
      commandLine.getOut().flush();
      commandLine.getErr().flush();
    }
  }
}
