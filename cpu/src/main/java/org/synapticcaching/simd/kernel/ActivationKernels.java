package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.ALL_BUT_SIGN;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.model.Activation;

/** What units do with their input, and the derivative, over padded arrays. */
public final class ActivationKernels {
  /**
   * The largest magnitude of an input that is told from larger ones: a logistic unit with this much
   * excitation has an activity of 1, one with as much inhibition is as silent as can be told, since
   * e^-60 is lost in any sum with a weight. Less than e^-80, and what is learned from it is
   * subnormal, for which processors of Intel take a hundred cycles an instruction: after 400 000
   * digits a network of 20 hidden units took 2.4 times as long for each (cpu/docs/speed.md).
   */
  private static final float MOST = 60f;

  /** By how much an output of a softmax is less excited than the largest, when it becomes 0. */
  private static final float LEAST = 87f;

  private static final int SIGN = Integer.MIN_VALUE;

  private static final float LOG2_E = 1.44269504f;

  /** ln 2 in two parts, the first exact in few bits, so that n ln 2 loses nothing. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 x 2^23: adding it leaves the nearest integer in the low bits of a float. */
  private static final float ROUND = 12582912f;

  private ActivationKernels() {}

  /**
   * What {@link #activate} adds to e^-z of each lane: 1 for a unit, and infinity for padding, whose
   * activity then is 0 without a store for each, for which whoever reads the vector would wait.
   */
  public static float[] offsets(int units) {
    float[] offsets = new float[FloatLanes.padded(units)];
    Arrays.fill(offsets, 0, units, 1f);
    Arrays.fill(offsets, units, offsets.length, Float.POSITIVE_INFINITY);
    return offsets;
  }

  /**
   * Activities of a layer.
   *
   * @param z summed inputs, padded with numbers; overwritten where the activation needs scratch
   *     space
   * @param y overwritten with activities, those of logistic units at least e^-60; padding becomes
   *     0; may be {@code z} itself
   * @param units number of units, at most the padded length
   * @param offsets {@link #offsets} of as many units
   */
  public static void activate(
      Activation activation, float[] z, float[] y, int units, float[] offsets) {
    int width = offsets.length;
    switch (activation) {
      case LOGISTIC:
        logistic(z, y, offsets);
        return;
      case LEAKY_RELU:
        leakyRelu(z, y, width);
        break;
      case LINEAR:
        System.arraycopy(z, 0, y, 0, units);
        break;
      default:
        softmax(z, y, units, offsets);
    }
    Arrays.fill(y, units, width, 0f);
  }

  /** 1 / (1 + e^-z). */
  private static void logistic(float[] z, float[] y, float[] offsets) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int v = 0; v < offsets.length; v += COUNT) {
      IntVector bits = FloatVector.fromArray(SPECIES, z, v).neg().reinterpretAsInts();
      IntVector magnitude = bits.and(ALL_BUT_SIGN);
      // As integers, as min and max of floats, for the sake of NaN and -0, take six instructions.
      // Only NaN has bits above those of infinity, and stays NaN by what is added in the end.
      IntVector bounded = magnitude.min(Float.floatToRawIntBits(MOST)).or(bits.and(SIGN));
      FloatVector offset =
          FloatVector.fromArray(SPECIES, offsets, v)
              .reinterpretAsInts()
              .or(ifNotANumber(magnitude))
              .reinterpretAsFloats();
      FloatVector x = bounded.reinterpretAsFloats();
      FloatVector shifted = x.fma(LOG2_E, ROUND);
      one.div(remainderOfExp(x, shifted).fma(powerOfTwo(shifted), offset)).intoArray(y, v);
    }
  }

  /** All bits where the magnitude, as an integer, is that of no number. */
  private static IntVector ifNotANumber(IntVector magnitude) {
    return magnitude
        .sub(Float.floatToRawIntBits(Float.POSITIVE_INFINITY) + 1)
        .lanewise(VectorOperators.ASHR, Integer.SIZE - 1)
        .not();
  }

  /**
   * e^r, where x = n ln 2 + r: a polynomial of degree 7 (coefficients of the Cephes library's expf,
   * Moshier; in pairs, so that half of the products do not wait for each other), good to about
   * 1e-7.
   *
   * @param shifted n + {@link #ROUND}
   */
  private static FloatVector remainderOfExp(FloatVector x, FloatVector shifted) {
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
    r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
    FloatVector square = r.mul(r);
    FloatVector high = r.fma(1.9875691500e-4f, 1.3981999507e-3f);
    FloatVector middle = r.fma(8.3334519073e-3f, 4.1665795894e-2f);
    FloatVector low = r.fma(1.6666665459e-1f, 5.0000001201e-1f);
    FloatVector p = square.fma(square.fma(high, middle), low);
    return square.fma(p, r.add(1f));
  }

  /**
   * 2^n, n in the exponent.
   *
   * @param shifted n + {@link #ROUND}
   */
  private static FloatVector powerOfTwo(FloatVector shifted) {
    return shifted
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, 23)
        .add(Float.floatToRawIntBits(1f))
        .reinterpretAsFloats();
  }

  private static void leakyRelu(float[] z, float[] y, int width) {
    FloatVector leak = FloatVector.broadcast(SPECIES, (float) Activation.LEAK);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector x = FloatVector.fromArray(SPECIES, z, v);
      x.max(x.mul(leak)).intoArray(y, v);
    }
  }

  /**
   * e^(z - largest), over their sum. What is less than e^-87 of the largest becomes 0, as do
   * padding and, in float32, most of that anyway.
   */
  private static void softmax(float[] z, float[] y, int units, float[] offsets) {
    // Comparisons leave NaN out, which the sum brings to all units.
    float largest = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < units; k++) {
      largest = z[k] > largest ? z[k] : largest;
    }
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector most = FloatVector.broadcast(SPECIES, largest);
    float sum = 0;
    for (int v = 0; v < offsets.length; v += COUNT) {
      FloatVector apart = FloatVector.fromArray(SPECIES, offsets, v).sub(one);
      IntVector below =
          FloatVector.fromArray(SPECIES, z, v).sub(most).sub(apart).reinterpretAsInts();
      IntVector magnitude = below.and(ALL_BUT_SIGN);
      IntVector kept =
          magnitude
              .sub(Float.floatToRawIntBits(LEAST))
              .lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
      FloatVector x = magnitude.min(Float.floatToRawIntBits(LEAST)).or(SIGN).reinterpretAsFloats();
      FloatVector shifted = x.fma(LOG2_E, ROUND);
      remainderOfExp(x, shifted)
          .mul(powerOfTwo(shifted))
          .reinterpretAsInts()
          .and(kept)
          .or(ifNotANumber(magnitude))
          .reinterpretAsFloats()
          .intoArray(y, v);
      sum += FloatLanes.sum(y, v);
    }
    for (int v = 0; v < offsets.length; v += COUNT) {
      FloatVector.fromArray(SPECIES, y, v).div(sum).intoArray(y, v);
    }
  }

  /**
   * Deltas of hidden units: delta = error x dy/dz.
   *
   * @param activation of the units
   * @param error propagated to each unit, padded; not modified
   * @param y activities, padded; not modified
   * @param delta overwritten, padded; padding stays 0 as long as the error's padding is 0
   * @param width padded length
   */
  public static void hiddenDelta(
      Activation activation, float[] error, float[] y, float[] delta, int width) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    if (activation == Activation.LOGISTIC) {
      for (int v = 0; v < width; v += COUNT) {
        FloatVector h = FloatVector.fromArray(SPECIES, y, v);
        FloatVector e = FloatVector.fromArray(SPECIES, error, v);
        e.mul(h.mul(one.sub(h))).intoArray(delta, v);
      }
    } else if (activation == Activation.LEAKY_RELU) {
      FloatVector leak = FloatVector.broadcast(SPECIES, (float) Activation.LEAK);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector h = FloatVector.fromArray(SPECIES, y, v);
        FloatVector slope = leak.blend(one, h.compare(VectorOperators.GT, 0f));
        FloatVector.fromArray(SPECIES, error, v).mul(slope).intoArray(delta, v);
      }
    } else {
      System.arraycopy(error, 0, delta, 0, width);
    }
  }
}
