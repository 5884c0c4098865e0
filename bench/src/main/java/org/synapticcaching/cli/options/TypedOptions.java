package org.synapticcaching.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command that the user typed, to be read again beside others. */
final class TypedOptions {
  private TypedOptions() {}

  /** A word for each of them, as {@code --hidden=100}, in the order of declaration. */
  static List<String> of(CommandSpec mixin) {
    List<String> words = new ArrayList<>();
    for (OptionSpec option : mixin.options()) {
      for (String value : option.originalStringValues()) {
        words.add(option.longestName() + "=" + value);
      }
    }
    return words;
  }
}
