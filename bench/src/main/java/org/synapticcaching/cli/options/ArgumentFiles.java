package org.synapticcaching.cli.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Model.CommandSpec;

/** Files of arguments, which stand on the command line as {@code @FILE}. */
public final class ArgumentFiles {
  private ArgumentFiles() {}

  /**
   * Looks whether the files can be read, before they are.
   *
   * @throws UsageException naming the first one that cannot, and what to do
   */
  public static void check(String... arguments) {
    for (String argument : arguments) {
      if (argument.startsWith("@") && !argument.startsWith("@@") && argument.length() > 1) {
        check(argument.substring(1));
      }
    }
  }

  /** Files may name others; a command that takes any words reads them all. */
  private static void expand(String argument) {
    try {
      new CommandLine(CommandSpec.create()).setUnmatchedArgumentsAllowed(true).parseArgs(argument);
    } catch (InitializationException unreadable) {
      Throwable innermost = unreadable;
      while (innermost.getCause() instanceof InitializationException cause) {
        innermost = cause;
      }
      throw new UsageException(innermost.getMessage());
    }
  }

  private static void check(String name) {
    Path file;
    try {
      file = Path.of(name);
    } catch (InvalidPathException noName) {
      throw refused(name, "no name of a file");
    }
    if (!Files.exists(file)) {
      throw refused(name, "no such file; a word that begins with @ is written @@" + name);
    }
    if (Files.isDirectory(file)) {
      throw refused(name, "a folder; name a file with one argument a line");
    }
    if (!Files.isReadable(file)) {
      throw refused(name, "not allowed to read it");
    }
    // What a pipe gives can be read only once.
    if (Files.isRegularFile(file)) {
      expand("@" + name);
    }
  }

  private static UsageException refused(String name, String why) {
    return new UsageException("arguments of @" + name + ": " + why);
  }
}
