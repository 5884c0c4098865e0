package org.synapticcaching.simd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Network;
import org.synapticcaching.simd.kernel.ActivationKernels;
import org.synapticcaching.simd.kernel.DotKernels;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.GroupKernels;
import org.synapticcaching.simd.kernel.TileKernels;
import org.synapticcaching.simd.layer.ClassGroups;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SparseInputs;
import org.synapticcaching.simd.layer.TiledWeights;

/**
 * Tests a network as it was when this was made, on patterns. The total weights are put together
 * once, so that a pattern reads half of what it reads in learning; several threads may count right
 * answers together, while the network learns on. Patterns are taken one by one, or in groups where
 * that is faster: what is counted comes in pieces of one pattern or of one group.
 */
final class SimdEvaluator {
  /**
   * Patterns that go through a tile one after another: so many that reading it for them costs
   * little, and so few that they stay in a cache.
   */
  private static final int BLOCK = 32;

  private final Network network;
  private final SparseInputs patterns;
  private final TiledWeights first;

  /** Null where patterns are taken one by one. */
  private final ClassGroups groups;

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
    boolean inGroups = GroupKernels.areFaster() && patterns.areListed();
    int mostVectors = inGroups ? GroupKernels.MOST_VECTORS : TileKernels.MOST_VECTORS;
    this.first = new TiledWeights(layers.get(0), scale, mostVectors);
    this.groups = inGroups && first.areFinite() ? patterns.groups() : null;
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

  /** Number of pieces. */
  int pieces() {
    return groups == null ? patterns.patterns().size() : groups.groups();
  }

  /** Number of right answers in pieces {@code from} to {@code to}. */
  int correct(int from, int to) {
    Block block = new Block();
    int pieces = groups == null ? BLOCK : BLOCK / GroupKernels.PATTERNS;
    int correct = 0;
    for (int piece = from; piece < to; piece += pieces) {
      correct += block.correct(piece, Math.min(pieces, to - piece));
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
    private final SparseInputs.Presented[] presented =
        new SparseInputs.Presented[groups == null ? BLOCK : 0];

    /** {@code [layer][pattern][unit]}: summed inputs, then activities. */
    private final float[][][] y = new float[units.length][BLOCK][];

    /** Those of the first layer {@code [group][pattern]}. */
    private final float[][][] ofGroups =
        new float[BLOCK / GroupKernels.PATTERNS][GroupKernels.PATTERNS][];

    private final float[] lanes = new float[DotKernels.LANES];

    Block() {
      Arrays.setAll(presented, i -> patterns.presented());
      for (int i = 0; i < BLOCK; i++) {
        for (int l = 0; l < units.length; l++) {
          y[l][i] = new float[FloatLanes.padded(units[l])];
        }
        ofGroups[i / GroupKernels.PATTERNS][i % GroupKernels.PATTERNS] = y[0][i];
      }
    }

    int correct(int from, int pieces) {
      int count = groups == null ? sumOneByOne(from, pieces) : sumInGroups(from, pieces);
      for (int i = 0; ofBackground != null && i < count; i++) {
        for (int j = 0; j < units[0]; j++) {
          y[0][i][j] += ofBackground[j];
        }
      }
      answer(count);
      float[][] outputs = y[units.length - 1];
      int correct = 0;
      for (int i = 0; i < count; i++) {
        int label = patterns.patterns().label(pattern(from, i));
        correct += largest(outputs[i], network.outputs()) == label ? 1 : 0;
      }
      return correct;
    }

    /** Sums up the first layer of some patterns, and returns their number. */
    private int sumOneByOne(int from, int count) {
      for (int i = 0; i < count; i++) {
        presented[i].present(from + i);
      }
      for (int t = 0; t < first.tiles(); t++) {
        for (int i = 0; i < count; i++) {
          first.combine(t, presented[i], y[0][i]);
        }
      }
      return count;
    }

    private int sumInGroups(int from, int count) {
      for (int t = 0; t < first.tiles(); t++) {
        for (int g = 0; g < count; g++) {
          first.combine(t, groups, from + g, ofGroups[g]);
        }
      }
      return (count - 1) * GroupKernels.PATTERNS + groups.size(from + count - 1);
    }

    /** Which pattern is the i-th of those that begin with a piece. */
    private int pattern(int from, int i) {
      return groups == null
          ? from + i
          : groups.pattern(from + i / GroupKernels.PATTERNS, i % GroupKernels.PATTERNS);
    }

    /** Goes on from the sums of the first layer, one step for all patterns before the next. */
    private void answer(int count) {
      int last = units.length - 1;
      for (int l = 0; l <= last; l++) {
        for (int i = 0; l > 0 && i < count; i++) {
          float[] before = y[l - 1][i];
          DotKernels.dots(
              totals[l], before.length, units[l], before, y[l][i], before.length, lanes);
        }
        Activation activation = l == last ? network.outputActivation() : network.hiddenActivation();
        for (int i = 0; i < count; i++) {
          ActivationKernels.activate(activation, y[l][i], y[l][i], units[l], offsets[l]);
        }
      }
    }
  }
}
