package org.synapticcaching.simd;

import java.util.Arrays;
import java.util.BitSet;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.layer.FixedLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.WeightUpdate;

/** A random set of synapses, drawn once. */
final class FixedSynapses extends SimdSelection {
  private final FixedLanes lanes;

  /**
   * @param set of synapses, row-major {@code [post][pre]}
   */
  FixedSynapses(SimdLayer layer, LayerPlasticity rule, BitSet set) {
    super(layer, rule);
    int pre = layer.shape.pre();
    int[][] lanesOf = new int[layer.rows][];
    int[] lanesOfRow = new int[layer.length];
    for (int row = 0; row < layer.rows; row++) {
      int count = 0;
      for (int lane = 0; lane < layer.length; lane++) {
        int at = layer.inputMajor ? lane * pre + row : row * pre + lane;
        lanesOfRow[count] = lane;
        count += set.get(at) ? 1 : 0;
      }
      lanesOf[row] = Arrays.copyOf(lanesOfRow, count);
    }
    this.lanes = new FixedLanes(layer.width, lanesOf);
  }

  @Override
  Background background() {
    return Background.ONE_BY_ONE;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticRows(update);
    lanes.select(update);
  }
}
