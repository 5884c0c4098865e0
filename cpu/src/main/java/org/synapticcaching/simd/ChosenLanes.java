package org.synapticcaching.simd;

import static org.synapticcaching.simd.Lanes.COUNT;
import static org.synapticcaching.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Which lanes of each row of an update change. Here: the same ones in all rows, those whose change
 * is not 0; so the update is still an outer product. Lanes come in vectors of which some lane may
 * change: nothing else is read or written.
 */
class ChosenLanes {
  /** First lanes of these vectors, ascending: {@link #count} of them. */
  int[] vectors;

  int count;

  /** Common factor of a row's synapses; in these vectors, 0 for lanes that do not change. */
  float[] change;

  /** Lanes with a smaller abs(change) do not change in this row. */
  float least;

  ChosenLanes(int width) {
    this.vectors = new int[width / COUNT];
  }

  /** Lets the fields hold for the row at position {@code k} of the update. */
  void of(int k) {}

  /** Whether the same lanes change in every row. */
  boolean inEveryRow() {
    return true;
  }

  /** Chooses the lanes whose change is not 0. */
  void chooseNonZero(float[] changes, int width) {
    change = changes;
    count = find(changes, width, Float.MIN_VALUE, vectors);
  }

  /** Lists the vectors that have a lane of at least this magnitude, or NaN. */
  static int find(float[] changes, int width, float least, int[] into) {
    int found = 0;
    for (int v = 0; v < width; v += COUNT) {
      into[found] = v;
      found += notBelow(FloatVector.fromArray(SPECIES, changes, v), least).anyTrue() ? 1 : 0;
    }
    return found;
  }

  /** Lanes of at least this magnitude, or NaN. */
  static VectorMask<Float> notBelow(FloatVector changes, float least) {
    return changes.abs().compare(VectorOperators.LT, least).not();
  }

  /** The changes at {@code v} of lanes that do change in the row asked for last, 0 for others. */
  final FloatVector at(int v) {
    FloatVector d = FloatVector.fromArray(SPECIES, change, v);
    return d.blend(FloatVector.zero(SPECIES), d.abs().compare(VectorOperators.LT, least));
  }

  /** The same for one lane of these vectors. */
  final float atLane(int lane) {
    float d = change[lane];
    return Math.abs(d) < least ? 0f : d;
  }

  /**
   * Sum of abs(change) of the row's lanes.
   *
   * @param lanes scratch space, overwritten
   */
  double magnitude(int k, float[] lanes) {
    of(k);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int c = 0; c < count; c++) {
      sum = sum.add(at(vectors[c]).abs());
    }
    return Lanes.sum(sum, lanes);
  }

  /** Number of the row's lanes that change. */
  int nonZeros(int k) {
    of(k);
    int found = 0;
    for (int c = 0; c < count; c++) {
      found += at(vectors[c]).compare(VectorOperators.NE, 0f).trueCount();
    }
    return found;
  }
}
