package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.WeightUpdate;

/**
 * What a plasticity rule lets one weight matrix learn of a whole update. It is given the update,
 * with the true values of all rows that are not 0, and leaves in it the rows and lanes that change.
 */
abstract class SimdSelection {
  /** How a selection takes inputs that share a background other than 0 (model section 8.1). */
  enum Background {
    /** It takes all of them or none, so that they may learn all together. */
    TOGETHER,
    /** As one row that occurs many times; only selected ones learn, one by one. */
    AS_ONE_ROW,
    /** One by one, each with its true value. */
    ONE_BY_ONE,
    /** It reads synapses of all inputs in any case: no background is to be taken apart. */
    NONE
  }

  /** Rows and lanes of the subnet, the first ones. */
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
    return switch (rule.rule().criterion()) {
      case NONE, LAYER -> null;
      case CHANCE, SET_OF_CLASS, SETS_IN_TURN, ERROR, ACTIVITY, SUBNET ->
          new UniformSelection(layer, rule);
      case FIXED_SET ->
          rule.rule().masksErrors()
              ? new UniformSelection(layer, rule)
              : new FixedSynapses(layer, rule, masks.fixedSet(number, 0));
      case UPDATE -> ofUpdates(layer, rule);
      case WEIGHT -> new SelectionByWeight(layer, rule);
    };
  }

  private static SimdSelection ofUpdates(SimdLayer layer, LayerPlasticity rule) {
    if (rule.rule().ranksInputs()) {
      return new UpdatesPerNeuron(layer, rule);
    }
    return switch (rule.rule().direction()) {
      case LARGEST -> new LargestUpdates(layer, rule);
      case SMALLEST -> new SmallestUpdates(layer, rule);
    };
  }

  /** How it takes inputs that share a background. */
  abstract Background background();

  /**
   * Selects.
   *
   * @param scale g, for rules that rank weights
   */
  abstract void select(WeightUpdate update, float scale);

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
