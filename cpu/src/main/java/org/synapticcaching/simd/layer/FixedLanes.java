package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.simd.kernel.SelectedKernels;

/** Lanes that differ freely from row to row, but not from presentation to presentation. */
public final class FixedLanes extends SelectedLanes {
  /** Of each row, its lanes in ascending order, and the vectors that they are in. */
  private final int[][] lanesOf;

  private final int[][] vectorsOf;

  /** Of each of these vectors, a bit for each lane that is listed. */
  private final int[][] bitsOf;

  private float[] changes;
  private int[] rowOf;

  /**
   * @param lanesOf of each row, in ascending order
   */
  public FixedLanes(int width, int[][] lanesOf) {
    super(width);
    this.lanesOf = lanesOf;
    this.vectorsOf =
        Arrays.stream(lanesOf)
            .map(lanes -> Arrays.stream(lanes).map(lane -> lane & -COUNT).distinct().toArray())
            .toArray(int[][]::new);
    this.bitsOf = new int[lanesOf.length][];
    for (int row = 0; row < lanesOf.length; row++) {
      int[] found = new int[vectorsOf[row].length];
      int c = 0;
      for (int lane : lanesOf[row]) {
        while (vectorsOf[row][c] != (lane & -COUNT)) {
          c++;
        }
        found[c] |= 1 << (lane & COUNT - 1);
      }
      bitsOf[row] = found;
    }
    this.change = new float[width];
  }

  /** Selects these lanes of all rows of an update. */
  public void select(WeightUpdate update) {
    changes = update.change;
    rowOf = update.list;
    update.selected = this;
  }

  @Override
  public void of(int k) {
    int row = rowOf[k];
    vectors = vectorsOf[row];
    count = vectors.length;
    int[] listed = bitsOf[row];
    for (int c = 0; c < count; c++) {
      SelectedKernels.keep(changes, vectors[c], listed[c], change);
    }
  }

  @Override
  double magnitude(int k, float[] scratch) {
    double sum = 0;
    for (int lane : lanesOf[rowOf[k]]) {
      sum += Math.abs(changes[lane]);
    }
    return sum;
  }

  @Override
  int nonZeros(int k) {
    int found = 0;
    for (int lane : lanesOf[rowOf[k]]) {
      found += changes[lane] != 0 ? 1 : 0;
    }
    return found;
  }

  @Override
  void addUp(WeightUpdate update, int rows, double by, double[] sums, float[] scratch) {
    for (int k = update.from; k < update.to; k++) {
      if (update.list[k] < rows) {
        double value = by * update.values[k];
        for (int lane : lanesOf[update.list[k]]) {
          sums[lane] += value * changes[lane];
        }
      }
    }
  }
}
