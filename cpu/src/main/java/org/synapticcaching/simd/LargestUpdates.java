package org.synapticcaching.simd;

import java.util.Arrays;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.BoundedLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.UniformLanes;
import org.synapticcaching.simd.layer.WeightUpdate;
import org.synapticcaching.simd.selection.OuterProductTopK;

/**
 * The largest abs(update) of a weight matrix, ties included. Inputs that share a background have
 * equal updates in each neuron: they count as one row that occurs many times, and are selected or
 * not as a block.
 */
final class LargestUpdates extends SimdSelection {
  /** Rank of the threshold from the top, from 1: this many are kept, or more when it ties. */
  private final long rank;

  private final int length;
  private final OuterProductTopK threshold;
  private final UniformLanes whole;
  private final BoundedLanes lanes;
  private final float[] magnitudes;
  private final int[] times;

  /** Of each row that is left, the least lane that is kept, and how many are. */
  private final float[] bounds;

  private final int[] counts;

  /** Of the magnitudes of sorted lanes, the sum of the first n at place n. */
  private final double[] sums;

  LargestUpdates(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.rank = layer.shape.synapses() - rule.dropped();
    this.length = layer.length;
    this.threshold = new OuterProductTopK(layer.rows + 1, length);
    this.whole = new UniformLanes(layer.width);
    this.lanes = new BoundedLanes(layer.width, layer.rows, threshold.candidates());
    this.magnitudes = new float[FloatLanes.padded(layer.rows + 1)];
    this.times = new int[magnitudes.length];
    this.sums = new double[length + 1];
    this.bounds = new float[layer.rows];
    this.counts = new int[layer.rows];
  }

  @Override
  Background background() {
    return Background.AS_ONE_ROW;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticLanes(update);
    int block = update.background == 0 ? 0 : takeTrueInputs(update);
    keepPlasticRows(update);
    int rows = update.to;
    for (int k = 0; k < rows; k++) {
      magnitudes[k] = Math.abs(values[k]);
      times[k] = 1;
    }
    magnitudes[rows] = Math.abs(update.background);
    times[rows] = block;
    int size = block > 0 ? rows + 1 : rows;
    float least = threshold.find(update.change, length, magnitudes, times, size, rank);
    if (least > 0) {
      selectLargest(update, rows, block);
    } else {
      useRows(update, appendBlock(update, rows, block));
      whole.select(update);
    }
    update.background = 0;
  }

  /**
   * Lets the update have the true values of its rows instead of differences from the background.
   *
   * @return number of rows that are equal to the background
   */
  private int takeTrueInputs(WeightUpdate update) {
    int block = update.sharing;
    int count = 0;
    for (int k = update.from; k < update.to; k++) {
      list[count] = update.list[k];
      values[count] = update.whole[list[count]];
      block -= list[count++] < update.sharing ? 1 : 0;
    }
    update.list = list;
    update.values = values;
    update.from = 0;
    update.to = count;
    return block;
  }

  private void selectLargest(WeightUpdate update, int rows, int block) {
    int most = block > 0 ? threshold.kept(rows) : 0;
    for (int k = 0; k < rows; k++) {
      most = Math.max(most, threshold.kept(k));
    }
    float[] sorted = threshold.candidates().magnitudes();
    for (int q = 0; q < most; q++) {
      sums[q + 1] = sums[q] + sorted[q];
    }
    int count = 0;
    for (int k = 0; k < rows; k++) {
      int kept = threshold.kept(k);
      if (kept > 0) {
        list[count] = list[k];
        values[count] = values[k];
        bounds[count] = threshold.bound(k);
        counts[count++] = kept;
      }
    }
    if (block > 0 && threshold.kept(rows) > 0) {
      int end = appendBlock(update, count, block);
      Arrays.fill(bounds, count, end, threshold.bound(rows));
      Arrays.fill(counts, count, end, threshold.kept(rows));
      count = end;
    }
    useRows(update, count);
    lanes.select(update, bounds, counts, sums);
  }

  /** Appends the rows that are equal to the background, if there are any. */
  private int appendBlock(WeightUpdate update, int rows, int block) {
    int count = rows;
    for (int i = 0; block > 0 && i < update.sharing; i++) {
      if (update.whole[i] == update.background) {
        list[count] = i;
        values[count++] = update.background;
      }
    }
    return count;
  }
}
