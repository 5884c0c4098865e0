package org.synapticcaching.simd;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * Which lanes of each row of an update change. Here: the same ones in all rows, those whose change
 * is not 0; so the update is still an outer product. Lanes come in vectors of which some lane may
 * change: nothing else is read or written.
 */
class SelectedLanes {
  /** First lanes of these vectors, ascending: {@link #count} of them. */
  int[] vectors;

  int count;

  /** Common factor of a row's synapses; in these vectors, 0 for lanes that do not change. */
  float[] change;

  /** Lanes with a smaller abs(change) do not change in this row. */
  float least;

  SelectedLanes(int width) {
    this.vectors = new int[width / COUNT];
  }

  /** Lets the fields hold for the row at position {@code k} of the update. */
  void of(int k) {}

  /** One more than the last position up to which vectors and changes are those of this one. */
  int endOfGroup(int k) {
    return Integer.MAX_VALUE;
  }

  /** What {@link #least} is for a row of the group of {@link #of}. */
  float least(int k) {
    return least;
  }

  /** Whether the same lanes change in every row. */
  boolean inEveryRow() {
    return true;
  }

  /** Selects the lanes whose change is not 0. */
  void selectNonZero(float[] changes, int width) {
    change = changes;
    count = find(changes, width, Float.MIN_VALUE, vectors);
  }

  /** Lists the vectors that have a lane of at least this magnitude, or NaN. */
  static int find(float[] changes, int width, float least, int[] into) {
    FloatVector bound = FloatVector.broadcast(SPECIES, least);
    int found = 0;
    for (int v = 0; v < width; v += COUNT) {
      into[found] = v;
      found += oneIfAny(FloatVector.fromArray(SPECIES, changes, v), bound);
    }
    return found;
  }

  /**
   * 1 if a lane has at least this magnitude, or is NaN, else 0: without an unpredictable branch.
   */
  static int oneIfAny(FloatVector changes, FloatVector least) {
    return changes.abs().compare(VectorOperators.LT, least).trueCount() - COUNT
        >>> Integer.SIZE - 1;
  }

  /** The changes at {@code v} of lanes that do change in the row of {@link #of}, 0 for others. */
  final FloatVector at(int v) {
    return notBelow(FloatVector.fromArray(SPECIES, change, v), bits(least));
  }

  /** For {@link #notBelow}: the bits of a number >= 0, less 1, in every lane. */
  static IntVector bits(float least) {
    return IntVector.broadcast(INTS, Float.floatToRawIntBits(least) - 1);
  }

  /**
   * The numbers whose magnitude is not below that, or NaN; 0 for others. In integers, in which
   * magnitudes have the same order: on some versions of Java masks of lanes are slow.
   *
   * @param least from {@link #bits}
   */
  static FloatVector notBelow(FloatVector d, IntVector least) {
    return d.reinterpretAsInts()
        .and(
            least.sub(d.abs().reinterpretAsInts()).lanewise(VectorOperators.ASHR, Integer.SIZE - 1))
        .reinterpretAsFloats();
  }

  /** As {@link #at}, for one lane of these vectors. */
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
    return FloatLanes.sum(sum, lanes);
  }

  /**
   * sums[lane] += by x what changes, summed over rows.
   *
   * @param update that has these lanes selected
   * @param rows only rows below this number count
   * @param scratch padded, overwritten
   */
  void addUp(WeightUpdate update, int rows, double by, double[] sums, float[] scratch) {
    Arrays.fill(scratch, 0f);
    for (int k = update.from; k < update.to; k++) {
      if (update.list[k] < rows) {
        of(k);
        FloatVector x = FloatVector.broadcast(SPECIES, update.values[k]);
        for (int c = 0; c < count; c++) {
          int v = vectors[c];
          at(v).fma(x, FloatVector.fromArray(SPECIES, scratch, v)).intoArray(scratch, v);
        }
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] += by * scratch[j];
    }
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
