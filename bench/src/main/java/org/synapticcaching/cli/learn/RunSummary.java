package org.synapticcaching.cli.learn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.training.TrainingResult.Ending;

/**
 * What a training run came to.
 *
 * @param machine what computed it
 * @param data one line on what was learned
 * @param presentations number of presentations
 * @param epochs presentations in units of the training set
 * @param ending why it ended
 * @param accuracy fraction of right answers on the test set at the end
 * @param layers energy of each weight matrix, input side first
 * @param seconds the whole run, data and tests included
 * @param presentationsPerSecond of the learning alone; NaN without any
 * @param settings every option with its value
 * @param version of this program
 */
record RunSummary(
    Machine machine,
    String data,
    long presentations,
    double epochs,
    Ending ending,
    double accuracy,
    List<LayerEnergy> layers,
    double seconds,
    double presentationsPerSecond,
    Map<String, Object> settings,
    String version) {

  /**
   * What computed a run.
   *
   * @param backend its id
   * @param precision number format
   * @param device processor or card
   */
  record Machine(String backend, String precision, String device) {}

  /**
   * Energy of one weight matrix.
   *
   * @param name {@code W1}, {@code W2}, ...
   * @param energy under the run's prices
   * @param plasticity how its synapses changed; empty for a perceptron
   * @param threshold that has set itself, at the end, or the mean of its neurons or synapses; empty
   *     for one that is fixed
   */
  record LayerEnergy(
      String name,
      Energy energy,
      Optional<PlasticityStatistics> plasticity,
      OptionalDouble threshold) {}

  RunSummary {
    layers = List.copyOf(layers);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Energy of all weight matrices. */
  Energy energy() {
    return layers.stream()
        .map(LayerEnergy::energy)
        .reduce(Energy::plus)
        .orElseThrow(() -> new IllegalStateException("a run without weight matrices"));
  }
}
