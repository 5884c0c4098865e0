package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;

/** The rules that leave an outer product: a subnet, and errors that have been masked before. */
final class SameLanes extends LayerRule {
  private final ChosenLanes lanes;

  SameLanes(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.lanes = new ChosenLanes(layer.width);
  }

  @Override
  void choose(OuterProduct update, float scale) {
    keepPlasticLanes(update);
    if (update.background == 0) {
      keepPlasticRows(update);
    }
    lanes.chooseNonZero(update.change, update.change.length);
    update.chosen = lanes;
  }
}
