package org.synapticcaching.simd.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of float64, and small integers widened to them. */
public final class DoubleLanes {
  /** Vectors of the width that this processor prefers. */
  public static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Vectors of as many long integers. */
  public static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);

  /** Number of doubles in a vector. */
  public static final int COUNT = SPECIES.length();

  /** What a load of narrow integers may read beyond its last one. */
  public static final int SLACK = 8;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(
          short.class, VectorShape.forBitSize(Math.max(64, SPECIES.vectorBitSize() / 4)));

  private DoubleLanes() {}

  /** The least multiple of the vector width that is at least {@code length}. */
  public static int padded(int length) {
    return (length + COUNT - 1) / COUNT * COUNT;
  }

  /**
   * Sum of the lanes, always added in the same order, for the reason given at {@link
   * FloatLanes#sum}. Lane numbers are spelled out, since only those known to the compiler are
   * cheap.
   */
  public static double sum(DoubleVector v) {
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

  /**
   * The largest of magnitudes that were compared as integers, whose order is the same: one
   * instruction for each vector, where numbers that may be NaN or -0 take six.
   */
  public static double largest(LongVector magnitudes) {
    return Double.longBitsToDouble(magnitudes.reduceLanes(VectorOperators.MAX));
  }

  /** The next {@link #COUNT} bytes; reads up to {@link #SLACK} bytes. */
  public static DoubleVector of(byte[] values, int at) {
    return (DoubleVector)
        ByteVector.fromArray(BYTES, values, at).convertShape(VectorOperators.B2D, SPECIES, 0);
  }

  /** The next {@link #COUNT} shorts; reads up to {@link #SLACK} shorts. */
  public static DoubleVector of(short[] values, int at) {
    return (DoubleVector)
        ShortVector.fromArray(SHORTS, values, at).convertShape(VectorOperators.S2D, SPECIES, 0);
  }
}
