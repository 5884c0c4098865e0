package org.synapticcaching.cli;

import org.synapticcaching.cli.bench.BenchCommand;
import org.synapticcaching.cli.bench.CompareCommand;
import org.synapticcaching.cli.bench.ReportCommand;
import org.synapticcaching.cli.check.GpuCheckCommand;
import org.synapticcaching.cli.data.DataCommand;
import org.synapticcaching.cli.figure.FigureCommand;
import org.synapticcaching.cli.figure.ReproduceCommand;
import org.synapticcaching.cli.learn.PerceptronCommand;
import org.synapticcaching.cli.learn.TrainCommand;
import org.synapticcaching.cli.options.ArgumentFiles;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.console.Terminal;
import org.synapticcaching.figure.paper.FigureCatalog;
import picocli.AutoComplete.GenerateCompletion;
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
    System.exit(run(session, commandLine(session), HandedArguments.received(arguments)));
  }

  /** All commands; tests replace its writers. */
  static CommandLine commandLine(Session session) {
    CommandLine commandLine =
        new CommandLine(new RootCommand())
            .addSubcommand("train", new TrainCommand(session))
            .addSubcommand("perceptron", new PerceptronCommand(session))
            .addSubcommand("figure", new FigureCommand(session, FigureCatalog.all()))
            .addSubcommand("reproduce", new ReproduceCommand(session, FigureCatalog.all()))
            .addSubcommand("bench", new BenchCommand(session))
            .addSubcommand("compare", new CompareCommand(session))
            .addSubcommand("report", new ReportCommand(FigureCatalog.all()))
            .addSubcommand("gpu-check", new GpuCheckCommand(session, Main.class))
            .addSubcommand("data", DataCommand.commandLine(session))
            .addSubcommand("backends", new BackendsCommand())
            .addSubcommand("generate-completion", new GenerateCompletion())
            .setCaseInsensitiveEnumValuesAllowed(false)
            // Else -hidden would be -h, followed by something.
            .setPosixClusteredShortOptionsAllowed(false)
            .setUsageHelpAutoWidth(true)
            .setOut(session.output().writer());
    explainExitCodes(commandLine);
    return commandLine;
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
