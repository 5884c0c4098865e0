package org.synapticcaching.model;

/**
 * Consolidation of random multiples of the threshold theta (model section 3.2). A change x becomes
 * the whole multiples of theta in it, and one more with a probability of the remainder over theta,
 * so that x is what is expected: stochastic rounding to multiples of theta.
 *
 * <p>Numbers are not drawn one after another but computed from the seed, the weight matrix, the
 * presentation and the synapse, by integers of 32 bits within a presentation. They are the same
 * numbers on every backend, whatever computes which synapse, and in whatever order.
 *
 * @param matrixKey stands for the seed and the weight matrix
 * @param theta threshold in units of weight, > 0, infinite allowed
 */
public record RandomMultiples(long matrixKey, double theta) {
  /**
   * From so many multiples on a change is consolidated as it is: floats have no fraction there, and
   * so no remainder that could decide. NaN counts as many.
   */
  public static final double MANY = 0x1p23;

  /** First factor of the mixing of 32 bits. */
  public static final int FIRST_FACTOR = 0x7feb352d;

  /** Second factor of the mixing of 32 bits. */
  public static final int SECOND_FACTOR = 0x846ca68b;

  /**
   * Of one weight matrix of a network, or of a perceptron, which is the matrix 0.
   *
   * @param seed of the run
   * @param layer 0 for the input side
   */
  public static RandomMultiples of(long seed, int layer, Consolidation consolidation) {
    long key = new RandomStreams(seed).key(RandomStreams.Purpose.CONSOLIDATION, layer);
    return new RandomMultiples(key, consolidation.theta());
  }

  /**
   * Stands for one presentation in {@link #number}.
   *
   * @param presentation counted from 1
   */
  public long key(long presentation) {
    return RandomStreams.mix(matrixKey + presentation);
  }

  /**
   * A random number of one synapse in one presentation: an odd multiple of 2^-24 between 0 and 1,
   * which floats hold exactly.
   *
   * @param key of the presentation
   * @param synapse its place in {@code [post][pre]}, row-major
   */
  public static float number(long key, int synapse) {
    int bits = mix(mix(synapse ^ (int) key) ^ (int) (key >>> Integer.SIZE));
    return (bits >>> 8 | 1) * 0x1p-24f;
  }

  /**
   * A bijective mixing of 32 bits (lowbias32 of C. Wellons, Prospecting for hash functions, 2018).
   */
  private static int mix(int bits) {
    int x = bits;
    x = (x ^ x >>> 16) * FIRST_FACTOR;
    x = (x ^ x >>> 15) * SECOND_FACTOR;
    return x ^ x >>> 16;
  }

  /**
   * What becomes persistent of a change.
   *
   * @param x in units of weight
   * @param key of the presentation
   * @param synapse as in {@link #number}
   * @return a multiple of theta with the sign of x, or x itself if it is {@link #MANY} multiples
   */
  public double part(double x, long key, int synapse) {
    double multiples = Math.abs(x) / theta;
    if (!(multiples < MANY)) {
      return x;
    }
    double whole = Math.floor(multiples);
    double rounded = number(key, synapse) < multiples - whole ? whole + 1 : whole;
    return rounded == 0 ? 0 : Math.copySign(rounded * theta, x);
  }

  /** How many multiples of theta a {@link #part} is, exact below {@link #MANY}. */
  public double count(double part) {
    return Math.rint(part / theta);
  }
}
