package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.MaskedLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.WeightUpdate;
import org.synapticcaching.simd.selection.RadixSelect;

/**
 * The rules that rank weights, as they were used in this presentation; controls. They read every
 * weight of the matrix three times, and keep a bit for each.
 */
final class SelectionByWeight extends SimdSelection {
  private final SimdLayer layer;
  private final LayerPlasticity rule;
  private final MaskedLanes lanes;
  private final RadixSelect rank = new RadixSelect();
  private final float[] total;

  /** Of the neurons in one vector of lanes, the weights of their inputs; null if not needed. */
  private final float[][] columns;

  private final InputSelection inputs;

  SelectionByWeight(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.layer = layer;
    this.rule = rule;
    this.lanes = new MaskedLanes(layer.width, layer.rows);
    this.total = new float[layer.width];
    boolean perNeuron = rule.rule().ranksInputs();
    this.columns = perNeuron && layer.inputMajor ? new float[FloatLanes.COUNT][layer.rows] : null;
    this.inputs = perNeuron ? new InputSelection(rule) : null;
  }

  @Override
  Background background() {
    return Background.NONE;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticRows(update);
    layer.settle();
    lanes.clear();
    if (inputs == null) {
      selectOverall(update, scale);
    } else if (layer.inputMajor) {
      selectColumns(scale);
    } else {
      selectRows(update, scale);
    }
    lanes.select(update);
  }

  private void selectOverall(WeightUpdate update, float scale) {
    boolean smallest = rule.rule().keepsSmallest();
    rank.begin(rule.rank());
    while (rank.needsWalk()) {
      for (int r = 0; r < layer.rows; r++) {
        layer.readLanes(r, 0, layer.length, scale, total);
        rank.count(total, 0, layer.length);
      }
      rank.endWalk();
    }
    float threshold = rank.value();
    for (int k = update.from; k < update.to; k++) {
      layer.readLanes(update.list[k], 0, layer.length, scale, total);
      for (int j = 0; j < layer.length; j++) {
        float magnitude = Math.abs(total[j]);
        if (smallest ? !(magnitude > threshold) : !(magnitude < threshold)) {
          lanes.select(update.list[k], j);
        }
      }
    }
  }

  private void selectRows(WeightUpdate update, float scale) {
    for (int k = update.from; k < update.to; k++) {
      layer.readLanes(update.list[k], 0, layer.length, scale, total);
      inputs.select(total);
      for (int j = 0; j < layer.length; j++) {
        if (inputs.kept[j]) {
          lanes.select(update.list[k], j);
        }
      }
    }
  }

  private void selectColumns(float scale) {
    for (int v = 0; v < layer.length; v += FloatLanes.COUNT) {
      int neurons = Math.min(FloatLanes.COUNT, layer.length - v);
      for (int r = 0; r < layer.rows; r++) {
        layer.readLanes(r, v, neurons, scale, total);
        for (int j = 0; j < neurons; j++) {
          columns[j][r] = total[j];
        }
      }
      for (int j = 0; j < neurons; j++) {
        inputs.select(columns[j]);
        for (int r = 0; r < layer.rows; r++) {
          if (inputs.kept[r]) {
            lanes.select(r, v + j);
          }
        }
      }
    }
  }
}
