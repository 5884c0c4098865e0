package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.SimdSelection.Background;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.OverThreshold;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SparseInputs;
import org.synapticcaching.simd.layer.VectorMagnitude;
import org.synapticcaching.simd.layer.WeightUpdate;

/**
 * What one presentation changes in each weight matrix: eta delta x^T, or the part of it that the
 * plasticity rule selects.
 */
final class LayerUpdates {
  private final List<SimdLayer> layers;
  private final List<LayerPlasticity> rules;

  /** What the rule lets each matrix learn; null for all of the update. */
  private final SimdSelection[] selections;

  /** How the first matrix takes inputs that share a background. */
  private final Background background;

  /** Whether inputs that share a background learn one by one. */
  private final boolean oneByOne;

  /** Per layer, what is asked of synapses over the threshold. */
  private final OverThreshold[] asked;

  private final float[] learningRates;

  /** Per layer, eta delta of its post units; padded. */
  private final float[][] steps;

  /** Of the factors of the update at hand. */
  private final VectorMagnitude magnitudes = new VectorMagnitude();

  LayerUpdates(
      Replica replica, List<SimdLayer> layers, List<LayerPlasticity> rules, MaskStream masks) {
    this.layers = layers;
    this.rules = rules;
    this.selections = new SimdSelection[layers.size()];
    this.asked = new OverThreshold[layers.size()];
    this.learningRates = new float[layers.size()];
    this.steps = new float[layers.size()][];
    for (int l = 0; l < steps.length; l++) {
      selections[l] = SimdSelection.of(layers.get(l), rules.get(l), masks, l);
      asked[l] = OverThreshold.of(replica.consolidation(), layers.get(l).inputMajor);
      learningRates[l] = replica.learningRates().get(l).floatValue();
      steps[l] = new float[FloatLanes.padded(layers.get(l).shape.post())];
    }
    SimdLayer first = layers.get(0);
    this.background = selections[0] == null ? Background.TOGETHER : selections[0].background();
    this.oneByOne =
        background != Background.TOGETHER
            || first.transients != null
            || replica.countsChanges()
            || !first.tally.linearOnly();
  }

  /** Whether inputs may share a background other than 0. */
  boolean canShareBackground() {
    return background != Background.NONE;
  }

  /**
   * Whether inputs that share a background learn one by one, since a rule, a policy or an account
   * needs single synapses; else they may learn all together.
   */
  boolean oneByOne() {
    return oneByOne;
  }

  /**
   * Lets all matrices learn from one pattern.
   *
   * @param forward of the pattern
   * @param deltas what each matrix learns from, padded
   * @param scale g
   * @param thresholds of the matrices, which are told what is learned
   */
  void learn(ForwardPass forward, float[][] deltas, double scale, StoredThresholds thresholds) {
    for (int l = 0; l < layers.size(); l++) {
      SimdLayer layer = layers.get(l);
      if (!rules.get(l).learns()) {
        layer.skip();
        thresholds.presentNothing(l);
        continue;
      }
      WeightUpdate update = layer.update;
      float[] step = steps[l];
      magnitudes.takeScaled(deltas[l], learningRates[l], step);
      update.selected = null;
      if (l == 0) {
        update.change = step;
        setInputs(update, forward.presented());
      } else {
        update.change = forward.activities[l - 1];
        setRows(update, layer.everyRow, step);
        update.valueMagnitude = magnitudes.sum;
        update.valueNonZeros = magnitudes.nonZeros;
        magnitudes.take(update.change);
      }
      if (selections[l] != null) {
        selections[l].select(update, (float) scale);
      }
      thresholds.present(l, update);
      layer.learn(scale, thresholds.limit(l, scale), asked[l], magnitudes);
    }
  }

  /** Sets the rows of the first matrix's update: the inputs. */
  private void setInputs(WeightUpdate update, SparseInputs.Presented presented) {
    update.valueMagnitude = presented.magnitude;
    update.valueNonZeros = presented.nonZeros;
    update.background = presented.background();
    update.sharing = presented.sharing();
    update.difference = presented.difference;
    update.list = presented.list;
    update.values = presented.inputs;
    update.from = presented.from;
    update.to = presented.to;
    if (update.background != 0 && oneByOne) {
      update.whole = presented.whole();
      if (background != Background.AS_ONE_ROW) {
        update.background = 0;
        setRows(update, layers.get(0).everyRow, update.whole);
      }
    }
  }

  private static void setRows(WeightUpdate update, int[] everyRow, float[] values) {
    update.list = everyRow;
    update.values = values;
    update.from = 0;
    update.to = everyRow.length;
  }
}
