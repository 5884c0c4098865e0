package org.synapticcaching.simd.perceptron;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fields of patterns of signs without decay, as {@link IntegerFields}, by a Gram matrix of one byte
 * a product: half the memory to walk through, which is what an update takes its time for. Products
 * are all even or all odd, and half of one fits a byte, but for a few, where patterns are at random
 * and not too long. What the last updates added is summed up in 16 bits and settled before it could
 * overflow.
 */
final class ByteFields implements Fields {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(
          byte.class, VectorShape.forBitSize(Math.max(64, SHORTS.vectorBitSize() / 2)));
  private static final int COUNT = SHORTS.length();

  /** Updates whose halves cannot exceed 16 bits together. */
  private static final int MOST_RECENT = Short.MAX_VALUE / -Byte.MIN_VALUE;

  private final byte[] halves;
  private final int stride;
  private final int odd;
  private final SparseProducts excess;

  /** Without what is recent. */
  private final int[] settled;

  /** Halves of what the last {@link #updates} added, without odd ones and what exceeds a byte. */
  private final short[] recent;

  private int updates;

  /**
   * Zero fields.
   *
   * @param gram one that has {@link GramMatrix#halves()}
   */
  ByteFields(GramMatrix gram) {
    this.halves = gram.halves();
    this.stride = gram.stride();
    this.odd = gram.length() & 1;
    this.excess = gram.excess();
    this.settled = new int[stride];
    this.recent = new short[stride];
  }

  @Override
  public String id() {
    return "gram-integer";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    // The next error is near: plain comparisons find it as fast as vectors.
    int most = -odd * updates;
    for (int q = from; q < to; q++) {
      if (settled[q] + 2 * recent[q] <= most) {
        return q;
      }
    }
    return NONE;
  }

  @Override
  public void learn(int p, double shrink) {
    if (updates == MOST_RECENT) {
      settle();
    }
    updates++;
    excess.addTo(p, settled);
    int row = p * stride;
    for (int q = 0; q < stride; q += COUNT) {
      ShortVector products =
          (ShortVector)
              ByteVector.fromArray(BYTES, halves, row + q)
                  .convertShape(VectorOperators.B2S, SHORTS, 0);
      ShortVector.fromArray(SHORTS, recent, q).add(products).intoArray(recent, q);
    }
  }

  private void settle() {
    for (int q = 0; q < stride; q++) {
      settled[q] += 2 * recent[q] + odd * updates;
      recent[q] = 0;
    }
    updates = 0;
  }

  @Override
  public void tolerate(double persistent, double transients) {
    // Integers are exact.
  }
}
