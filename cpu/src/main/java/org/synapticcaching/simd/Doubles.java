package org.synapticcaching.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of float64, and small integers widened to them. */
final class Doubles {
  /** Vectors of the width that this processor prefers. */
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Number of doubles in a vector. */
  static final int COUNT = SPECIES.length();

  /** What a load of narrow integers may read beyond its last one. */
  static final int SLACK = 8;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(
          short.class, VectorShape.forBitSize(Math.max(64, SPECIES.vectorBitSize() / 4)));

  private Doubles() {}

  /** The least multiple of the vector width that is at least {@code length}. */
  static int padded(int length) {
    return (length + COUNT - 1) / COUNT * COUNT;
  }

  /**
   * Sum of the lanes, always added in the same order, for the reason given at {@link Lanes#sum}.
   * Lane numbers are spelled out, since only those known to the compiler are cheap.
   */
  static double sum(DoubleVector v) {
    if (COUNT == 8) {
      double low = (v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3));
      return low + ((v.lane(4) + v.lane(5)) + (v.lane(6) + v.lane(7)));
    }
    if (COUNT == 4) {
      return (v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3));
    }
    double sum = 0;
    for (double each : v.toDoubleArray()) {
      sum += each;
    }
    return sum;
  }

  /** The next {@link #COUNT} bytes; reads up to {@link #SLACK} bytes. */
  static DoubleVector of(byte[] values, int at) {
    return (DoubleVector)
        ByteVector.fromArray(BYTES, values, at).convertShape(VectorOperators.B2D, SPECIES, 0);
  }

  /** The next {@link #COUNT} shorts; reads up to {@link #SLACK} shorts. */
  static DoubleVector of(short[] values, int at) {
    return (DoubleVector)
        ShortVector.fromArray(SHORTS, values, at).convertShape(VectorOperators.S2D, SPECIES, 0);
  }
}
