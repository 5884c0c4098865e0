package org.synapticcaching.simd.selection;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The magnitude of a given rank among many, by counting the digits of its bits, the highest first.
 * Three walks over the numbers, which may come in pieces; no sorting, no copy. NaN counts as larger
 * than everything.
 */
public final class RadixSelect {
  private static final int[] SHIFTS = {20, 10, 0};
  private static final int DIGIT_VALUES = 1 << 11;

  private final int[] counts = new int[DIGIT_VALUES];
  private int step;
  private int known;
  private int left;

  /** Begins the first walk. */
  public void begin(int rank) {
    step = 0;
    known = 0;
    left = rank;
    Arrays.fill(counts, 0);
  }

  /** Whether another walk over all numbers is needed. */
  public boolean needsWalk() {
    return step < SHIFTS.length;
  }

  /** Takes in some of the numbers, {@code from} to {@code to}. */
  public void count(float[] values, int from, int to) {
    int shift = SHIFTS[step];
    if (step == 0) {
      for (int i = from; i < to; i++) {
        counts[bits(values[i]) >>> shift]++;
      }
      return;
    }
    int above = SHIFTS[step - 1];
    int i = from;
    for (; i + COUNT <= to; i += COUNT) {
      IntVector bits = FloatVector.fromArray(SPECIES, values, i).reinterpretAsInts();
      IntVector digits = bits.and(Integer.MAX_VALUE).lanewise(VectorOperators.LSHR, above);
      // Numbers that differ in a higher digit are most of them.
      if (digits.compare(VectorOperators.EQ, known).anyTrue()) {
        count(values, i, i + COUNT, above, shift);
      }
    }
    count(values, i, to, above, shift);
  }

  private void count(float[] values, int from, int to, int above, int shift) {
    int mask = (1 << above - shift) - 1;
    for (int i = from; i < to; i++) {
      int bits = bits(values[i]);
      if (bits >>> above == known) {
        counts[bits >>> shift & mask]++;
      }
    }
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value) & Integer.MAX_VALUE;
  }

  /** Ends a walk. */
  public void endWalk() {
    int digit = 0;
    while (left >= counts[digit]) {
      left -= counts[digit++];
    }
    int bits = step == 0 ? 11 : 10;
    known = known << bits | digit;
    step++;
    Arrays.fill(counts, 0);
  }

  /** The magnitude of the rank, after the last walk. */
  public float value() {
    return Float.intBitsToFloat(known);
  }

  /** The magnitude of a rank, from 0, ascending, among the first {@code length} numbers. */
  public float of(float[] values, int length, int rank) {
    begin(rank);
    while (needsWalk()) {
      count(values, 0, length);
      endWalk();
    }
    return value();
  }
}
