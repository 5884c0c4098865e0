package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.RandomMultiples;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.StochasticRows;
import org.synapticcaching.simd.layer.TransientMatrix;

/**
 * Consolidation of random multiples of the threshold (model section 3.2). Nothing stays transient,
 * so that only rows that learning has listed have anything to consolidate.
 */
final class StochasticConsolidation {
  private final List<SimdLayer> layers;
  private final List<StochasticRows> rows = new ArrayList<>();

  StochasticConsolidation(Replica replica, List<SimdLayer> layers) {
    this.layers = layers;
    for (int l = 0; l < layers.size(); l++) {
      RandomMultiples multiples = RandomMultiples.of(replica.seed(), l, replica.consolidation());
      rows.add(new StochasticRows(layers.get(l), multiples));
    }
  }

  /**
   * Consolidates.
   *
   * @param scale g
   * @param allRows whether rows may have something transient that learning has not listed
   * @param presentation its number, counted from 1
   * @param consolidatedChange overwritten: sum of abs(change) in this presentation, per layer
   */
  void check(float scale, boolean allRows, long presentation, double[] consolidatedChange) {
    for (int l = 0; l < layers.size(); l++) {
      SimdLayer layer = layers.get(l);
      TransientMatrix transients = layer.transients;
      if (allRows) {
        transients.findAllOver(0f);
      }
      long key = rows.get(l).key(presentation);
      for (int i = 0; i < transients.over.count; i++) {
        int row = allRows ? transients.over.rows[i] : layer.update.list[transients.over.rows[i]];
        rows.get(l).consolidate(key, row, scale);
      }
      rows.get(l).charge();
      consolidatedChange[l] = layer.update.magnitude();
    }
  }
}
