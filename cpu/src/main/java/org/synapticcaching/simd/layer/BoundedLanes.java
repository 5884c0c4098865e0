package org.synapticcaching.simd.layer;

import java.util.Arrays;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.SelectedKernels;
import org.synapticcaching.simd.selection.SortedLanes;

/**
 * Lanes whose change reaches a bound that differs from row to row. Vectors are listed for a few
 * levels, each a quarter above the one before: a row with a small input has a high bound, and few
 * vectors with a lane that reaches it. Rows come in the order of their levels.
 */
public final class BoundedLanes extends SelectedLanes {
  private static final int LEVELS = 5;
  private static final float STEP = 1.25f;

  private final int[][] vectorsOf = new int[LEVELS][];
  private final int[] countOf = new int[LEVELS];

  /** Positions of the last row of each level, plus 1. */
  private final int[] endOf = new int[LEVELS];

  private final float[] levels = new float[LEVELS];
  private final int[] levelOf;

  /** The sorted lanes, of which each row changes the first ones. */
  private final SortedLanes sorted;

  /** Sums of values of rows, by the number of lanes that change in them; 0 between calls. */
  private final double[] valuesOf;

  private final double[] magnitudes;
  private final int[] counts;

  /** The rows, in the order of their levels. */
  private final int[] list;

  private final float[] values;
  private int level;

  /** Whether vectors have been listed for this update, which is done when they are first read. */
  private boolean listed;

  /**
   * For updates of at most this number of rows.
   *
   * @param sorted holds the lanes of each update that is selected from
   */
  public BoundedLanes(int width, int rows, SortedLanes sorted) {
    super(width);
    this.bounds = new float[rows];
    this.sorted = sorted;
    this.valuesOf = new double[width + 1];
    vectorsOf[0] = vectors;
    for (int l = 1; l < LEVELS; l++) {
      vectorsOf[l] = new int[vectors.length];
    }
    this.levelOf = new int[rows];
    this.magnitudes = new double[rows];
    this.counts = new int[rows];
    this.list = new int[rows];
    this.values = new float[FloatLanes.padded(rows)];
  }

  /**
   * Selects, and brings the rows of an update into the order of their levels.
   *
   * @param update its rows are the first of its list, each with a lane that changes
   * @param boundOf least abs(change) of a lane that changes, of each row
   * @param keptOf number of lanes that change, of each row
   * @param sums sums[n] of the magnitudes of the n lanes with the largest
   */
  public void select(WeightUpdate update, float[] boundOf, int[] keptOf, double[] sums) {
    int rows = update.to;
    float lowest = Float.POSITIVE_INFINITY;
    for (int k = 0; k < rows; k++) {
      lowest = Math.min(lowest, boundOf[k]);
    }
    levels[0] = lowest;
    for (int l = 1; l < LEVELS; l++) {
      levels[l] = levels[l - 1] * STEP;
    }
    Arrays.fill(endOf, 0);
    for (int k = 0; k < rows; k++) {
      int l = 0;
      while (l + 1 < LEVELS && levels[l + 1] <= boundOf[k]) {
        l++;
      }
      levelOf[k] = l;
      endOf[l]++;
    }
    for (int l = 1; l < LEVELS; l++) {
      endOf[l] += endOf[l - 1];
    }
    for (int k = rows - 1; k >= 0; k--) {
      int place = --endOf[levelOf[k]];
      list[place] = update.list[k];
      values[place] = update.values[k];
      bounds[place] = boundOf[k];
      magnitudes[place] = sums[keptOf[k]];
      counts[place] = keptOf[k];
    }
    // Each now says where its level begins.
    System.arraycopy(endOf, 1, endOf, 0, LEVELS - 1);
    endOf[LEVELS - 1] = rows;
    update.list = list;
    update.values = values;
    update.selected = this;
    change = update.change;
    level = 0;
    listed = false;
  }

  private void findVectors() {
    listed = true;
    countOf[0] = SelectedKernels.find(change, change.length, levels[0], vectorsOf[0]);
    for (int l = 1; l < LEVELS && endOf[l - 1] < endOf[LEVELS - 1]; l++) {
      countOf[l] =
          SelectedKernels.findAmong(
              vectorsOf[l - 1], countOf[l - 1], change, levels[l], vectorsOf[l]);
    }
  }

  @Override
  public void of(int k) {
    if (!listed) {
      findVectors();
    }
    while (k >= endOf[level]) {
      level++;
    }
    while (level > 0 && k < endOf[level - 1]) {
      level--;
    }
    vectors = vectorsOf[level];
    count = countOf[level];
  }

  @Override
  int endOfGroup(int k) {
    return endOf[level];
  }

  /** Lane by lane: a lane changes in all rows that change as many lanes, or more. */
  @Override
  void addUp(WeightUpdate update, int rows, double by, double[] sums, float[] scratch) {
    int most = 0;
    for (int k = 0; k < update.to; k++) {
      valuesOf[counts[k]] += update.list[k] < rows ? values[k] : 0;
      most = Math.max(most, counts[k]);
    }
    double value = 0;
    for (int q = most - 1; q >= 0; q--) {
      value += valuesOf[q + 1];
      valuesOf[q + 1] = 0;
      int lane = sorted.lane(q);
      sums[lane] += by * change[lane] * value;
    }
  }

  @Override
  double magnitude(int k, float[] lanes) {
    return magnitudes[k];
  }

  @Override
  int nonZeros(int k) {
    return counts[k];
  }
}
