package org.synapticcaching.backend;

import java.util.List;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Require;

/**
 * What a backend opens: R networks of one shape that differ in seed, thresholds or rules.
 *
 * @param network shape, units and loss of all of them
 * @param replicas one per network, R >= 1
 * @param threads processor threads to use, >= 1; results do not depend on it
 * @param tf32 whether a device may round the inputs of float32 matrix products to TF32 (10 bits),
 *     which is faster
 */
public record PopulationSpec(Network network, List<Replica> replicas, int threads, boolean tf32) {
  /** System property: {@code true} allows TF32 where a population's spec does not say. */
  public static final String TF32_PROPERTY = "synapticcaching.tf32";

  public PopulationSpec {
    replicas = List.copyOf(replicas);
    Require.that(!replicas.isEmpty(), "a population needs at least one replica");
    Require.that(threads >= 1, "threads must be >= 1, got %s", threads);
    network.layers().forEach(LayerShape::length);
    for (Replica replica : replicas) {
      if (replica.learningRates().size() != network.layerCount()) {
        throw new IllegalArgumentException(
            "learning rates: expected one per weight matrix (%s), got %s"
                .formatted(network.layerCount(), replica.learningRates().size()));
      }
      replica.plasticity().requireFits(network);
    }
  }

  /** With TF32 as {@value #TF32_PROPERTY} says. */
  public PopulationSpec(Network network, List<Replica> replicas, int threads) {
    this(network, replicas, threads, Boolean.getBoolean(TF32_PROPERTY));
  }

  /** Whether all networks are plain back-propagation without a gate, and none counts changes. */
  public boolean plainPlasticity() {
    return replicas.stream()
        .allMatch(replica -> replica.plasticity().isPlain() && !replica.countsChanges());
  }

  /** One network on one thread. */
  public static PopulationSpec single(Network network, Replica replica) {
    return new PopulationSpec(network, List.of(replica), 1);
  }
}
