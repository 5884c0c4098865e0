package org.synapticcaching.simd;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Network;
import org.synapticcaching.simd.kernel.ActivationKernels;
import org.synapticcaching.simd.kernel.DotKernels;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SparseInputs;
import org.synapticcaching.simd.layer.TiledWeights;

/**
 * Tests a network as it was when this was made, on patterns. The total weights are put together
 * once, so that a pattern reads half of what it reads in learning; several threads may count right
 * answers together, while the network learns on.
 */
final class SimdEvaluator {
  /** So many that reading a tile for them costs little, and so few that they stay in a cache. */
  private static final int BLOCK = 32;

  private final Network network;
  private final SparseInputs patterns;
  private final TiledWeights first;

  /** What the background adds to the first hidden layer's sums; null when the background is 0. */
  private final float[] ofBackground;

  /** Of the other layers, rows at {@code ORIGIN}; null for the first. */
  private final float[][] totals;

  /** Units behind each weight matrix. */
  private final int[] units;

  /** What {@link ActivationKernels} take for these. */
  private final float[][] offsets;

  SimdEvaluator(Network network, List<SimdLayer> layers, float scale, SparseInputs patterns) {
    this.network = network;
    this.patterns = patterns;
    this.first = new TiledWeights(layers.get(0), scale);
    this.ofBackground =
        patterns.background == 0 ? null : first.ofBackground(patterns.background, network.inputs());
    this.totals = new float[layers.size()][];
    this.units = layers.stream().mapToInt(layer -> layer.shape.post()).toArray();
    this.offsets = IntStream.of(units).mapToObj(ActivationKernels::offsets).toArray(float[][]::new);
    for (int l = 1; l < totals.length; l++) {
      SimdLayer layer = layers.get(l);
      totals[l] = new float[FloatLanes.ORIGIN + layer.rows * layer.width];
      layer.total(scale, totals[l]);
    }
  }

  /** Number of right answers among patterns {@code from} to {@code to}. */
  int correct(int from, int to) {
    Block block = new Block();
    int correct = 0;
    for (int p = from; p < to; p += BLOCK) {
      correct += block.correct(p, Math.min(BLOCK, to - p));
    }
    return correct;
  }

  /** Index of the first largest output; -1 when one is NaN. */
  static int largest(float[] y, int outputs) {
    int best = 0;
    for (int k = 0; k < outputs; k++) {
      if (Float.isNaN(y[k])) {
        return -1;
      }
      if (y[k] > y[best]) {
        best = k;
      }
    }
    return best;
  }

  /** The activities for some patterns at a time, on one thread. */
  private final class Block {
    private final SparseInputs.Presented[] presented = new SparseInputs.Presented[BLOCK];

    /** Of the first hidden layer, by pattern. */
    private final float[][] sums = new float[BLOCK][FloatLanes.padded(units[0])];

    /** Of one pattern, by layer. */
    private final float[][] z = new float[units.length][];

    private final float[][] y = new float[units.length][];
    private final float[] lanes = new float[DotKernels.LANES];

    Block() {
      for (int i = 0; i < BLOCK; i++) {
        presented[i] = patterns.presented();
      }
      for (int l = 0; l < units.length; l++) {
        z[l] = new float[FloatLanes.padded(units[l])];
        y[l] = new float[z[l].length];
      }
    }

    int correct(int from, int count) {
      for (int i = 0; i < count; i++) {
        presented[i].present(from + i);
      }
      for (int t = 0; t < first.tiles(); t++) {
        for (int i = 0; i < count; i++) {
          first.combine(t, presented[i], sums[i]);
        }
      }
      int correct = 0;
      for (int i = 0; i < count; i++) {
        if (answer(sums[i]) == patterns.patterns().label(from + i)) {
          correct++;
        }
      }
      return correct;
    }

    /** What the network answers, given the sums of the first hidden layer. */
    private int answer(float[] sum) {
      z[0] = sum;
      for (int j = 0; ofBackground != null && j < units[0]; j++) {
        sum[j] += ofBackground[j];
      }
      int last = units.length - 1;
      for (int l = 0; l <= last; l++) {
        if (l > 0) {
          int width = y[l - 1].length;
          DotKernels.dots(totals[l], width, units[l], y[l - 1], z[l], width, lanes);
        }
        Activation activation = l == last ? network.outputActivation() : network.hiddenActivation();
        ActivationKernels.activate(activation, z[l], y[l], units[l], offsets[l]);
      }
      return largest(y[last], network.outputs());
    }
  }
}
