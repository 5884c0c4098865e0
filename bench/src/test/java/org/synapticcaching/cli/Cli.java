package org.synapticcaching.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;

/** Runs commands inside the test, with what they print caught. */
public final class Cli {
  /** A run that takes milliseconds. */
  private static final SortedMap<String, String> SMALL =
      new TreeMap<>(
          Map.of("--data", "digits", "--train-limit", "60", "--test-limit", "20", "--hidden", "5"));

  private Cli() {}

  /**
   * What a command did.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  public record Outcome(int code, String out, String err) {}

  public static Outcome run(String... arguments) {
    return run(new Interrupt(), arguments);
  }

  public static Outcome run(Interrupt interrupt, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine(new Session(interrupt, false));
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    int code = Main.execute(commandLine, arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Trains a small network on few digits. */
  public static Outcome trainSmall(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    List<String> given = List.of(more);
    SMALL.forEach(
        (option, value) -> {
          if (!given.contains(option)) {
            arguments.addAll(List.of(option, value));
          }
        });
    arguments.addAll(given);
    return run(arguments.toArray(String[]::new));
  }
}
