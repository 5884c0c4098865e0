package org.synapticcaching.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options whose values are lists, separated by commas. */
public final class ListOptions {
  private ListOptions() {}

  /**
   * Looks for a comma at the end, which splitting drops without a word.
   *
   * @throws UsageException naming the option
   */
  public static void requireNoEmptyEnd(CommandSpec command) {
    for (OptionSpec option : command.options()) {
      for (String typed : option.originalStringValues()) {
        if (!option.splitRegex().isEmpty() && typed.endsWith(",")) {
          throw new UsageException(
              "%s: nothing follows the last comma of '%s'".formatted(option.longestName(), typed));
        }
      }
    }
  }
}
