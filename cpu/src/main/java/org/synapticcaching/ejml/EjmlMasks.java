package org.synapticcaching.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;

/**
 * The rules that act on the errors of neurons: sets those of neurons that are not selected to 0.
 */
final class EjmlMasks {
  private final List<LayerPlasticity> rules;
  private final MaskStream stream;

  /**
   * Per layer of weights, magnitudes of its post neurons in no order, and which of these are kept.
   */
  private final double[][] magnitudes;

  private final boolean[][] kept;

  EjmlMasks(List<LayerShape> shapes, List<LayerPlasticity> rules, MaskStream stream) {
    this.rules = rules;
    this.stream = stream;
    this.magnitudes =
        shapes.stream().map(shape -> new double[shape.post()]).toArray(double[][]::new);
    this.kept = shapes.stream().map(shape -> new boolean[shape.post()]).toArray(boolean[][]::new);
  }

  /** Whether the rule is one of these. */
  boolean maskErrors() {
    return rules.get(0).rule().masksErrors();
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
  void select(int layer, long presentation, int label, DMatrixRMaj error, DMatrixRMaj activity) {
    double[] ranked = rules.get(layer).ranked(error.data, activity.data);
    if (ranked == null) {
      stream.neurons(layer, presentation, label, kept[layer]);
    } else {
      selectBy(layer, ranked);
    }
  }

  private void selectBy(int layer, double[] values) {
    LayerPlasticity rule = rules.get(layer);
    double[] each = magnitudes[layer];
    for (int j = 0; j < each.length; j++) {
      each[j] = Math.abs(values[j]);
    }
    double threshold = OrderStatistic.select(each, each.length, rule.rank());
    for (int j = 0; j < each.length; j++) {
      kept[layer][j] = !rule.isBeyond(Math.abs(values[j]), threshold);
    }
  }

  /** Sets errors of the layer's neurons that were not selected to 0. */
  void mask(int layer, DMatrixRMaj error) {
    for (int j = 0; j < error.numRows; j++) {
      error.data[j] = kept[layer][j] ? error.data[j] : 0;
    }
  }
}
