package org.synapticcaching.simd.perceptron;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.synapticcaching.simd.kernel.DoubleLanes;

/**
 * A quick estimate of the fields of patterns of signs, in float32 with weights that are a few
 * presentations old: enough to be sure of most right answers. What has decayed since, and rounding,
 * change a field by no more than a bound.
 */
final class SignScreen {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int COUNT = FLOATS.length();
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(
          byte.class, VectorShape.forBitSize(Math.max(64, FLOATS.vectorBitSize() / 4)));

  /** As many floats as there are doubles in a vector, at least. */
  private static final VectorSpecies<Float> ROUNDED =
      VectorSpecies.of(
          float.class,
          VectorShape.forBitSize(Math.max(64, DoubleLanes.SPECIES.vectorBitSize() / 2)));

  /** Independent sums, since each addition takes a few cycles. */
  private static final int SUMS = 4;

  /** Rows of signs are padded to a multiple of this. */
  static final int BLOCK = SUMS * COUNT;

  /** Weights are renewed when s has lost this fraction. */
  private static final double STALE = 1.0 / 16;

  /** Decay so quick that weights would have to be renewed all the time. */
  private static final double QUICK = 0.99;

  private final byte[] signs;
  private final int stride;
  private final float[] weights;
  private final double rounding;
  private double factor;
  private double transientSum;
  private double slack;

  /**
   * @param signs rows of +1, -1 and zeros as padding
   * @param stride distance between rows, a multiple of {@link #BLOCK}
   */
  SignScreen(byte[] signs, int stride) {
    this.signs = signs;
    this.stride = stride;
    this.weights = new float[stride];
    // Each weight is rounded once, and each sum once per addition.
    this.rounding = (stride / BLOCK + SUMS + COUNT) * 0x1p-23;
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
    double[] l = synapses.persistent();
    double[] s = synapses.transients();
    for (int i = 0; i < l.length; i += DoubleLanes.COUNT) {
      DoubleVector.fromArray(DoubleLanes.SPECIES, s, i)
          .mul(now)
          .add(DoubleVector.fromArray(DoubleLanes.SPECIES, l, i))
          .convertShape(VectorOperators.D2F, ROUNDED, 0)
          .reinterpretAsFloats()
          .intoArray(weights, i);
    }
    factor = now;
    transientSum = synapses.transientSum();
    slack = rounding * (synapses.persistentSum() + transientSum);
  }

  /**
   * Whether a pattern is right beyond doubt.
   *
   * @param now factor by which s has shrunk since the last event
   */
  boolean isRight(int p, double now) {
    return field(p * stride) > slack + (factor - now) * transientSum;
  }

  private float field(int row) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int i = 0; i < stride; i += BLOCK) {
      a = weight(i).fma(sign(row + i), a);
      b = weight(i + COUNT).fma(sign(row + i + COUNT), b);
      c = weight(i + 2 * COUNT).fma(sign(row + i + 2 * COUNT), c);
      d = weight(i + 3 * COUNT).fma(sign(row + i + 3 * COUNT), d);
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }

  private FloatVector weight(int at) {
    return FloatVector.fromArray(FLOATS, weights, at);
  }

  private FloatVector sign(int at) {
    return (FloatVector)
        ByteVector.fromArray(BYTES, signs, at).convertShape(VectorOperators.B2F, FLOATS, 0);
  }
}
