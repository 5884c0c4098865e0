package org.synapticcaching.simd;

import java.util.Arrays;

/**
 * Sorts non-negative integers, such as the bits of magnitudes, the largest first: by digits of 8
 * bits, of which only those in which the numbers differ are looked at. Takes no memory but what it
 * was made with.
 */
final class DescendingSort {
  private static final int DIGIT = 8;
  private static final int VALUES = 1 << DIGIT;

  /** Below this many, counting digits costs more than moving numbers one by one. */
  private static final int FEW = 40;

  private final int[] counts = new int[VALUES];
  private final int[] spare;

  /** For at most so many numbers. */
  DescendingSort(int most) {
    this.spare = new int[most];
  }

  /**
   * Sorts the first {@code size} numbers.
   *
   * @param numbers all >= 0; reordered
   */
  void sort(int[] numbers, int size) {
    if (size < FEW) {
      insert(numbers, size);
      return;
    }
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, numbers[i]);
      most = Math.max(most, numbers[i]);
    }
    int[] from = numbers;
    int[] to = spare;
    for (int shift = 0; shift < Integer.SIZE && (most - least) >>> shift != 0; shift += DIGIT) {
      move(from, to, size, most, shift);
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    if (from != numbers) {
      System.arraycopy(from, 0, numbers, 0, size);
    }
  }

  /** One pass, by a digit of how far each number is below the largest. */
  private void move(int[] from, int[] to, int size, int most, int shift) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < size; i++) {
      counts[(most - from[i]) >>> shift & VALUES - 1]++;
    }
    int place = 0;
    for (int d = 0; d < VALUES; d++) {
      int count = counts[d];
      counts[d] = place;
      place += count;
    }
    for (int i = 0; i < size; i++) {
      to[counts[(most - from[i]) >>> shift & VALUES - 1]++] = from[i];
    }
  }

  private static void insert(int[] numbers, int size) {
    for (int i = 1; i < size; i++) {
      int number = numbers[i];
      int at = i;
      while (at > 0 && numbers[at - 1] < number) {
        numbers[at] = numbers[at - 1];
        at--;
      }
      numbers[at] = number;
    }
  }
}
