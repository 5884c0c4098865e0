package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.simd.kernel.FloatLanes;

/** Consolidation of all inputs of neurons, in a matrix whose lanes are neurons. */
public final class LaneConsolidation {
  private final TransientMatrix matrix;
  private final EnergyTally tally;
  private final float[] w;
  private final int width;
  private final float[] scratch = new float[COUNT];

  LaneConsolidation(TransientMatrix matrix, EnergyTally tally) {
    this.matrix = matrix;
    this.tally = tally;
    this.w = matrix.w;
    this.width = matrix.width;
  }

  /**
   * Consolidates the marked lanes of all rows.
   *
   * @param scale g
   */
  public void consolidate(boolean[] marked, float scale) {
    if (matrix.columns != null) {
      matrix.columns.consolidated(marked, scale);
    }
    for (int v = 0; v < width; v += COUNT) {
      if (anyMarked(marked, v)) {
        consolidate(VectorMask.fromArray(SPECIES, marked, v), v, scale);
      }
    }
  }

  private static boolean anyMarked(boolean[] marked, int from) {
    for (int j = from; j < from + COUNT; j++) {
      if (marked[j]) {
        return true;
      }
    }
    return false;
  }

  private void consolidate(VectorMask<Float> mask, int v, float scale) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    FloatVector moved = zero;
    for (int r = 0; r < matrix.rows; r++) {
      int base = matrix.base(r);
      FloatVector s = FloatVector.fromArray(SPECIES, w, base + width + v);
      FloatVector out = zero.blend(s, mask);
      out.fma(g, FloatVector.fromArray(SPECIES, w, base + v)).intoArray(w, base + v);
      s.blend(zero, mask).intoArray(w, base + width + v);
      FloatVector magnitude = out.abs();
      moved = moved.add(magnitude);
      FloatVector.fromArray(SPECIES, w, base + 2 * width)
          .sub(magnitude)
          .max(zero)
          .intoArray(w, base + 2 * width);
      if (!tally.linearOnly()) {
        for (int j = 0; j < COUNT; j++) {
          tally.consolidatedBeyondLinear((double) scale * out.lane(j));
        }
      }
    }
    float stored = FloatLanes.sum(moved, scratch);
    matrix.storedSum -= stored;
    tally.addConsolidation(0, (double) scale * stored);
  }
}
