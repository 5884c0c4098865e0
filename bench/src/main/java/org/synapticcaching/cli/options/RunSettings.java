package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PlasticShare;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a run with their values, as its summary lists them: enough to repeat the run. */
final class RunSettings {
  private RunSettings() {}

  /**
   * Every option of a mixin by its longest name, without dashes, in the order of declaration.
   *
   * @return a number, a word, a boolean, a list of these, or null for an option without a value
   */
  static Map<String, Object> of(CommandSpec mixin) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (OptionSpec option : mixin.options()) {
      settings.put(option.longestName().substring("--".length()), plain(option.getValue()));
    }
    return settings;
  }

  /** A value as JSON holds it, written as the option reads it. */
  private static Object plain(Object value) {
    if (value instanceof List<?> values) {
      return values.stream().map(RunSettings::plain).toList();
    }
    if (value instanceof Named word) {
      return word.id();
    }
    if (value instanceof PlasticShare.Count count) {
      return count.value();
    }
    if (value instanceof PlasticShare.Fraction fraction) {
      return fraction.value();
    }
    if (value instanceof ThresholdWord threshold) {
      return plain(threshold.plain());
    }
    if (value instanceof Path path) {
      return path.toString();
    }
    return value instanceof Double number && number.isInfinite() ? "inf" : value;
  }
}
