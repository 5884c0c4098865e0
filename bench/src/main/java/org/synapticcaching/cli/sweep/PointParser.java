package org.synapticcaching.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.synapticcaching.cli.options.SweptOption;
import org.synapticcaching.cli.options.TypedValues;
import org.synapticcaching.cli.options.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Lets the options of one run read what a user might have typed for each point. */
final class PointParser {
  private final CommandLine parser;
  private final List<String> fixed;
  private final Map<String, SweptOption> swept = new LinkedHashMap<>();

  /**
   * A parser.
   *
   * @param command an object with the options of the run, anew for each point
   * @param fixed words that all points have in common
   * @param varied names of the options that differ from point to point, without dashes
   * @param option finds the option of a name without dashes
   * @throws UsageException when an option is varied that does not exist, or is fixed as well
   */
  PointParser(
      Object command,
      List<String> fixed,
      List<String> varied,
      Function<String, SweptOption> option) {
    this.parser =
        TypedValues.readBy(new CommandLine(command).setPosixClusteredShortOptionsAllowed(false));
    this.fixed = List.copyOf(fixed);
    for (String name : varied) {
      SweptOption its = option.apply(name);
      if (fixed.stream().anyMatch(word -> word.startsWith(its.name() + "="))) {
        throw new UsageException(
            "--vary " + name + ": " + its.name() + " is given as well; it is varied or it is not");
      }
      swept.put(name, its);
    }
  }

  /**
   * The words that a user would have typed.
   *
   * @throws UsageException when a switch is neither on nor off
   */
  List<String> words(Map<String, String> values) {
    List<String> words = new ArrayList<>(fixed);
    values.forEach((name, value) -> words.addAll(swept.get(name).words(value)));
    return words;
  }

  /**
   * Reads a point into the options.
   *
   * @throws UsageException when a word is no value of its option
   */
  void read(Map<String, String> values) {
    try {
      parser.parseArgs(words(values).toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }
}
