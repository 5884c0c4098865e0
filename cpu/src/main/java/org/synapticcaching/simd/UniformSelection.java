package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.UniformLanes;
import org.synapticcaching.simd.layer.WeightUpdate;

/** The rules that leave an outer product: a subnet, and errors that have been masked before. */
final class UniformSelection extends SimdSelection {
  private final UniformLanes lanes;

  UniformSelection(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.lanes = new UniformLanes(layer.width);
  }

  @Override
  Background background() {
    return Background.TOGETHER;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticLanes(update);
    if (update.background == 0) {
      keepPlasticRows(update);
    }
    lanes.select(update);
  }
}
