package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.simd.layer.LocalConsolidation;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.WeightUpdate;
import org.synapticcaching.threshold.Thresholds;

/**
 * The thresholds of one replica in units of what is stored, which is 1/g of the transient weights;
 * those that set themselves are told of every update.
 */
final class StoredThresholds {
  private final Consolidation consolidation;
  private final Thresholds thresholds;

  /** Of each matrix, where neurons or synapses have thresholds of their own; else empty. */
  final List<LocalConsolidation> local = new ArrayList<>();

  StoredThresholds(Consolidation consolidation, List<SimdLayer> layers) {
    this.consolidation = consolidation;
    this.thresholds =
        new Thresholds(consolidation, layers.stream().map(layer -> layer.shape).toList());
    if (consolidation.hasLocalThresholds()) {
      long all = layers.stream().mapToLong(layer -> layer.shape.synapses()).sum();
      layers.forEach(layer -> local.add(new LocalConsolidation(consolidation, layer, all)));
    }
  }

  /** One matrix is about to learn this in a presentation. */
  void present(int layer, WeightUpdate update) {
    if (!local.isEmpty()) {
      local.get(layer).present(update);
    } else if (thresholds.follow()) {
      thresholds.present(layer, update.squares());
    }
  }

  /** One matrix does not change in a presentation. */
  void presentNothing(int layer) {
    if (!local.isEmpty()) {
      local.get(layer).presentNothing();
    } else if (thresholds.follow()) {
      thresholds.presentNothing(layer, 1);
    }
  }

  /**
   * The threshold of one matrix in stored units, to be exceeded strictly; infinite where it has
   * none of its own, 0 where everything that has changed is asked about.
   *
   * @param scale g
   */
  float limit(int layer, double scale) {
    if (consolidation.roundsStochastically()) {
      return 0f;
    }
    if (!consolidation.policy().comparesThreshold() || !local.isEmpty()) {
      return Float.POSITIVE_INFINITY;
    }
    float limit = (float) (thresholds.of(layer) / scale);
    return consolidation.comparison() == Comparison.GREATER ? limit : Math.nextDown(limit);
  }

  /** The threshold of one matrix, in units of weight. */
  double of(int layer) {
    return thresholds.of(layer);
  }

  /** What the sum over the network is compared with, in units of weight. */
  double ofNetworkSum() {
    return thresholds.ofNetworkSum();
  }

  /** Those of all matrices, or their means, in units of weight; a copy. */
  double[] all() {
    return local.isEmpty()
        ? thresholds.all()
        : local.stream().mapToDouble(LocalConsolidation::mean).toArray();
  }
}
