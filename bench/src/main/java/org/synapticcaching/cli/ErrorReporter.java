package org.synapticcaching.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.regex.Pattern;
import org.synapticcaching.cli.options.UnknownArgument;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.file.FileTrouble;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports what went wrong in one line on standard error, and decides the exit code. */
final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** The option that adds the stack trace. */
  static final String STACKTRACE = "--stacktrace";

  private static final List<Class<? extends Exception>> EXPECTED =
      List.of(
          DataException.class,
          IllegalArgumentException.class,
          IllegalStateException.class,
          UnsupportedOperationException.class);

  /** Where picocli passes on what a converter threw. */
  private static final Pattern CLASS_NAMES =
      Pattern.compile("\\b(?:[a-z]\\w*\\.)+\\w+(?:Exception|Error): ");

  /** Of a longer line, which echoes an argument of that length, the middle is left out. */
  private static final int LONGEST_LINE = 1500;

  private final boolean stacktrace;

  /** Searches for the option itself, since there may be no parsed command line. */
  ErrorReporter(String[] arguments) {
    this.stacktrace = List.of(arguments).contains(STACKTRACE);
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String line =
        problem instanceof UnmatchedArgumentException unmatched
            ? UnknownArgument.describe(unmatched)
            : CLASS_NAMES.matcher(problem.getMessage()).replaceAll("");
    return report(command, problem, ExitCode.USAGE, line + help(command));
  }

  /** Arguments that cannot even be read. */
  int handleArguments(CommandLine command, UsageException problem) {
    return report(command, problem, ExitCode.USAGE, problem.getMessage() + help(command));
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine command, ParseResult parseResult) {
    if (problem instanceof UsageException) {
      return report(command, problem, ExitCode.USAGE, problem.getMessage() + help(command));
    }
    if (problem instanceof RunFailures several) {
      several.all().forEach(each -> report(command, each, ExitCode.FAILED, describe(each)));
      return ExitCode.FAILED;
    }
    return report(command, problem, ExitCode.FAILED, describe(problem));
  }

  /**
   * Standard output that could not be written. Who left a pipe knows it and is told nothing.
   *
   * @param code that the command otherwise ends with
   */
  int handleOutput(CommandLine command, IOException problem, int code) {
    boolean readerLeft = String.valueOf(problem.getMessage()).contains("Broken pipe");
    if (!readerLeft) {
      String line = "standard output cannot be written (" + FileTrouble.words(problem) + ")";
      report(command, problem, ExitCode.FAILED, line);
    }
    if (code != ExitCode.DONE && code != ExitCode.INTERRUPTED) {
      return code;
    }
    return readerLeft ? ExitCode.READER_LEFT : ExitCode.FAILED;
  }

  /** What picocli does not handle: Java itself cannot go on. */
  int handleError(CommandLine command, Error problem) {
    if (problem instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return report(
          command,
          problem,
          ExitCode.FAILED,
          "not enough memory (Java may use %s MB; 'java -Xmx4g -jar' gives it more)"
              .formatted(megabytes));
    }
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    return report(command, problem, ExitCode.FAILED, fault(cause));
  }

  private static String help(CommandLine command) {
    return " (see '" + command.getCommandSpec().qualifiedName() + " --help')";
  }

  private int report(CommandLine command, Throwable problem, int code, String line) {
    PrintWriter err = command.getErr();
    err.println(shortened("synaptic-caching: " + line.strip().replaceAll("\\s*\\R\\s*", "; ")));
    if (stacktrace) {
      problem.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  private static String shortened(String line) {
    int left = line.length() - LONGEST_LINE;
    int end = LONGEST_LINE / 3;
    return left <= 0
        ? line
        : line.substring(0, LONGEST_LINE - end)
            + "... (%s characters left out) ...".formatted(left)
            + line.substring(line.length() - end);
  }

  private static String describe(Exception problem) {
    if (problem instanceof UncheckedIOException unchecked) {
      return ofFile(unchecked.getCause());
    }
    if (problem instanceof IOException io) {
      return ofFile(io);
    }
    boolean expected = EXPECTED.stream().anyMatch(type -> type.isInstance(problem));
    return expected && problem.getMessage() != null ? problem.getMessage() : fault(problem);
  }

  private static String fault(Throwable problem) {
    return "a fault of this program: " + problem + "; '" + STACKTRACE + "' tells where";
  }

  private static String ofFile(IOException problem) {
    if (problem instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (problem instanceof AccessDeniedException denied) {
      return denied.getFile() + ": not allowed to read or write it";
    }
    if (problem instanceof FileNotFoundException || problem instanceof FileSystemException) {
      return problem.getMessage();
    }
    return "input or output failed: " + FileTrouble.words(problem);
  }
}
