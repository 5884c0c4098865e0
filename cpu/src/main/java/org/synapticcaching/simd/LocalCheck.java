package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.simd.layer.LocalConsolidation;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.threshold.LocalThresholds;

/**
 * Which neurons and weight matrices of one replica are over thresholds that single neurons or
 * synapses have of their own (model section 3.1).
 */
final class LocalCheck implements GroupCheck {
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

  @Override
  public boolean markNeurons(int layer, float scale, boolean[] marked) {
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

  @Override
  public boolean layerIsOver(int layer, float scale) {
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

  @Override
  public boolean networkIsOver(float scale) {
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
