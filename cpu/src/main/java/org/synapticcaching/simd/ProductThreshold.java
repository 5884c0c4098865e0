package org.synapticcaching.simd;

import java.util.Arrays;

/**
 * The k-th largest magnitude of an outer product, without forming it (shortcut 5): of all {@code
 * abs(a_j x_i)}, rounded to float as an update is, for m lanes a_j and n rows x_i.
 *
 * <p>Rounding keeps order, so that in one row the largest products are those of the lanes with the
 * largest magnitudes. The k-th largest therefore cuts each row's sorted lanes at one place, and the
 * places of all rows are found together, by bisection with counting:
 *
 * <ol>
 *   <li>A histogram of the lanes' magnitudes (8 bins to an octave) tells, for any value, a number
 *       of products that are certainly not below it; the highest value with at least k such
 *       products leaves only few lanes that can belong to the k largest. O(m + n).
 *   <li>These are sorted by digits. O(lanes left).
 *   <li>Each row has a range of lanes that are not decided yet. A product out of these ranges,
 *       where the k-th largest is to be expected, is compared with all rows by a search within each
 *       range; what is above or below it is decided. O(n) per round; the number of rounds is about
 *       10, and at most 2 x 31, since every second one halves the range of values.
 * </ol>
 *
 * With m = 10 000, n = 150 and k = 1 % of 784 m this reads 3 m floats and does some 10^4 products,
 * where the matrix has 1.5 10^6 besides its zeros. All memory is taken once.
 */
final class ProductThreshold {
  /** Bits of a float below its exponent and the first three of its fraction. */
  private static final int BIN_SHIFT = 20;

  private static final int BINS =
      (Float.floatToRawIntBits(Float.POSITIVE_INFINITY) >>> BIN_SHIFT) + 1;

  /** With fewer lanes a histogram saves nothing. */
  private static final int FEW_LANES = 512;

  /** How far, in units of the last place, lanes are looked at below a bin. */
  private static final int MARGIN = 16;

  /** Below this, rounding of products is no longer relative to them. */
  private static final float ROUNDS_RELATIVELY = 1e-30f;

  private final int[] atLeast = new int[BINS + 1];
  private final int[] keys;
  private final DescendingSort sort;

  /** Candidates among the lanes, by magnitude, the largest first. */
  private final float[] sorted;

  private int candidates;

  /** Per row: candidates before {@code low} are above the threshold, from {@code high} on below. */
  private final int[] low;

  private final int[] high;
  private final int[] middle;
  private final int[] above;

  /** For at most so many rows and lanes. */
  ProductThreshold(int mostRows, int mostLanes) {
    this.keys = new int[mostLanes];
    this.sorted = new float[mostLanes];
    this.sort = new DescendingSort(mostLanes);
    this.low = new int[mostRows];
    this.high = new int[mostRows];
    this.middle = new int[mostRows];
    this.above = new int[mostRows];
  }

  /**
   * Finds the threshold; {@link #kept} and {@link #bound} then say what is not below it.
   *
   * @param lanes a, finite
   * @param length number of lanes
   * @param rows magnitudes of x, finite and >= 0
   * @param times how often each of these rows occurs
   * @param size number of rows
   * @param rank k, from 1 to the number of products that are not 0 because of a factor of 0
   * @return the k-th largest magnitude; 0 when products underflow
   */
  float find(float[] lanes, int length, float[] rows, int[] times, int size, long rank) {
    float largestRow = 0;
    for (int i = 0; i < size; i++) {
      largestRow = Math.max(largestRow, rows[i]);
    }
    int cut = length < FEW_LANES ? 1 : cut(lanes, length, rows, times, size, rank, largestRow);
    int count = 0;
    for (int j = 0; j < length; j++) {
      int bits = Float.floatToRawIntBits(lanes[j]) & Integer.MAX_VALUE;
      keys[count] = bits;
      count += bits >= cut ? 1 : 0;
    }
    sort.sort(keys, count);
    for (int q = 0; q < count; q++) {
      sorted[q] = Float.intBitsToFloat(keys[q]);
    }
    candidates = count;
    return search(rows, times, size, rank, largestRow);
  }

  /** How many lanes of a row are not below the threshold. */
  int kept(int row) {
    return middle[row];
  }

  /** The smallest magnitude of these lanes, of which there must be some. */
  float bound(int row) {
    return sorted[middle[row] - 1];
  }

  int candidates() {
    return candidates;
  }

  /** Magnitude of lane q of those that were sorted, the largest first. */
  float sorted(int q) {
    return sorted[q];
  }

  /** Bits of the least magnitude that a lane with one of the {@code rank} largest may have. */
  private int cut(
      float[] lanes, int length, float[] rows, int[] times, int size, long rank, float largestRow) {
    Arrays.fill(atLeast, 0);
    for (int j = 0; j < length; j++) {
      atLeast[(Float.floatToRawIntBits(lanes[j]) & Integer.MAX_VALUE) >>> BIN_SHIFT]++;
    }
    int top = 0;
    for (int b = BINS - 1; b >= 0; b--) {
      top = top == 0 && atLeast[b] > 0 ? b : top;
      atLeast[b] += atLeast[b + 1];
    }
    int safe = 0;
    int unsafe = top + 1;
    while (unsafe - safe > 1) {
      int b = safe + unsafe >>> 1;
      if (certain(b, rows, times, size, largestRow) >= rank) {
        safe = b;
      } else {
        unsafe = b;
      }
    }
    // A lane just below a bin may round to the same product as one in it, but not one further off.
    boolean relative = edge(safe) * largestRow > ROUNDS_RELATIVELY;
    return relative ? (safe << BIN_SHIFT) - MARGIN : 1;
  }

  private static float edge(int bin) {
    return Float.intBitsToFloat(bin << BIN_SHIFT);
  }

  /** A number of products that are certainly not below that of the bin's edge and largest row. */
  private long certain(int bin, float[] rows, int[] times, int size, float largestRow) {
    float value = edge(bin) * largestRow;
    long sum = 0;
    for (int i = 0; i < size; i++) {
      float x = rows[i];
      if (x > 0) {
        int least = Math.min(BINS - 1, Float.floatToRawIntBits(value / x) >>> BIN_SHIFT);
        while (least < BINS - 1 && edge(least) * x < value) {
          least++;
        }
        sum += (long) times[i] * atLeast[least];
      }
    }
    return sum;
  }

  private float search(float[] rows, int[] times, int size, long rank, float largestRow) {
    for (int i = 0; i < size; i++) {
      low[i] = 0;
      high[i] = rows[i] > 0 ? candidates : 0;
    }
    long need = rank;
    int least = 0;
    int most = Float.floatToRawIntBits(sorted[0] * largestRow);
    for (boolean halve = false; ; halve = !halve) {
      float pivot =
          halve ? Float.intBitsToFloat(least + most >>> 1) : expected(rows, times, size, need);
      long notBelow = decide(rows, times, size, pivot, high, middle);
      if (notBelow < need) {
        need -= notBelow;
        System.arraycopy(middle, 0, low, 0, size);
        most = Float.floatToRawIntBits(pivot) - 1;
      } else if (pivot > Float.MAX_VALUE
          || decide(rows, times, size, Math.nextUp(pivot), middle, above) < need) {
        return pivot;
      } else {
        System.arraycopy(above, 0, high, 0, size);
        least = Float.floatToRawIntBits(pivot) + 1;
      }
    }
  }

  /** An undecided product about as far down its row as the wanted one is down all of them. */
  private float expected(float[] rows, int[] times, int size, long need) {
    long undecided = 0;
    long longest = 0;
    int row = 0;
    for (int i = 0; i < size; i++) {
      long range = (long) times[i] * (high[i] - low[i]);
      undecided += range;
      if (range > longest) {
        longest = range;
        row = i;
      }
    }
    int range = high[row] - low[row];
    int down = (int) Math.min(range - 1, range * (double) need / undecided);
    return sorted[low[row] + down] * rows[row];
  }

  /**
   * Number of undecided products that are not below a value.
   *
   * @param end where each row's range ends for this purpose
   * @param into overwritten: the first candidate of each row whose product is below the value
   */
  private long decide(float[] rows, int[] times, int size, float value, int[] end, int[] into) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      float x = rows[i];
      int from = low[i];
      int to = end[i];
      while (from < to) {
        int at = from + to >>> 1;
        boolean below = sorted[at] * x < value;
        from = below ? from : at + 1;
        to = below ? at : to;
      }
      into[i] = from;
      count += (long) times[i] * (from - low[i]);
    }
    return count;
  }
}
