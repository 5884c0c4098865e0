package org.synapticcaching.study;

import java.util.Random;
import org.hipparchus.random.SobolSequenceGenerator;

/** A Sobol sequence in the unit cube with a digital shift, which keeps how evenly it lies. */
final class SobolPoints {
  /** Binary digits of a place: those that the sequence has. */
  private static final int DIGITS = 52;

  private static final double UNIT = 1.0 / (1L << DIGITS);

  private final SobolSequenceGenerator sequence;
  private final long[] shift;

  /**
   * A sequence from its beginning.
   *
   * @param dimensions 1 to 21201
   * @param seed of the shift
   */
  SobolPoints(int dimensions, long seed) {
    this.sequence = new SobolSequenceGenerator(dimensions);
    Random random = new Random(seed);
    this.shift = random.longs(dimensions).map(bits -> bits >>> (Long.SIZE - DIGITS)).toArray();
  }

  /** The next point, its places from 0 to less than 1. */
  double[] next() {
    double[] point = sequence.nextVector();
    for (int d = 0; d < point.length; d++) {
      point[d] = ((long) (point[d] / UNIT) ^ shift[d]) * UNIT;
    }
    return point;
  }
}
