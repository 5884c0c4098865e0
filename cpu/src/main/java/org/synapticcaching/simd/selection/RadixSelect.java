package org.synapticcaching.simd.selection;

import java.util.Arrays;

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
    int above = step == 0 ? Integer.SIZE - 1 : SHIFTS[step - 1];
    int mask = (1 << above - shift) - 1;
    for (int i = from; i < to; i++) {
      int bits = Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE;
      // Numbers that differ in a higher digit all go into a place of their own.
      int place = step == 0 || bits >>> above == known ? bits >>> shift & mask : DIGIT_VALUES - 1;
      counts[place]++;
    }
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
