package org.synapticcaching.simd.selection;

import java.util.Arrays;

/**
 * Sorts entries by non-negative numbers, such as the bits of magnitudes, the largest first: by
 * digits of as many bits as make few passes over the bits in which the numbers differ. Entries with
 * equal numbers stay in their order. Takes no memory but what it was made with.
 */
final class DescendingSort {
  private static final int MOST_DIGIT = 10;

  /** Below this many, counting digits costs more than moving entries one by one. */
  private static final int FEW = 40;

  private final int[] counts = new int[1 << MOST_DIGIT];
  private final long[] spare;

  /** For at most this number of entries. */
  DescendingSort(int most) {
    this.spare = new long[most];
  }

  /**
   * An entry.
   *
   * @param number at least 0
   * @param payload at least 0
   */
  static long entry(int number, int payload) {
    return (long) number << Integer.SIZE | payload;
  }

  static int number(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  static int payload(long entry) {
    return (int) entry;
  }

  /** Sorts the first {@code size} entries. */
  void sort(long[] entries, int size) {
    if (size < FEW) {
      insert(entries, size);
      return;
    }
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, number(entries[i]));
      most = Math.max(most, number(entries[i]));
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(most - least);
    int passes = (bits + MOST_DIGIT - 1) / MOST_DIGIT;
    long[] from = entries;
    long[] to = spare;
    for (int pass = 0; pass < passes; pass++) {
      int digit = (bits + passes - 1) / passes;
      move(from, to, size, most, pass * digit, 1 << digit);
      long[] swapped = from;
      from = to;
      to = swapped;
    }
    if (from != entries) {
      System.arraycopy(from, 0, entries, 0, size);
    }
  }

  /** One pass, by a digit of how far each number is below the largest. */
  private void move(long[] from, long[] to, int size, int most, int shift, int values) {
    Arrays.fill(counts, 0, values, 0);
    for (int i = 0; i < size; i++) {
      counts[most - number(from[i]) >>> shift & values - 1]++;
    }
    int place = 0;
    for (int d = 0; d < values; d++) {
      int count = counts[d];
      counts[d] = place;
      place += count;
    }
    for (int i = 0; i < size; i++) {
      long entry = from[i];
      to[counts[most - number(entry) >>> shift & values - 1]++] = entry;
    }
  }

  private static void insert(long[] entries, int size) {
    for (int i = 1; i < size; i++) {
      long entry = entries[i];
      int at = i;
      while (at > 0 && number(entries[at - 1]) < number(entry)) {
        entries[at] = entries[at - 1];
        at--;
      }
      entries[at] = entry;
    }
  }
}
