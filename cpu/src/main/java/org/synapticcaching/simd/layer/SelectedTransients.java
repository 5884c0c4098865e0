package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.SelectedKernels;

/** Learning of selected synapses in a {@link TransientMatrix}. */
final class SelectedTransients {
  private final TransientMatrix matrix;

  /** Of one row or two: change of the lane sums. */
  private final float[] rowChange = new float[2 * COUNT];

  /** Largest abs(stored) of their vectors, lane by lane. */
  private final float[] rowMost = new float[2 * COUNT];

  /** Change of the lane sums of all rows of an update. */
  private final float[] growth = new float[COUNT];

  SelectedTransients(TransientMatrix matrix) {
    this.matrix = matrix;
  }

  /**
   * As {@link TransientMatrix#learn} for the synapses that a rule has selected of an update.
   *
   * @return by how much the sum of abs(stored) grows
   */
  float learn(WeightUpdate update, float factor, float limit) {
    SelectedLanes lanes = update.selected;
    int[] list = update.list;
    float[] values = update.values;
    Arrays.fill(growth, 0f);
    for (int k = update.from; k < update.to; ) {
      lanes.of(k);
      int[] vectors = lanes.vectors;
      int count = lanes.count;
      float[] change = lanes.change;
      int end = Math.min(update.to, lanes.endOfGroup(k));
      for (; k + 1 < end; k += 2) {
        SelectedKernels.learnTwo(
            matrix.w,
            matrix.base(list[k]) + matrix.width,
            matrix.base(list[k + 1]) + matrix.width,
            values[k] * factor,
            values[k + 1] * factor,
            lanes.bound(k),
            lanes.bound(k + 1),
            vectors,
            count,
            change,
            rowChange,
            rowMost);
        endRow(k, list[k], 0, limit);
        endRow(k + 1, list[k + 1], COUNT, limit);
      }
      if (k < end) {
        SelectedKernels.learnOne(
            matrix.w,
            matrix.base(list[k]) + matrix.width,
            values[k] * factor,
            lanes.bound(k),
            vectors,
            count,
            change,
            rowChange,
            rowMost);
        endRow(k, list[k], 0, limit);
        k++;
      }
    }
    return FloatLanes.sum(growth, 0);
  }

  /**
   * Ends the update of one row, of which {@link #rowChange} has the change of the lane sums, and
   * {@link #rowMost} the largest abs(stored). Arrays, since vectors that are passed on may end up
   * on the heap.
   *
   * @param k position of the row, to be listed if it exceeds the limit
   * @param from where both begin
   */
  private void endRow(int k, int row, int from, float limit) {
    FloatVector change = FloatVector.fromArray(SPECIES, rowChange, from);
    if (matrix.hasSums) {
      int sums = matrix.base(row) + 2 * matrix.width;
      FloatVector old = FloatVector.fromArray(SPECIES, matrix.w, sums);
      FloatVector sum = old.add(change);
      sum.intoArray(matrix.w, sums);
      change = sum.sub(old);
    }
    FloatVector.fromArray(SPECIES, growth, 0).add(change).intoArray(growth, 0);
    matrix.over.rows[matrix.over.count] = k;
    FloatVector most = FloatVector.fromArray(SPECIES, rowMost, from);
    matrix.over.count += most.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
  }
}
