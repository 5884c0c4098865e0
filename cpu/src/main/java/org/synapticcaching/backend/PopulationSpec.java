package org.synapticcaching.backend;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/**
 * What a backend opens: R networks of one shape that differ in seed, thresholds or rules.
 *
 * @param network shape, units and loss of all of them
 * @param replicas one per network, R >= 1
 * @param threads processor threads to use, >= 1; results do not depend on it
 */
public record PopulationSpec(Network network, List<Replica> replicas, int threads) {
  public PopulationSpec {
    replicas = List.copyOf(replicas);
    if (replicas.isEmpty()) {
      throw new IllegalArgumentException("a population needs at least one replica");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    network.layers().forEach(LayerShape::length);
    for (Replica replica : replicas) {
      if (replica.learningRates().size() != network.layerCount()) {
        throw new IllegalArgumentException(
            "learning rates: expected one per weight matrix ("
                + network.layerCount()
                + "), got "
                + replica.learningRates().size());
      }
      replica.plasticity().requireFits(network);
    }
  }

  /**
   * Refuses what a backend without competitive rules cannot do.
   *
   * @param backend its id, for the message
   * @throws UnsupportedOperationException when a replica has a rule other than plain
   *     back-propagation, is gated, or asks for changes to be counted; names the first of these
   */
  public void requirePlainPlasticity(String backend) {
    beyondPlain()
        .ifPresent(
            what -> {
              throw new UnsupportedOperationException(
                  backend + " does not have " + what + "; backend ejml has");
            });
  }

  /** Whether a backend without competitive rules can do all that is asked for. */
  public boolean plainPlasticity() {
    return beyondPlain().isEmpty();
  }

  private Optional<String> beyondPlain() {
    for (Replica replica : replicas) {
      Plasticity plasticity = replica.plasticity();
      if (plasticity.rule() != PlasticityRule.ALL) {
        return Optional.of("the plasticity rule " + plasticity.rule().id());
      }
      if (plasticity.errorGated()) {
        return Optional.of("error-gated learning");
      }
      if (replica.countsChanges()) {
        return Optional.of("counting the changes of every synapse");
      }
    }
    return Optional.empty();
  }

  /** One network on one thread. */
  public static PopulationSpec single(Network network, Replica replica) {
    return new PopulationSpec(network, List.of(replica), 1);
  }
}
