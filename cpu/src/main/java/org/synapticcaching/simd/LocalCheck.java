package org.synapticcaching.simd;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.simd.layer.LocalConsolidation;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.threshold.LocalThresholds;

/**
 * Which neurons and weight matrices of one replica are over thresholds that single neurons or
 * synapses have of their own (model section 3.1).
 */
final class LocalCheck {
  private final Consolidation consolidation;
  private final Trigger trigger;
  private final List<SimdLayer> layers;
  private final List<LocalConsolidation> local;

  /** A matrix of which not every synapse was over when last checked. */
  private int witness;

  LocalCheck(Consolidation consolidation, List<SimdLayer> layers, List<LocalConsolidation> local) {
    this.consolidation = consolidation;
    this.trigger = consolidation.policy().trigger();
    this.layers = layers;
    this.local = local;
  }

  /**
   * Checks the thresholds and lets what is over them be consolidated.
   *
   * @param scale g
   * @param groups consolidates groups, and is told what was consolidated besides
   */
  void check(float scale, SimdConsolidation groups) {
    if (consolidation.policy().scope() == Scope.NETWORK) {
      if (networkIsOver(scale)) {
        groups.consolidateNetwork(scale);
      }
      return;
    }
    for (int l = 0; l < layers.size(); l++) {
      check(l, scale, groups);
    }
  }

  private void check(int layer, float scale, SimdConsolidation groups) {
    switch (consolidation.policy().scope()) {
      case SYNAPSE -> groups.consolidatedChange[layer] = local.get(layer).consolidateEach(scale);
      case NEURON -> {
        if (markNeurons(layer, scale, groups.marked)) {
          groups.consolidateMarked(layer, scale);
          Arrays.fill(groups.marked, false);
        }
      }
      case LAYER -> {
        if (layerIsOver(layer, scale)) {
          groups.consolidateLayer(layer, scale);
        }
      }
      case NETWORK -> throw new IllegalStateException("the network is checked as a whole");
    }
  }

  /**
   * Marks the neurons behind one matrix that are over their thresholds.
   *
   * @param marked one for each neuron, all false
   * @return whether any neuron is
   */
  private boolean markNeurons(int layer, float scale, boolean[] marked) {
    LocalConsolidation each = local.get(layer);
    return switch (trigger) {
      case ANY_SYNAPSE -> each.anyIsOver(scale, marked);
      case SUM -> each.markSumsOver(scale, marked);
      case EVERY_SYNAPSE -> {
        boolean any = false;
        for (int neuron = 0; neuron < layers.get(layer).shape.post(); neuron++) {
          marked[neuron] = each.everyIsOver(neuron, scale);
          any |= marked[neuron];
        }
        yield any;
      }
      case ALWAYS, NEVER -> throw new IllegalStateException(trigger + " compares nothing");
    };
  }

  /** Whether one weight matrix is over its thresholds. */
  private boolean layerIsOver(int layer, float scale) {
    LocalConsolidation each = local.get(layer);
    return switch (trigger) {
      case ANY_SYNAPSE -> each.anyIsOver(scale, null);
      case SUM ->
          consolidation.isOver(
              scale * layers.get(layer).transients.storedSum, LocalThresholds.ofSum(each.sum()));
      case EVERY_SYNAPSE -> {
        for (int neuron = 0; neuron < layers.get(layer).shape.post(); neuron++) {
          if (!each.everyIsOver(neuron, scale)) {
            yield false;
          }
        }
        yield true;
      }
      case ALWAYS, NEVER -> throw new IllegalStateException(trigger + " compares nothing");
    };
  }

  /** Whether the network is over its thresholds. */
  private boolean networkIsOver(float scale) {
    if (trigger == Trigger.SUM) {
      double sum = 0;
      double thetas = 0;
      for (int l = 0; l < local.size(); l++) {
        sum += layers.get(l).transients.storedSum;
        thetas += local.get(l).sum();
      }
      return consolidation.isOver(scale * sum, LocalThresholds.ofSum(thetas));
    }
    boolean any = trigger == Trigger.ANY_SYNAPSE;
    for (int n = 0; n < local.size(); n++) {
      int layer = (witness + n) % local.size();
      if (layerIsOver(layer, scale) == any) {
        witness = layer;
        return any;
      }
    }
    return !any;
  }
}
