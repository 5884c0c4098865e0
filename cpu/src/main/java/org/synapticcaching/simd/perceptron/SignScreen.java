package org.synapticcaching.simd.perceptron;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.synapticcaching.simd.kernel.DoubleLanes;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * A quick estimate of the fields of patterns of signs, by weights of 12 bits that are a few
 * presentations old: enough to be sure of most answers. What has decayed since, and rounding,
 * change a field by no more than a bound.
 */
final class SignScreen {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final int COUNT = SHORTS.length();
  private static final VectorSpecies<Byte> BYTES = half(byte.class, SHORTS);
  private static final VectorSpecies<Short> NARROWED = half(short.class, FloatLanes.INTS);

  /** Rows of signs are padded to a multiple of this: two sums, which do not wait for each other. */
  static final int BLOCK = 2 * COUNT;

  /** Blocks whose sums are integers of 16 bits. */
  private static final int BLOCKS = 16;

  /** Largest magnitude of a weight, so that these sums are exact. */
  private static final int LARGEST = Short.MAX_VALUE / BLOCKS;

  /** Half for the rounding to an integer, and more than that of two floats of this size. */
  private static final double ROUNDING = 0.501;

  /**
   * Relative to the sums of abs(l) and abs(s): more than what rounding changes a field of float64
   * by, and more than what is called a doubt there.
   */
  private static final double DOUBT = 1e-11;

  /** Weights outside of these would need a scale that is no normal float. */
  private static final float LEAST = 1e-30f;

  private static final float MOST = 1e30f;

  /** 1.5 x 2^23: adding it leaves the nearest integer in the low bits of a float. */
  private static final float ROUND = 12582912f;

  /** Weights are renewed when s has lost this fraction. */
  private static final double STALE = 1.0 / 16;

  /** Decay so quick that weights would have to be renewed all the time. */
  private static final double QUICK = 0.99;

  private final byte[] signs;
  private final int stride;
  private final float[] weights;

  /** Weights times {@link #scale}. */
  private final short[] scaled;

  private double factor;

  /** 0 when nothing can be told by the weights. */
  private double scale;

  private double transientSum;

  /** What rounding changes a field by at most, times {@link #scale}. */
  private double rounding;

  /**
   * @param signs rows of +1, -1 and zeros as padding
   * @param stride distance between rows, a multiple of {@link #BLOCK}
   */
  SignScreen(byte[] signs, int stride) {
    this.signs = signs;
    this.stride = stride;
    this.weights = new float[stride + FloatLanes.COUNT];
    this.scaled = new short[stride];
  }

  /** Vectors of half the width, if there are. */
  private static <E> VectorSpecies<E> half(Class<E> type, VectorSpecies<?> whole) {
    return VectorSpecies.of(type, VectorShape.forBitSize(Math.max(64, whole.vectorBitSize() / 2)));
  }

  /** Whether it can be quicker than the fields themselves. */
  static boolean serves(DecayPowers decay) {
    return decay.shrinks() && decay.after(1) > QUICK;
  }

  /** Whether the weights are too old to be of use. */
  boolean isStale(double now) {
    return now < factor * (1 - STALE);
  }

  /**
   * Notes weights.
   *
   * @param now factor by which s has shrunk since the last event
   */
  void renew(SimdSynapses synapses, double now) {
    float largest = round(synapses.persistent(), synapses.transients(), now);
    boolean inRange = largest > LEAST && largest < MOST;
    float scaling = inRange ? LARGEST / largest : 0;
    for (int i = 0; i < stride; i += FloatLanes.COUNT) {
      ((ShortVector)
              FloatVector.fromArray(FloatLanes.SPECIES, weights, i)
                  .fma(scaling, ROUND)
                  .reinterpretAsInts()
                  .convertShape(VectorOperators.I2S, NARROWED, 0))
          .intoArray(scaled, i);
    }
    factor = now;
    scale = scaling;
    transientSum = synapses.transientSum();
    rounding = ROUNDING * stride + DOUBT * (synapses.persistentSum() + transientSum) * scale;
  }

  /**
   * Makes floats of l + now x s; returns the largest magnitude.
   *
   * <p>Doubles become the first lanes of a whole vector of floats; zeros in the others are written
   * over by what comes next. Vectors of half the width would be floats of a second class, and then
   * the compiler leaves those of every kernel that it compiles later as objects.
   */
  private float round(double[] l, double[] s, double now) {
    // Magnitudes have the order of their bits, and the largest of integers is one instruction.
    IntVector largest = IntVector.zero(FloatLanes.INTS);
    for (int i = 0; i < l.length; i += DoubleLanes.COUNT) {
      FloatVector weight =
          (FloatVector)
              DoubleVector.fromArray(DoubleLanes.SPECIES, s, i)
                  .mul(now)
                  .add(DoubleVector.fromArray(DoubleLanes.SPECIES, l, i))
                  .convertShape(VectorOperators.D2F, FloatLanes.SPECIES, 0);
      weight.intoArray(weights, i);
      largest = weight.abs().reinterpretAsInts().max(largest);
    }
    return Float.intBitsToFloat(largest.reduceLanes(VectorOperators.MAX));
  }

  /**
   * The sign of a pattern's field, or 0 when that is in doubt.
   *
   * @param now factor by which s has shrunk since the last event
   */
  int sign(int p, double now) {
    double field = field(p * stride);
    double slack = rounding + (factor - now) * transientSum * scale;
    return field > slack ? 1 : field < -slack ? -1 : 0;
  }

  private int field(int row) {
    IntVector field = IntVector.zero(FloatLanes.INTS);
    for (int from = 0; from < stride; from += BLOCKS * BLOCK) {
      int to = Math.min(stride, from + BLOCKS * BLOCK);
      ShortVector a = ShortVector.zero(SHORTS);
      ShortVector b = a;
      for (int i = from; i < to; i += BLOCK) {
        a = product(row, i).add(a);
        b = product(row, i + COUNT).add(b);
      }
      field = pairs(a.reinterpretAsInts()).add(field).add(pairs(b.reinterpretAsInts()));
    }
    return field.reduceLanes(VectorOperators.ADD);
  }

  private ShortVector product(int row, int i) {
    return ((ShortVector)
            ByteVector.fromArray(BYTES, signs, row + i)
                .convertShape(VectorOperators.B2S, SHORTS, 0))
        .mul(ShortVector.fromArray(SHORTS, scaled, i));
  }

  /** Sums of the two shorts in each integer. */
  private static IntVector pairs(IntVector shorts) {
    return shorts
        .lanewise(VectorOperators.ASHR, Short.SIZE)
        .add(
            shorts
                .lanewise(VectorOperators.LSHL, Short.SIZE)
                .lanewise(VectorOperators.ASHR, Short.SIZE));
  }
}
