package org.synapticcaching.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.PlasticityRule;

/** The rules that act on the errors of neurons: sets those of neurons that are not chosen to 0. */
final class EjmlMasks {
  private final List<LayerPlasticity> rules;
  private final MaskStream masks;

  /** Per layer of weights, what its post neurons are compared by, and which are kept. */
  private final double[][] values;

  private final boolean[][] kept;

  EjmlMasks(List<LayerShape> shapes, List<LayerPlasticity> rules, MaskStream masks) {
    this.rules = rules;
    this.masks = masks;
    this.values = shapes.stream().map(shape -> new double[shape.post()]).toArray(double[][]::new);
    this.kept = shapes.stream().map(shape -> new boolean[shape.post()]).toArray(boolean[][]::new);
  }

  /** Whether the rule is one of these. */
  boolean maskErrors() {
    return rules.get(0).rule().masksErrors();
  }

  /**
   * Chooses the neurons of one layer for one presentation.
   *
   * @param layer of weights, to the neurons
   * @param presentation from 1
   * @param label of the pattern
   * @param error of each neuron; not modified
   * @param activity of each neuron; not modified
   */
  void choose(int layer, long presentation, int label, DMatrixRMaj error, DMatrixRMaj activity) {
    PlasticityRule rule = rules.get(layer).rule();
    switch (rule) {
      case LARGEST_ERRORS, SMALLEST_ERRORS ->
          chooseBy(layer, error.data, rule == PlasticityRule.SMALLEST_ERRORS);
      case LARGEST_ACTIVITY, SMALLEST_ACTIVITY ->
          chooseBy(layer, activity.data, rule == PlasticityRule.SMALLEST_ACTIVITY);
      default -> masks.neurons(layer, presentation, label, kept[layer]);
    }
  }

  private void chooseBy(int layer, double[] compared, boolean smallest) {
    double[] each = values[layer];
    for (int j = 0; j < each.length; j++) {
      each[j] = smallest ? -Math.abs(compared[j]) : Math.abs(compared[j]);
    }
    double threshold = OrderStatistic.select(each, each.length, rules.get(layer).dropped());
    for (int j = 0; j < each.length; j++) {
      double value = smallest ? -Math.abs(compared[j]) : Math.abs(compared[j]);
      kept[layer][j] = !(value < threshold);
    }
  }

  /** Sets errors of the layer's neurons that were not chosen to 0. */
  void mask(int layer, DMatrixRMaj error) {
    for (int j = 0; j < error.numRows; j++) {
      error.data[j] = kept[layer][j] ? error.data[j] : 0;
    }
  }
}
