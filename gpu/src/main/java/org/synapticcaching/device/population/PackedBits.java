package org.synapticcaching.device.population;

import java.util.BitSet;

/** Sets as kernels read them: a bit for each candidate, 32 to a word, the first in the lowest. */
public final class PackedBits {
  private PackedBits() {}

  /** Number of words for this number of bits. */
  public static int words(int bits) {
    return (bits + Integer.SIZE - 1) / Integer.SIZE;
  }

  /** The members from {@code from} to {@code from + count - 1} of a set. */
  public static int[] of(BitSet set, int from, int count) {
    int[] words = new int[words(count)];
    for (int at = set.nextSetBit(from); at >= 0 && at < from + count; at = set.nextSetBit(at + 1)) {
      words[(at - from) / Integer.SIZE] |= 1 << (at - from) % Integer.SIZE;
    }
    return words;
  }
}
