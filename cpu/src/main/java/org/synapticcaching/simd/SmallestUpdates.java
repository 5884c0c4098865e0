package org.synapticcaching.simd;

import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SmallestLanes;
import org.synapticcaching.simd.layer.UniformLanes;
import org.synapticcaching.simd.layer.VectorMagnitude;
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
  private final VectorMagnitude change = new VectorMagnitude();

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
  }

  @Override
  Background background() {
    return Background.NONE;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticRows(update);
    int size = takeMagnitudes(update.to);
    float largest = 0;
    for (int k = 0; k < size; k++) {
      largest = Math.max(largest, magnitudes[k]);
    }
    whole.select(update);
    change.take(update.change);
    if (rank < synapses - 1 && change.sum + largest <= Float.MAX_VALUE) {
      float most = threshold.find(update.change, length, magnitudes, times, size, synapses - rank);
      lanes.select(update, most);
    }
  }

  /**
   * Rows that are as large as the first one count as one that occurs often: in an image nearly all
   * do, since its first pixel belongs to the background.
   *
   * @return number of magnitudes
   */
  private int takeMagnitudes(int rows) {
    if (rows == 0) {
      return 0;
    }
    float first = Math.abs(values[0]);
    int alike = 0;
    int size = 1;
    for (int k = 0; k < rows; k++) {
      float magnitude = Math.abs(values[k]);
      if (magnitude == first) {
        alike++;
      } else {
        times[size] = 1;
        magnitudes[size++] = magnitude;
      }
    }
    magnitudes[0] = first;
    times[0] = alike;
    return size;
  }
}
