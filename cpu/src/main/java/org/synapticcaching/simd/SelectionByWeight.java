package org.synapticcaching.simd;

import java.util.Arrays;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.MaskedLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.WeightUpdate;
import org.synapticcaching.simd.selection.NearbyRank;
import org.synapticcaching.simd.selection.RadixSelect;

/**
 * The rules that rank weights, as they were used in this presentation; controls. They read every
 * weight of the matrix, mostly twice, and keep a bit for each.
 */
final class SelectionByWeight extends SimdSelection {
  /** Of all weights, those that the rank is looked for among in the end. */
  private static final int FEW_OF_ALL = 256;

  /** Likewise, of those of one neuron. */
  private static final int FEW_OF_NEURON = 12;

  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private final SimdLayer layer;
  private final LayerPlasticity rule;
  private final MaskedLanes lanes;

  /** Of all weights, or of those of each neuron. */
  private final NearbyRank[] ranks;

  private final float[] total;

  /** Of the neurons in one vector of lanes, the weights of their inputs; null if not needed. */
  private final float[][] columns;

  private final InputSelection inputs;

  SelectionByWeight(SimdLayer layer, LayerPlasticity rule) {
    super(layer, rule);
    this.layer = layer;
    this.rule = rule;
    this.lanes = new MaskedLanes(layer.width, layer.rows);
    this.total = new float[layer.width];
    boolean perNeuron = rule.rule().ranksInputs();
    this.columns = perNeuron && layer.inputMajor ? new float[FloatLanes.COUNT][layer.rows] : null;
    this.ranks = new NearbyRank[perNeuron ? layer.shape.post() : 1];
    RadixSelect radix = new RadixSelect();
    float[] scratch = NearbyRank.scratch(perNeuron ? FEW_OF_NEURON : FEW_OF_ALL);
    Arrays.setAll(ranks, each -> new NearbyRank(radix, scratch));
    this.inputs = perNeuron ? new InputSelection(rule) : null;
  }

  @Override
  Background background() {
    return Background.NONE;
  }

  @Override
  void select(WeightUpdate update, float scale) {
    keepPlasticRows(update);
    layer.settle();
    lanes.clear();
    if (inputs == null) {
      selectOverall(update, scale);
    } else if (layer.inputMajor) {
      selectColumns(scale);
    } else {
      selectRows(update, scale);
    }
    lanes.select(update);
  }

  private void selectOverall(WeightUpdate update, float scale) {
    NearbyRank rank = ranks[0];
    boolean smallest = rule.rule().keepsSmallest();
    rank.begin(rule.rank());
    while (rank.needsWalk()) {
      for (int r = 0; r < layer.rows; r++) {
        layer.readLanes(r, 0, layer.length, scale, total);
        rank.count(total, 0, layer.length);
      }
      rank.endWalk();
    }
    float threshold = rank.value();
    for (int k = update.from; k < update.to; k++) {
      layer.readLanes(update.list[k], 0, layer.length, scale, total);
      for (int from = 0; from < layer.length; from += Long.SIZE) {
        lanes.select(update.list[k], from, kept(from, threshold, smallest));
      }
    }
  }

  /**
   * A bit for each of up to 64 lanes that is kept, NaN included: magnitudes have the order of their
   * bits, and no branch depends on them, as none could be foretold.
   */
  private long kept(int from, float threshold, boolean smallest) {
    int limit = Float.floatToRawIntBits(threshold);
    int to = Math.min(layer.length, from + Long.SIZE);
    long kept = 0;
    for (int j = from; j < to; j++) {
      int bits = Float.floatToRawIntBits(total[j]) & Integer.MAX_VALUE;
      int one =
          smallest
              ? bits - limit - 1 >>> Integer.SIZE - 1 | INFINITE - bits >>> Integer.SIZE - 1
              : limit - bits - 1 >>> Integer.SIZE - 1;
      kept |= (long) one << j - from;
    }
    return Float.isNaN(threshold) ? -1L >>> Long.SIZE - (to - from) : kept;
  }

  private void selectInputs(int neuron, float[] weights) {
    inputs.select(weights, ranks[neuron].of(weights, inputs.kept.length, rule.rank()));
  }

  private void selectRows(WeightUpdate update, float scale) {
    for (int k = update.from; k < update.to; k++) {
      layer.readLanes(update.list[k], 0, layer.length, scale, total);
      selectInputs(update.list[k], total);
      for (int j = 0; j < layer.length; j++) {
        if (inputs.kept[j]) {
          lanes.select(update.list[k], j);
        }
      }
    }
  }

  private void selectColumns(float scale) {
    for (int v = 0; v < layer.length; v += FloatLanes.COUNT) {
      int neurons = Math.min(FloatLanes.COUNT, layer.length - v);
      for (int r = 0; r < layer.rows; r++) {
        layer.readLanes(r, v, neurons, scale, total);
        for (int j = 0; j < neurons; j++) {
          columns[j][r] = total[j];
        }
      }
      for (int j = 0; j < neurons; j++) {
        selectInputs(v + j, columns[j]);
        for (int r = 0; r < layer.rows; r++) {
          if (inputs.kept[r]) {
            lanes.select(r, v + j);
          }
        }
      }
    }
  }
}
