package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
        consolidate(VectorMask.fromArray(INTS, marked, v), v, scale);
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

  /** Masks of bits, and magnitudes without their sign: fewer instructions than blends take. */
  private void consolidate(VectorMask<Integer> mask, int v, float scale) {
    IntVector marked = IntVector.zero(INTS).blend(-1, mask);
    IntVector allButSign = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    FloatVector moved = FloatVector.zero(SPECIES);
    boolean linear = tally.linearOnly();
    boolean hasSums = matrix.hasSums;
    int at = matrix.base(0) + v;
    int sums = matrix.base(0) + 2 * width;
    for (int r = 0; r < matrix.rows; r++) {
      IntVector s = FloatVector.fromArray(SPECIES, w, at + width).reinterpretAsInts();
      IntVector out = s.and(marked);
      g.fma(out.reinterpretAsFloats(), FloatVector.fromArray(SPECIES, w, at)).intoArray(w, at);
      s.sub(out).reinterpretAsFloats().intoArray(w, at + width);
      FloatVector magnitude = out.and(allButSign).reinterpretAsFloats();
      moved = magnitude.add(moved);
      if (hasSums) {
        // Where rounding has left less than was taken, the difference counts, and is as small.
        IntVector left = FloatVector.fromArray(SPECIES, w, sums).sub(magnitude).reinterpretAsInts();
        left.and(allButSign).reinterpretAsFloats().intoArray(w, sums);
      }
      if (!linear) {
        chargeOtherMeasures(out, scale);
      }
      at += matrix.stride;
      sums += matrix.stride;
    }
    float stored = FloatLanes.sum(moved, scratch);
    matrix.storedSum -= stored;
    tally.addConsolidation(0, (double) scale * stored);
  }

  private void chargeOtherMeasures(IntVector out, float scale) {
    out.reinterpretAsFloats().intoArray(scratch, 0);
    for (int j = 0; j < COUNT; j++) {
      tally.consolidatedBeyondLinear((double) scale * scratch[j]);
    }
  }
}
