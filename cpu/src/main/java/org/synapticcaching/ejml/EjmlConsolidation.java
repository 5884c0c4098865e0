package org.synapticcaching.ejml;

import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

/** Consolidation of one network: what is compared with the threshold, and what then moves. */
final class EjmlConsolidation {
  private final ConsolidationPolicy policy;
  private final Consolidation consolidation;
  private final List<EjmlLayer> layers;
  private final GroupStatistic group;

  EjmlConsolidation(Consolidation consolidation, List<EjmlLayer> layers) {
    this.policy = consolidation.policy();
    this.consolidation = consolidation;
    this.layers = layers;
    this.group = policy.usesThreshold() ? new GroupStatistic(consolidation) : null;
  }

  /**
   * Ends the learning part of a presentation.
   *
   * @param checks whether the threshold is checked in it
   */
  void apply(boolean checks) {
    if (!checks || !policy.usesThreshold()) {
      end(checks && !policy.caches());
      return;
    }
    switch (policy.scope()) {
      case SYNAPSE -> layers.forEach(layer -> layer.consolidateEach(consolidation));
      case NEURON -> layers.forEach(this::checkNeurons);
      case LAYER -> layers.forEach(this::checkLayer);
      case NETWORK -> {
        group.clear();
        layers.forEach(layer -> layer.addTo(group, 0, layer.neurons()));
        end(group.isOver());
      }
    }
  }

  private void checkNeurons(EjmlLayer layer) {
    for (int neuron = 0; neuron < layer.neurons(); neuron++) {
      group.clear();
      layer.addTo(group, neuron, neuron + 1);
      layer.end(neuron, neuron + 1, group.isOver());
    }
  }

  private void checkLayer(EjmlLayer layer) {
    group.clear();
    layer.addTo(group, 0, layer.neurons());
    layer.end(0, layer.neurons(), group.isOver());
  }

  /** Ends the presentation for all synapses: all of them are consolidated, or none. */
  private void end(boolean consolidates) {
    layers.forEach(layer -> layer.end(0, layer.neurons(), consolidates));
  }
}
