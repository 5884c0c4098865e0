package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Which synapses over the limit have changed in this presentation: only these are compared with a
 * threshold that sets itself (model section 3.1). Asks about rows that learning has listed in
 * {@link TransientMatrix#over}, in which other synapses may be over the limit, too.
 */
public final class ChangedSynapses {
  private final TransientMatrix matrix;

  /** Of each lane the limit, where an outer product changes it; nothing exceeds those of others. */
  private final float[] limits;

  ChangedSynapses(TransientMatrix matrix) {
    this.matrix = matrix;
    this.limits = new float[matrix.width];
  }

  /** What changed lanes of an outer product have to exceed, after {@link #keepRowsOver}. */
  public float[] limits() {
    return limits;
  }

  /**
   * Leaves only rows in {@link TransientMatrix#over} that have a changed synapse over the limit.
   */
  public void keepRowsOver(WeightUpdate update, float limit) {
    boolean someLanes = update.changesSomeLanes();
    if (someLanes) {
      limitLanes(update.change, limit);
    }
    int kept = 0;
    for (int i = 0; i < matrix.over.count; i++) {
      int k = matrix.over.rows[i];
      boolean over =
          someLanes
              ? update.values[k] != 0
                  && isOverLimits(matrix.base(update.list[k]) + matrix.width, limit)
              : anyOver(update, k, limit, true);
      if (over) {
        matrix.over.rows[kept++] = k;
      }
    }
    matrix.over.count = kept;
  }

  private void limitLanes(float[] change, float limit) {
    FloatVector none = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
    FloatVector all = FloatVector.broadcast(SPECIES, limit);
    for (int v = 0; v < matrix.width; v += COUNT) {
      VectorMask<Float> unchanged =
          FloatVector.fromArray(SPECIES, change, v).compare(VectorOperators.EQ, 0f);
      all.blend(none, unchanged).intoArray(limits, v);
    }
  }

  private boolean isOverLimits(int at, float limit) {
    return (limit < 0 || mayExceedLimits(at)) && exceedsLimits(at);
  }

  /**
   * Whether a magnitude may exceed its limit, which is >= 0: a quick look by bits, whose order is
   * that of the numbers, and NaN above all.
   */
  private boolean mayExceedLimits(int at) {
    IntVector allButSign = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    IntVector most = IntVector.broadcast(INTS, Integer.MIN_VALUE);
    for (int v = 0; v < matrix.width; v += COUNT) {
      IntVector magnitude =
          FloatVector.fromArray(SPECIES, matrix.w, at + v).reinterpretAsInts().and(allButSign);
      most = magnitude.sub(FloatVector.fromArray(SPECIES, limits, v).reinterpretAsInts()).max(most);
    }
    return most.compare(VectorOperators.GT, 0).anyTrue();
  }

  private boolean exceedsLimits(int at) {
    for (int v = 0; v < matrix.width; v += COUNT) {
      FloatVector magnitude = FloatVector.fromArray(SPECIES, matrix.w, at + v).abs();
      FloatVector limit = FloatVector.fromArray(SPECIES, limits, v);
      if (magnitude.compare(VectorOperators.GT, limit).anyTrue()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether synapses over the limit that have not changed are in the row at one position of the
   * update.
   */
  public boolean othersAreOver(WeightUpdate update, int k, float limit) {
    return anyOver(update, k, limit, false);
  }

  /** Marks the lanes of the changed synapses over the limit in the row at one position. */
  public void markOver(WeightUpdate update, int k, float limit, boolean[] marked) {
    float[] change = changes(update, k);
    int at = matrix.base(update.list[k]) + matrix.width;
    for (int j = 0; j < matrix.length; j++) {
      marked[j] |= change[j] != 0 && Math.abs(matrix.w[at + j]) > limit;
    }
  }

  private boolean anyOver(WeightUpdate update, int k, float limit, boolean changed) {
    if (update.values[k] == 0 && changed) {
      return false;
    }
    if (update.values[k] != 0 && update.changesEveryLane()) {
      // The row is listed because some synapse is over the limit, and all of its synapses change.
      return changed;
    }
    float[] change = changes(update, k);
    boolean none = update.values[k] == 0;
    int at = matrix.base(update.list[k]) + matrix.width;
    for (int v = 0; v < matrix.width; v += COUNT) {
      VectorMask<Float> over =
          FloatVector.fromArray(SPECIES, matrix.w, at + v).abs().compare(VectorOperators.GT, limit);
      if (over.anyTrue()) {
        VectorMask<Float> unchanged =
            FloatVector.fromArray(SPECIES, change, v).compare(VectorOperators.EQ, 0f);
        VectorMask<Float> sought = changed ? over.andNot(unchanged) : over.and(unchanged);
        if (none || sought.anyTrue()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Numbers that are 0 where a synapse of a row that changes does not. */
  private static float[] changes(WeightUpdate update, int k) {
    return update.selected == null ? update.change : update.changesOf(k);
  }
}
