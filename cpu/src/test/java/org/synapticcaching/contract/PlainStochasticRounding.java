package org.synapticcaching.contract;

/**
 * Stochastic rounding and its random numbers (model section 3.2), with unsigned 32 bits in a long.
 */
final class PlainStochasticRounding {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long LOW = 0xFFFFFFFFL;

  /** Place of CONSOLIDATION among the purposes of random numbers, counted from 1. */
  private static final int PURPOSE = 5;

  private final long matrix;

  /** The last number, and how far its comparison was from a tie: no further than this. */
  private double distance = Double.POSITIVE_INFINITY;

  PlainStochasticRounding(long seed, int layer) {
    matrix = mix64(mix64(seed + PURPOSE * GOLDEN) + layer);
  }

  /**
   * How far from a tie the last part was, in multiples of theta; infinite where none was needed.
   */
  double distance() {
    return distance;
  }

  /** What becomes persistent of a change x of synapse {@code at} of {@code [post][pre]}. */
  double part(double x, double theta, long presentation, long at) {
    distance = Double.POSITIVE_INFINITY;
    double multiples = Math.abs(x) / theta;
    if (theta == 0 || !(multiples < 8388608)) {
      return x;
    }
    double below = Math.floor(multiples);
    double u = number(presentation, at);
    double from = Math.abs(u - (multiples - below));
    distance = Math.min(from, 1 - from);
    double count = u < multiples - below ? below + 1 : below;
    return count == 0 ? 0 : Math.signum(x) * count * theta;
  }

  /** Uniform among the odd multiples of 2^-24. */
  double number(long presentation, long at) {
    long key = mix64(matrix + presentation);
    long bits = mix32(mix32(at ^ key & LOW) ^ key >>> 32);
    return (2 * (bits / 512) + 1) / 16777216.0;
  }

  private static long mix64(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private static long mix32(long bits) {
    long x = bits ^ bits >> 16;
    x = x * 0x7feb352dL & LOW;
    x = x ^ x >> 15;
    x = x * 0x846ca68bL & LOW;
    return x ^ x >> 16;
  }
}
