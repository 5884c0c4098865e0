package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.model.RandomMultiples;

/**
 * Stochastic rounding ({@link RandomMultiples}) over rows as {@link TransientKernels} have them.
 * Numbers are made from integers and compared with a float exactly, without converting one to the
 * other, which not every Java does in vectors.
 */
public final class StochasticKernels {
  private static final IntVector LANES = IntVector.zero(INTS).addIndex(1);

  private static final float MANY = (float) RandomMultiples.MANY;

  /** Bits of 1f. */
  private static final int ONE = 0x3f800000;

  /** 1 - 2^-24, by which a number from 1 up is reduced to the odd multiple of 2^-24. */
  private static final float ALMOST_ONE = 0x0.ffffffp0f;

  private StochasticKernels() {}

  /**
   * {@link RandomMultiples#number} of each synapse of a row, by itself, so that each loop is small
   * enough to be compiled as a whole.
   *
   * @param key of the presentation
   * @param first place of the first lane's synapse in {@code [post][pre]}
   * @param step from there to the next lane's
   * @param numbers overwritten
   * @param width how many, a multiple of the vector length
   */
  public static void roundingNumbers(long key, int first, int step, float[] numbers, int width) {
    int low = (int) key;
    int high = (int) (key >>> Integer.SIZE);
    IntVector places = LANES.mul(step).add(first);
    for (int v = 0; v < width; v += COUNT) {
      IntVector bits =
          mix(mix(places.lanewise(VectorOperators.XOR, low)).lanewise(VectorOperators.XOR, high));
      bits.lanewise(VectorOperators.LSHR, 9)
          .or(ONE)
          .reinterpretAsFloats()
          .sub(ALMOST_ONE)
          .intoArray(numbers, v);
      places = places.add(COUNT * step);
    }
  }

  private static IntVector mix(IntVector bits) {
    IntVector x = shifted(bits, 16).mul(RandomMultiples.FIRST_FACTOR);
    return shifted(shifted(x, 15).mul(RandomMultiples.SECOND_FACTOR), 16);
  }

  private static IntVector shifted(IntVector bits, int by) {
    return bits.lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHR, by));
  }

  /**
   * l += a random multiple of theta for each synapse of a row, and s = 0.
   *
   * @param base where the row begins
   * @param width floats of each part
   * @param scale g, by which stored transients are multiplied
   * @param theta in units of weight, finite
   * @param inverse 1 / theta, 0 for a threshold that is infinite
   * @param moved random numbers of each synapse ({@link #roundingNumbers}), overwritten by what l
   *     has changed by, {@code width} floats
   * @param sums added to: abs(moved) by lane, {@code COUNT} floats
   */
  public static void consolidate(
      float[] w,
      int base,
      int width,
      float scale,
      float theta,
      float inverse,
      float[] moved,
      float[] sums) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector sum = FloatVector.fromArray(SPECIES, sums, 0);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector x = FloatVector.fromArray(SPECIES, w, base + width + v).mul(scale);
      FloatVector magnitude = x.abs();
      FloatVector multiples = magnitude.mul(inverse);
      // The nearest integer, as sums of this size have no other bits; then the one below.
      FloatVector nearest = multiples.add(MANY).sub(MANY);
      FloatVector whole =
          nearest.sub(zero.blend(one, nearest.compare(VectorOperators.GT, multiples)));
      FloatVector number = FloatVector.fromArray(SPECIES, moved, v);
      VectorMask<Float> more = number.compare(VectorOperators.LT, multiples.sub(whole));
      FloatVector rounded = whole.add(zero.blend(one, more)).mul(theta);
      VectorMask<Float> few = multiples.compare(VectorOperators.LT, MANY);
      FloatVector part = magnitude.blend(rounded, few);
      sum = sum.add(part);
      FloatVector signed = part.blend(part.neg(), x.compare(VectorOperators.LT, 0f));
      signed.intoArray(moved, v);
      FloatVector.fromArray(SPECIES, w, base + v).add(signed).intoArray(w, base + v);
      zero.intoArray(w, base + width + v);
    }
    if (TransientKernels.haveSums(width)) {
      zero.intoArray(w, base + 2 * width);
    }
    sum.intoArray(sums, 0);
  }
}
