package org.synapticcaching.cuda;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.synapticcaching.dataset.Patterns;

/**
 * The patterns of a set in groups of eight, each of which is active at much the same inputs: at
 * those that differ from a background, a clamped bias among them. Of patterns that are active at
 * about as many inputs, a group takes the one with the fewest, and then again and again the one
 * that adds the fewest. Groups are in the order of falling numbers of inputs, so that neighbours
 * have about as many. Depends on the set alone.
 */
final class PatternGroups {
  /** Patterns of a group; {@code kTogether} of {@code test_inputs.cu}. */
  static final int TOGETHER = 8;

  /** Patterns among which the next one of a group is chosen, at most, ... */
  private static final int MOST_CANDIDATES = 1024;

  /** ... and words of bits that are compared altogether, roughly: a tenth of a second's work. */
  private static final long MOST_WORDS = 1L << 27;

  private final int words;

  /** {@code [pattern][word]}: the inputs at which it is active. */
  private final long[] active;

  /** {@code [group][TOGETHER]}, -1 where the last group has fewer. */
  private final int[][] groups;

  /** {@code [group][word]}: the inputs at which any of its patterns is active. */
  private final long[][] unions;

  /**
   * Groups a set.
   *
   * @param background what inputs are when they are not active
   * @param bias whether each pattern has an input more, which is always active
   */
  PatternGroups(Patterns patterns, float background, boolean bias) {
    int inputs = patterns.inputs();
    int size = patterns.size();
    this.words = inputs / Long.SIZE + 1;
    this.active = new long[Math.multiplyExact(size, words)];
    int[] counts = new int[size];
    float[] pattern = new float[inputs];
    for (int p = 0; p < size; p++) {
      patterns.read(p, pattern, 0);
      for (int i = 0; i < inputs; i++) {
        if (pattern[i] != background) {
          active[p * words + i / Long.SIZE] |= 1L << i;
          counts[p]++;
        }
      }
      if (bias) {
        active[p * words + inputs / Long.SIZE] |= 1L << inputs;
      }
    }
    int count = (size + TOGETHER - 1) / TOGETHER;
    int[][] found = new int[count][TOGETHER];
    long[][] covered = new long[count][words];
    group(
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingInt((Integer p) -> counts[p]))
            .mapToInt(Integer::intValue)
            .toArray(),
        found,
        covered);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingInt((Integer g) -> -bits(covered[g])))
            .mapToInt(Integer::intValue)
            .toArray();
    this.groups = Arrays.stream(order).mapToObj(g -> found[g]).toArray(int[][]::new);
    this.unions = Arrays.stream(order).mapToObj(g -> covered[g]).toArray(long[][]::new);
  }

  private void group(int[] order, int[][] found, long[][] covered) {
    long affordable = MOST_WORDS / active.length;
    int[] candidates = new int[(int) Math.max(TOGETHER, Math.min(MOST_CANDIDATES, affordable))];
    int held = 0;
    int next = 0;
    for (int g = 0; g < found.length; g++) {
      int more = Math.min(candidates.length - held, order.length - next);
      System.arraycopy(order, next, candidates, held, more);
      held += more;
      next += more;
      Arrays.fill(found[g], -1);
      for (int n = 0; n < TOGETHER && held > 0; n++) {
        int at = n == 0 ? 0 : nearest(candidates, held, covered[g]);
        int p = candidates[at];
        held--;
        System.arraycopy(candidates, at + 1, candidates, at, held - at);
        found[g][n] = p;
        for (int w = 0; w < words; w++) {
          covered[g][w] |= active[p * words + w];
        }
      }
    }
  }

  /** The place of the first of the candidates that add the fewest inputs to these. */
  private int nearest(int[] candidates, int held, long[] covered) {
    int nearest = 0;
    int fewest = Integer.MAX_VALUE;
    for (int at = 0; at < held; at++) {
      int from = candidates[at] * words;
      int count = 0;
      for (int w = 0; w < words; w++) {
        count += Long.bitCount(active[from + w] | covered[w]);
      }
      if (count < fewest) {
        fewest = count;
        nearest = at;
      }
    }
    return nearest;
  }

  private static int bits(long[] words) {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Number of groups. */
  int size() {
    return groups.length;
  }

  /**
   * A pattern of a group.
   *
   * @param n 0 to {@link #TOGETHER} - 1
   * @return its number in the set; -1 where there are no more
   */
  int pattern(int group, int n) {
    return groups[group][n];
  }

  /** The inputs at which any pattern is active; the bias is the one after all others. */
  BitSet inputs() {
    long[] any = new long[words];
    for (long[] union : unions) {
      for (int w = 0; w < words; w++) {
        any[w] |= union[w];
      }
    }
    return BitSet.valueOf(any);
  }

  /** The inputs at which any pattern of a group is active. */
  BitSet inputs(int group) {
    return BitSet.valueOf(unions[group]);
  }
}
