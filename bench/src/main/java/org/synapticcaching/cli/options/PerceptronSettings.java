package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Everything that {@code perceptron} was asked to do: random patterns or files.
 *
 * @param synapses N of random patterns
 * @param patterns P of random patterns; there if and only if {@code synapses} is
 * @param patternsFile patterns, if they are not random
 * @param targetsFile their targets
 * @param maxEpochs when to give up
 * @param plasticity caching, prices, seed and backend
 */
public record PerceptronSettings(
    Optional<Integer> synapses,
    Optional<Integer> patterns,
    Optional<Path> patternsFile,
    Optional<Path> targetsFile,
    int maxEpochs,
    CachingSettings plasticity) {

  /**
   * What is learned.
   *
   * @throws UsageException when random patterns of this size cannot be had
   * @throws org.synapticcaching.dataset.DataException when the files cannot be used
   */
  public PerceptronTask task() {
    if (patternsFile.isPresent()) {
      return PerceptronFiles.read(patternsFile.get(), targetsFile.orElseThrow());
    }
    try {
      return PerceptronTask.random(
          synapses.orElseThrow(), patterns.orElseThrow(), plasticity.seed());
    } catch (IllegalArgumentException tooMany) {
      throw new UsageException(tooMany);
    }
  }

  /** How it is learned. */
  public PerceptronSpec spec() {
    return new PerceptronSpec(
        plasticity.consolidation(), maxEpochs, List.of(plasticity.prices().measure()));
  }

  /**
   * Every option with its value, enough to repeat the run.
   *
   * @param backendUsed id of a backend: what {@code auto} came to
   */
  public Map<String, Object> asMap(String backendUsed) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("synapses", synapses.orElse(null));
    map.put("patterns", patterns.orElse(null));
    map.put("patterns-file", patternsFile.map(Path::toString).orElse(null));
    map.put("targets-file", targetsFile.map(Path::toString).orElse(null));
    map.put("max-epochs", maxEpochs);
    map.putAll(plasticity.asMap(backendUsed));
    return map;
  }
}
