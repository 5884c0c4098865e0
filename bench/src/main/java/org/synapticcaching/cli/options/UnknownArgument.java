package org.synapticcaching.cli.options;

import java.util.List;
import org.synapticcaching.word.KnownWords;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command or option that does not exist. */
public final class UnknownArgument {
  private UnknownArgument() {}

  /** One line that names the first word that fits nowhere, and what it may stand for. */
  public static String describe(UnmatchedArgumentException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    String word = problem.getUnmatched().get(0);
    if (word.startsWith("-")) {
      String name = word.replaceFirst("=.*", "");
      return "unknown option '" + name + "'" + options(command).meant(name);
    }
    if (!command.subcommands().isEmpty()) {
      return KnownWords.of("command", command.subcommands().keySet()).refusal(word);
    }
    return "unexpected argument '" + word + "'" + options(command).meant(word);
  }

  private static KnownWords options(CommandSpec command) {
    List<String> names =
        command.options().stream()
            .filter(option -> !option.hidden())
            .map(OptionSpec::longestName)
            .toList();
    return new KnownWords("option", names);
  }
}
