package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link FileOptions} say.
 *
 * @param initWeights where weights come from, if not from the seed
 * @param saveWeights where weights go
 * @param history where the tests go
 */
public record FileSettings(
    Optional<Path> initWeights, Optional<Path> saveWeights, Optional<Path> history) {

  /** Every option with its value, as the summary lists them. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("init-weights", initWeights.map(Path::toString).orElse(null));
    map.put("save-weights", saveWeights.map(Path::toString).orElse(null));
    map.put("history", history.map(Path::toString).orElse(null));
    return map;
  }
}
