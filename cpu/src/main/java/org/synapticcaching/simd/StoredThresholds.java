package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.simd.layer.WeightUpdate;
import org.synapticcaching.threshold.Thresholds;

/**
 * The thresholds of one replica in units of what is stored, which is 1/g of the transient weights;
 * those that set themselves are told of every update.
 */
final class StoredThresholds {
  private final Consolidation consolidation;
  private final Thresholds thresholds;

  StoredThresholds(Consolidation consolidation, List<LayerShape> shapes) {
    this.consolidation = consolidation;
    this.thresholds = new Thresholds(consolidation, shapes);
  }

  /** One matrix is about to learn this in a presentation. */
  void present(int layer, WeightUpdate update) {
    if (thresholds.follow()) {
      thresholds.present(layer, update.squares());
    }
  }

  /** One matrix does not change in a presentation. */
  void presentNothing(int layer) {
    if (thresholds.follow()) {
      thresholds.presentNothing(layer, 1);
    }
  }

  /**
   * The threshold of one matrix in stored units, to be exceeded strictly.
   *
   * @param scale g
   */
  float limit(int layer, double scale) {
    if (!consolidation.policy().usesThreshold()) {
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

  /** Those of all matrices, in units of weight; a copy. */
  double[] all() {
    return thresholds.all();
  }
}
