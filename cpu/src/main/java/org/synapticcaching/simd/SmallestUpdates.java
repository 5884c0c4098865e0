package org.synapticcaching.simd;

import java.util.Arrays;
import org.synapticcaching.backend.LayerPlasticity;

/** The smallest abs(update) of a weight matrix, ties included: a control. */
final class SmallestUpdates extends LayerRule {
  /** Rank, ascending from 0, of the largest that changes. */
  private final long rank;

  private final long synapses;
  private final ProductThreshold threshold;
  private final ChosenLanes whole;
  private final MaskedLanes lanes;
  private final float[] magnitudes;
  private final int[] times;
  private final int length;

  SmallestUpdates(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.synapses = layer.shape.synapses();
    this.rank = synapses - 1 - rule.dropped();
    this.length = layer.length;
    this.threshold = new ProductThreshold(layer.rows, length);
    this.whole = new ChosenLanes(layer.width);
    this.lanes = new MaskedLanes(layer.width, 0);
    this.magnitudes = new float[layer.rows];
    this.times = new int[layer.rows];
    Arrays.fill(times, 1);
  }

  @Override
  void choose(OuterProduct update, float scale) {
    keepPlasticRows(update);
    boolean finite = isFinite(update.change, update.change.length);
    for (int k = 0; k < update.to; k++) {
      magnitudes[k] = Math.abs(values[k]);
      finite &= magnitudes[k] <= Float.MAX_VALUE;
    }
    whole.chooseNonZero(update.change, update.change.length);
    update.chosen = whole;
    long products = (long) update.to * whole.nonZeros(0);
    if (!finite || rank == synapses - 1) {
      return;
    }
    float most = 0;
    if (rank >= synapses - products) {
      most = threshold.find(update.change, length, magnitudes, times, update.to, synapses - rank);
    }
    lanes.useSmallest(update.change, values, most);
    update.chosen = lanes;
  }
}
