package org.synapticcaching.simd.layer;

import java.util.Arrays;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.kernel.GroupKernels;

/**
 * The patterns of a test in groups, for {@link GroupKernels}: of each group the inputs that are
 * active in any of its patterns, and the value that each pattern has there. Patterns of one class
 * come one after another, as they share more inputs, and of those that come next, a group takes the
 * ones most alike: of MNIST's test images, with 151 active inputs each, four have 298 together,
 * four of one class 249, and four that are alike 215 (205 if each were compared with all of its
 * class, some ten times as many comparisons).
 */
public final class ClassGroups {
  private static final int SIZE = GroupKernels.PATTERNS;

  /** Patterns that are compared for one place in a group: milliseconds for all of MNIST's. */
  private static final int COMPARED = 64;

  /** All patterns, group by group. */
  private final int[] order;

  /** Where each group begins in {@link #rows}. */
  private final int[] offsets;

  /** Which inputs are active, ascending in each group. */
  private final int[] rows;

  /** {@code [row][pattern]}; 0 for patterns in which the input is not active. */
  private final float[] values;

  /**
   * Groups patterns.
   *
   * @param length number of inputs, with the bias
   */
  ClassGroups(SparseInputs inputs, int length) {
    this.order = byClass(inputs.patterns());
    SparseInputs.Presented presented = inputs.presented();
    bringTogether(order, presented, length);
    boolean[] active = new boolean[length];
    this.offsets = new int[(order.length + SIZE - 1) / SIZE + 1];
    for (int g = 0; g < groups(); g++) {
      offsets[g + 1] = Math.addExact(offsets[g], markActive(presented, g, active));
      Arrays.fill(active, false);
    }
    this.rows = new int[offsets[groups()]];
    this.values = new float[Math.multiplyExact(rows.length, SIZE)];
    int[] places = new int[length];
    for (int g = 0; g < groups(); g++) {
      markActive(presented, g, active);
      int next = offsets[g];
      for (int row = 0; row < length; row++) {
        if (active[row]) {
          rows[next] = row;
          places[row] = next++;
        }
      }
      Arrays.fill(active, false);
      readValues(presented, g, places);
    }
  }

  private static int[] byClass(Patterns patterns) {
    int[] next = new int[patterns.classes() + 1];
    for (int p = 0; p < patterns.size(); p++) {
      next[patterns.label(p) + 1]++;
    }
    for (int label = 0; label < patterns.classes(); label++) {
      next[label + 1] += next[label];
    }
    int[] order = new int[patterns.size()];
    for (int p = 0; p < order.length; p++) {
      order[next[patterns.label(p)]++] = p;
    }
    return order;
  }

  /** Lets each group begin with the next pattern, and go on with those most like it. */
  private static void bringTogether(int[] order, SparseInputs.Presented presented, int length) {
    int words = (length + Long.SIZE - 1) / Long.SIZE;
    long[] active = new long[Math.multiplyExact(order.length, words)];
    for (int place = 0; place < order.length; place++) {
      presented.present(order[place]);
      for (int k = presented.from; k < presented.to; k++) {
        active[order[place] * words + presented.list[k] / Long.SIZE] |= 1L << presented.list[k];
      }
    }
    long[] together = new long[words];
    for (int place = 0; place < order.length; place++) {
      if (place % SIZE == 0) {
        Arrays.fill(together, 0);
      } else {
        int best = mostAlike(order, place, active, together);
        int next = order[place];
        order[place] = order[best];
        order[best] = next;
      }
      for (int i = 0; i < words; i++) {
        together[i] |= active[order[place] * words + i];
      }
    }
  }

  /** The next place with the fewest inputs that only it or only the group has. */
  private static int mostAlike(int[] order, int from, long[] active, long[] together) {
    int words = together.length;
    int best = from;
    int fewest = Integer.MAX_VALUE;
    for (int place = from; place < Math.min(order.length, from + COMPARED); place++) {
      int others = 0;
      for (int i = 0; i < words; i++) {
        others += Long.bitCount(active[order[place] * words + i] ^ together[i]);
      }
      if (others < fewest) {
        fewest = others;
        best = place;
      }
    }
    return best;
  }

  /** Marks the inputs that are active in a group, and returns their number. */
  private int markActive(SparseInputs.Presented presented, int group, boolean[] active) {
    int count = 0;
    for (int i = 0; i < size(group); i++) {
      presented.present(pattern(group, i));
      for (int k = presented.from; k < presented.to; k++) {
        count += active[presented.list[k]] ? 0 : 1;
        active[presented.list[k]] = true;
      }
    }
    return count;
  }

  private void readValues(SparseInputs.Presented presented, int group, int[] places) {
    for (int i = 0; i < size(group); i++) {
      presented.present(pattern(group, i));
      for (int k = presented.from; k < presented.to; k++) {
        values[places[presented.list[k]] * SIZE + i] = presented.inputs[k];
      }
    }
  }

  /** Number of groups. */
  public int groups() {
    return offsets.length - 1;
  }

  /** Number of patterns in a group: as many as there can be, but in the last one. */
  public int size(int group) {
    return Math.min(SIZE, order.length - group * SIZE);
  }

  /** Which pattern is the i-th of a group. */
  public int pattern(int group, int i) {
    return order[group * SIZE + i];
  }

  /**
   * z = sum over the active inputs of value times weight, for the columns of one tile.
   *
   * @param w rows of the tile, from {@code origin} on, of so many vectors
   * @param z of each pattern, overwritten from {@code at} on
   */
  void combine(int group, float[] w, int origin, int vectors, float[][] z, int at) {
    GroupKernels.combine(
        w, origin, vectors, rows, values, offsets[group], offsets[group + 1], z, at);
  }
}
