package org.synapticcaching.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.synapticcaching.model.Require;

/**
 * A run whose outcome the search wants to know.
 *
 * @param settings values of the options that are searched, as words
 * @param seed of everything random in it
 * @param presentations after which it ends when it has not reached the accuracy, >= 1
 */
public record Question(Map<String, String> settings, long seed, long presentations) {
  /** The options that a study gives to runs itself, beside those that it searches. */
  public static final String SEED = "seed";

  /** The same, of the limit. */
  public static final String PRESENTATIONS = "presentations";

  public Question {
    settings = new LinkedHashMap<>(settings);
    Require.that(presentations >= 1, "presentations must be >= 1, got %s", presentations);
  }

  /** All options that differ from run to run, as words. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>(settings);
    values.put(PRESENTATIONS, Long.toString(presentations));
    values.put(SEED, Long.toString(seed));
    return values;
  }
}
