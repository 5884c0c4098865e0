package org.synapticcaching.simd.selection;

import java.util.Arrays;

/**
 * A histogram of magnitudes with eight bins to an octave: from those of the lanes of an outer
 * product it bounds the product of a given rank, in a time of the order of lanes plus rows.
 */
final class MagnitudeHistogram {
  /** Bits of a float below its exponent and the first three of its fraction. */
  private static final int BIN_SHIFT = 20;

  /** Those of finite numbers, of infinity, and of NaN. */
  private static final int BINS = (Integer.MAX_VALUE >>> BIN_SHIFT) + 1;

  private static final int BIN_MASK = (1 << BIN_SHIFT) - 1;

  /** Numbers of lanes in each bin, then in it or above. */
  private final int[] atLeast = new int[BINS + 1];

  /** The largest row over each row. */
  private final float[] ratios;

  MagnitudeHistogram(int mostRows) {
    this.ratios = new float[mostRows];
  }

  /**
   * The highest edge of a bin that, times the largest row, certainly is not above the threshold.
   *
   * @param lanes a; of any sign
   * @param length number of lanes
   * @param rows magnitudes of x, > 0
   * @param times how often each of these rows occurs
   * @param size number of rows
   * @param rank k, of the threshold
   * @param largestRow the largest of the rows
   */
  float edge(
      float[] lanes, int length, float[] rows, int[] times, int size, long rank, float largestRow) {
    Arrays.fill(atLeast, 0);
    for (int j = 0; j < length; j++) {
      atLeast[(Float.floatToRawIntBits(lanes[j]) & Integer.MAX_VALUE) >>> BIN_SHIFT]++;
    }
    int top = BINS - 1;
    while (atLeast[top] == 0) {
      top--;
    }
    for (int i = 0; i < size; i++) {
      // A lane has to be larger by this factor; rounded up, unless it is exact.
      float quotient = largestRow / rows[i];
      ratios[i] = quotient == 1 ? 1 : Math.nextUp(Math.nextUp(quotient));
    }
    int safe = top + 1;
    int unsafe = safe;
    for (int step = 4; ; step *= 2) {
      int next = Math.max(0, safe - step);
      for (int b = safe - 1; b >= next; b--) {
        atLeast[b] += atLeast[b + 1];
      }
      safe = next;
      if (safe == 0 || certain(safe, times, size) >= rank) {
        break;
      }
      unsafe = safe;
    }
    while (unsafe - safe > 1) {
      int b = safe + unsafe >>> 1;
      if (certain(b, times, size) >= rank) {
        safe = b;
      } else {
        unsafe = b;
      }
    }
    return edge(safe);
  }

  private static float edge(int bin) {
    return Float.intBitsToFloat(bin << BIN_SHIFT);
  }

  /** A number of products that are certainly not below that of the bin's edge and largest row. */
  private long certain(int bin, int[] times, int size) {
    float edge = edge(bin);
    long sum = 0;
    for (int i = 0; i < size; i++) {
      int least = Float.floatToRawIntBits(edge * ratios[i]) + BIN_MASK >>> BIN_SHIFT;
      sum += (long) times[i] * atLeast[Math.min(least, BINS)];
    }
    return sum;
  }
}
