package org.synapticcaching.simd;

import java.util.BitSet;
import org.synapticcaching.backend.LayerPlasticity;

/** A random set of synapses that stays the same. */
final class FixedSynapses extends LayerRule {
  private final MaskedLanes lanes;

  /**
   * @param set of synapses, row-major {@code [post][pre]}
   */
  FixedSynapses(SimdLayer layer, LayerPlasticity rule, BitSet set) {
    super(layer, rule);
    this.lanes = new MaskedLanes(layer.width, layer.rows);
    int pre = layer.shape.pre();
    for (int at = set.nextSetBit(0); at >= 0; at = set.nextSetBit(at + 1)) {
      if (layer.inputMajor) {
        lanes.set(at % pre, at / pre);
      } else {
        lanes.set(at / pre, at % pre);
      }
    }
  }

  @Override
  void choose(OuterProduct update, float scale) {
    keepPlasticRows(update);
    lanes.useBits(update.change, update.list);
    update.chosen = lanes;
  }
}
