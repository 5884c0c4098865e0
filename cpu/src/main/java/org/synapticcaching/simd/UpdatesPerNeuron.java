package org.synapticcaching.simd;

import java.util.Arrays;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.UniformLanes;
import org.synapticcaching.simd.layer.WeightUpdate;

/**
 * The largest or smallest abs(update) among the inputs of each neuron. They share the factor eta
 * delta, so that all neurons rank them as the inputs are ranked.
 */
final class UpdatesPerNeuron extends SimdSelection {
  private final boolean inputMajor;
  private final InputSelection inputs;
  private final UniformLanes lanes;

  /** Magnitudes of all inputs, where inputs are rows; else the changes of lanes that are kept. */
  private final float[] all;

  UpdatesPerNeuron(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.inputMajor = layer.inputMajor;
    this.inputs = new InputSelection(rule);
    this.lanes = new UniformLanes(layer.width);
    this.all = new float[inputMajor ? layer.rows : layer.width];
  }

  @Override
  Background background() {
    return Background.ONE_BY_ONE;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    if (inputMajor) {
      keepRows(update);
    } else {
      keepLanes(update);
      keepPlasticRows(update);
    }
    lanes.select(update);
  }

  private void keepRows(WeightUpdate update) {
    Arrays.fill(all, 0f);
    for (int k = update.from; k < update.to; k++) {
      all[update.list[k]] = update.values[k];
    }
    inputs.select(all);
    int count = 0;
    for (int k = update.from; k < update.to; k++) {
      list[count] = update.list[k];
      values[count] = update.values[k];
      count += inputs.kept[list[count]] && values[count] != 0 ? 1 : 0;
    }
    useRows(update, count);
  }

  private void keepLanes(WeightUpdate update) {
    inputs.select(update.change);
    for (int j = 0; j < inputs.kept.length; j++) {
      all[j] = inputs.kept[j] ? update.change[j] : 0f;
    }
    update.change = all;
  }
}
