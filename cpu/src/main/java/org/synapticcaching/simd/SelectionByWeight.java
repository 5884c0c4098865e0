package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.selection.LeastInputs;
import org.synapticcaching.simd.selection.RadixSelect;

/**
 * The rules that compare weights, as they were used in this presentation; controls. They look at
 * every weight of the matrix, three times, and keep a bit for each.
 */
final class SelectionByWeight extends SimdSelection {
  private final SimdLayer layer;
  private final LayerPlasticity rule;
  private final MaskedLanes lanes;
  private final RadixSelect rank = new RadixSelect();
  private final float[] total;

  /** Of the neurons in one vector of lanes, the weights of their inputs; null if not needed. */
  private final float[][] columns;

  private final LeastInputs inputs;

  SelectionByWeight(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.layer = layer;
    this.rule = rule;
    this.lanes = new MaskedLanes(layer.width, layer.rows);
    this.total = new float[layer.width];
    boolean perNeuron = rule.rule() == PlasticityRule.LARGEST_WEIGHTS_PER_NEURON;
    this.columns = perNeuron && layer.inputMajor ? new float[FloatLanes.COUNT][layer.rows] : null;
    this.inputs = perNeuron ? new LeastInputs(layer.shape.pre(), rule.dropped()) : null;
  }

  @Override
  void choose(WeightUpdate update, float scale) {
    keepPlasticRows(update);
    layer.settle();
    lanes.clear();
    if (inputs == null) {
      chooseOverall(update, scale);
    } else if (layer.inputMajor) {
      chooseColumns(scale);
    } else {
      chooseRows(update, scale);
    }
    lanes.useBits(update.change, update.list);
    update.chosen = lanes;
  }

  private void chooseOverall(WeightUpdate update, float scale) {
    boolean largest = rule.rule() == PlasticityRule.LARGEST_WEIGHTS;
    int synapses = layer.rows * layer.length;
    rank.begin(largest ? rule.dropped() : synapses - 1 - rule.dropped());
    while (rank.needsWalk()) {
      for (int r = 0; r < layer.rows; r++) {
        layer.readRow(r, scale, total);
        rank.count(total, 0, layer.length);
      }
      rank.endWalk();
    }
    float threshold = rank.value();
    for (int k = update.from; k < update.to; k++) {
      layer.readRow(update.list[k], scale, total);
      for (int j = 0; j < layer.length; j++) {
        float magnitude = Math.abs(total[j]);
        if (largest ? !(magnitude < threshold) : !(magnitude > threshold)) {
          lanes.set(update.list[k], j);
        }
      }
    }
  }

  private void chooseRows(WeightUpdate update, float scale) {
    for (int k = update.from; k < update.to; k++) {
      layer.readRow(update.list[k], scale, total);
      inputs.drop(total);
      for (int j = 0; j < layer.length; j++) {
        if (inputs.kept[j]) {
          lanes.set(update.list[k], j);
        }
      }
    }
  }

  private void chooseColumns(float scale) {
    for (int v = 0; v < layer.length; v += FloatLanes.COUNT) {
      int neurons = Math.min(FloatLanes.COUNT, layer.length - v);
      for (int r = 0; r < layer.rows; r++) {
        layer.readLanes(r, v, neurons, scale, total);
        for (int j = 0; j < neurons; j++) {
          columns[j][r] = total[j];
        }
      }
      for (int j = 0; j < neurons; j++) {
        inputs.drop(columns[j]);
        for (int r = 0; r < layer.rows; r++) {
          if (inputs.kept[r]) {
            lanes.set(r, v + j);
          }
        }
      }
    }
  }
}
