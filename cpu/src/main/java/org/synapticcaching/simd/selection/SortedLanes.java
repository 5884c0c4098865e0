package org.synapticcaching.simd.selection;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The lanes with the largest magnitudes, in descending order. */
public final class SortedLanes {
  /** Lanes that are compared at a time, before those that pass are listed. */
  private static final int FLAGS = 256;

  private final long[] entries;
  private final float[] magnitudes;
  private final int[] lanes;
  private final DescendingSort sort;
  private int size;

  /** Of some lanes, 1 for those that pass, else 0. */
  private final int[] flags = new int[FLAGS];

  private final int[] passed;

  /** Of at most this number of lanes. */
  SortedLanes(int most) {
    this.entries = new long[most];
    this.magnitudes = new float[most];
    this.lanes = new int[most];
    this.passed = new int[most];
    this.sort = new DescendingSort(most);
  }

  /**
   * Takes lanes whose magnitude has bits of at least {@code least}; NaN counts as the largest.
   *
   * @param least at least 1, so that lanes of 0 are left out
   */
  void take(float[] values, int length, int least) {
    size = 0;
    for (int from = 0; from < length; from += FLAGS) {
      int count = Math.min(FLAGS, length - from);
      flag(values, from, count, least);
      for (int j = 0; j < count; j++) {
        passed[size] = from + j;
        // Without a branch, which would be mispredicted too often.
        size += flags[j];
      }
    }
    for (int q = 0; q < size; q++) {
      entries[q] = DescendingSort.entry(bits(values[passed[q]]), passed[q]);
    }
    sort.sort(entries, size);
    for (int q = 0; q < size; q++) {
      magnitudes[q] = Float.intBitsToFloat(DescendingSort.number(entries[q]));
      lanes[q] = DescendingSort.payload(entries[q]);
    }
  }

  private void flag(float[] values, int from, int count, int least) {
    int j = 0;
    for (; j + COUNT <= count; j += COUNT) {
      IntVector bits = FloatVector.fromArray(SPECIES, values, from + j).abs().reinterpretAsInts();
      bits.sub(least).not().lanewise(VectorOperators.LSHR, Integer.SIZE - 1).intoArray(flags, j);
    }
    for (; j < count; j++) {
      flags[j] = ~(bits(values[from + j]) - least) >>> Integer.SIZE - 1;
    }
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value) & Integer.MAX_VALUE;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** All magnitudes, of which the first {@link #size} are valid. */
  public float[] magnitudes() {
    return magnitudes;
  }

  /** Number of the lane at one place. */
  public int lane(int place) {
    return lanes[place];
  }
}
