package org.synapticcaching.contract;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws the values of one random case. Of numbers in a range, one in {@value #EDGE} lies at or next
 * to an end of the range, or is 0, 1 or -1 where the range has them.
 */
public final class Draw {
  /** System property: the seed of the only case to run. */
  static final String PROPERTY = "seed";

  private static final int EDGE = 8;

  private final long seed;
  private final SplittableRandom random;

  /** The case of a seed; equal seeds draw equal values. */
  public Draw(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  private boolean atAnEdge() {
    return random.nextInt(EDGE) == 0;
  }

  /** A number in {@code [least, most]}. */
  public int between(int least, int most) {
    if (atAnEdge()) {
      int[] edges =
          IntStream.of(least, least + 1, -1, 0, 1, most - 1, most)
              .filter(edge -> least <= edge && edge <= most)
              .toArray();
      return edges[random.nextInt(edges.length)];
    }
    return random.nextInt(least, most + 1);
  }

  /** A number in {@code [least, most]}, which have not more decimals than it. */
  public double between(double least, double most, int decimals) {
    double scale = Math.pow(10, decimals);
    int from = (int) Math.round(least * scale);
    int to = (int) Math.round(most * scale);
    return between(from, to) / scale;
  }

  /** Any number at all. */
  public long anyLong() {
    return random.nextLong();
  }

  /** Any finite number: small ones with few digits, and every exponent and sign. */
  public float anyFloat() {
    float bits = Float.intBitsToFloat(random.nextInt());
    return random.nextBoolean() || !Float.isFinite(bits) ? between(-1000, 1000) / 100f : bits;
  }

  /** True or false. */
  public boolean either() {
    return random.nextBoolean();
  }

  /** One of several values. */
  @SafeVarargs
  public final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** One of several values. */
  public <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The flag that repeats this case. */
  @Override
  public String toString() {
    return "-D" + PROPERTY + "=" + seed;
  }
}
