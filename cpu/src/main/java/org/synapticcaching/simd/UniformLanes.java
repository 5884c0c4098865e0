package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;

/** The rules that leave an outer product: a subnet, and errors that have been masked before. */
final class UniformLanes extends SimdSelection {
  private final SelectedLanes lanes;

  UniformLanes(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.lanes = new SelectedLanes(layer.width);
  }

  @Override
  void choose(WeightUpdate update, float scale) {
    keepPlasticLanes(update);
    if (update.background == 0) {
      keepPlasticRows(update);
    }
    lanes.chooseNonZero(update.change, update.change.length);
    update.chosen = lanes;
  }
}
