package org.synapticcaching.simd;

import java.util.Arrays;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.RowKernels;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SmallestLanes;
import org.synapticcaching.simd.layer.UniformLanes;
import org.synapticcaching.simd.layer.WeightUpdate;
import org.synapticcaching.simd.selection.OuterProductTopK;

/** The smallest abs(update) of a weight matrix, ties included: a control. */
final class SmallestUpdates extends SimdSelection {
  /** Rank, ascending from 0, of the largest that changes. */
  private final long rank;

  private final long synapses;
  private final OuterProductTopK threshold;
  private final UniformLanes whole;
  private final SmallestLanes lanes;
  private final float[] magnitudes;
  private final int[] times;
  private final int length;
  private final float[] scratch = new float[FloatLanes.COUNT];

  SmallestUpdates(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.synapses = layer.shape.synapses();
    this.rank = rule.rank();
    this.length = layer.length;
    this.threshold = new OuterProductTopK(layer.rows, length);
    this.whole = new UniformLanes(layer.width);
    this.lanes = new SmallestLanes(layer.width);
    this.magnitudes = new float[FloatLanes.padded(layer.rows)];
    this.times = new int[magnitudes.length];
    Arrays.fill(times, 1);
  }

  @Override
  Background background() {
    return Background.NONE;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticRows(update);
    float largest = 0;
    for (int k = 0; k < update.to; k++) {
      magnitudes[k] = Math.abs(values[k]);
      largest = Math.max(largest, magnitudes[k]);
    }
    whole.select(update);
    float sum = RowKernels.sumOfMagnitudes(update.change, update.change.length, scratch);
    if (rank < synapses - 1 && sum + largest <= Float.MAX_VALUE) {
      float most =
          threshold.find(update.change, length, magnitudes, times, update.to, synapses - rank);
      lanes.select(update, most);
    }
  }
}
