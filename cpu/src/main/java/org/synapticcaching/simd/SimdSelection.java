package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * What a plasticity rule lets one weight matrix learn of a whole update. A rule is told the update,
 * with the true values of all rows that are not 0, and leaves in it the rows and lanes that change.
 */
abstract class SimdSelection {
  /** Rows and lanes of the subnet: the first so many. */
  private final int plasticRows;

  private final int plasticLanes;

  /** The changes of plastic lanes, where others have to be left out. */
  private final float[] plasticChange;

  /** The rows that are left, where not all are. */
  final int[] list;

  final float[] values;

  SimdSelection(SimdLayer layer, LayerPlasticity rule) {
    this.plasticRows = layer.inputMajor ? rule.plasticPre() : rule.plasticPost();
    this.plasticLanes = layer.inputMajor ? rule.plasticPost() : rule.plasticPre();
    this.plasticChange = new float[plasticLanes < layer.length ? layer.width : 0];
    this.list = new int[layer.rows];
    this.values = new float[FloatLanes.padded(layer.rows)];
  }

  /** The rule for one weight matrix that learns; null for the whole update. */
  static SimdSelection of(SimdLayer layer, LayerPlasticity rule, MaskStream masks, int number) {
    return switch (rule.rule()) {
      case ALL, STATIC_HIDDEN -> null;
      case SUBNET -> new UniformLanes(layer, rule);
      case LARGEST_UPDATES -> new LargestUpdates(layer, rule);
      case SMALLEST_UPDATES -> new SmallestUpdates(layer, rule);
      case LARGEST_UPDATES_PER_NEURON -> new LargestPerNeuron(layer, rule);
      case FIXED_SYNAPSES -> new FixedSynapses(layer, rule, masks.fixedSet(number, 0));
      case LARGEST_WEIGHTS, SMALLEST_WEIGHTS, LARGEST_WEIGHTS_PER_NEURON ->
          new SelectionByWeight(layer, rule);
      default -> new UniformLanes(layer, rule);
    };
  }

  /** Whether it wants inputs that share a background as one, not each for itself. */
  boolean takesBackground() {
    return false;
  }

  /**
   * Chooses.
   *
   * @param scale g, for rules that look at weights
   */
  abstract void choose(WeightUpdate update, float scale);

  /** Leaves out lanes outside the subnet. */
  final void keepPlasticLanes(WeightUpdate update) {
    if (plasticChange.length > 0) {
      System.arraycopy(update.change, 0, plasticChange, 0, plasticLanes);
      update.change = plasticChange;
    }
  }

  /** Leaves out rows outside the subnet, and those with a value of 0. */
  final void keepPlasticRows(WeightUpdate update) {
    int count = 0;
    for (int k = update.from; k < update.to; k++) {
      list[count] = update.list[k];
      values[count] = update.values[k];
      count += list[count] < plasticRows && values[count] != 0 ? 1 : 0;
    }
    useRows(update, count);
  }

  /** Leaves the first rows of {@link #list}, none of them 0. */
  final void useRows(WeightUpdate update, int count) {
    update.list = list;
    update.values = values;
    update.from = 0;
    update.to = count;
    double magnitude = 0;
    for (int k = 0; k < count; k++) {
      magnitude += Math.abs(values[k]);
    }
    update.valueMagnitude = magnitude;
    update.valueNonZeros = count;
  }
}
