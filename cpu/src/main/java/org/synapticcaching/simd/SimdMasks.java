package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.simd.selection.RadixSelect;

/**
 * The rules that act on the errors of neurons: sets those of neurons that are not selected to 0.
 */
final class SimdMasks {
  private final List<LayerPlasticity> rules;
  private final MaskStream stream;
  private final RadixSelect rank = new RadixSelect();

  /** Per layer of weights, which of its post neurons are kept. */
  private final boolean[][] kept;

  SimdMasks(List<LayerShape> shapes, List<LayerPlasticity> rules, MaskStream stream) {
    this.rules = rules;
    this.stream = stream;
    this.kept = shapes.stream().map(shape -> new boolean[shape.post()]).toArray(boolean[][]::new);
  }

  /**
   * Selects the neurons of one layer for one presentation.
   *
   * @param layer of weights, to the neurons
   * @param presentation from 1
   * @param label of the pattern
   * @param error of each neuron; not modified
   * @param activity of each neuron; not modified
   */
  void select(int layer, long presentation, int label, float[] error, float[] activity) {
    float[] ranked = rules.get(layer).ranked(error, activity);
    if (ranked == null) {
      stream.neurons(layer, presentation, label, kept[layer]);
    } else {
      selectBy(layer, ranked);
    }
  }

  private void selectBy(int layer, float[] values) {
    LayerPlasticity rule = rules.get(layer);
    boolean[] each = kept[layer];
    float threshold = rank.of(values, each.length, rule.rank());
    for (int j = 0; j < each.length; j++) {
      each[j] = !rule.isBeyond(Math.abs(values[j]), threshold);
    }
  }

  /** Sets errors of the layer's neurons that were not selected to 0. */
  void mask(int layer, float[] error) {
    boolean[] each = kept[layer];
    for (int j = 0; j < each.length; j++) {
      error[j] = each[j] ? error[j] : 0f;
    }
  }
}
