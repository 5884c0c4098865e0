package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.model.Activation;

/** What units do with their input, and the derivative, over padded arrays. */
public final class ActivationKernels {
  /** exp underflows to zero below this. */
  private static final float LEAST = -87f;

  /**
   * Above this it would not overflow yet, but a logistic unit with this much inhibition is as
   * silent as can be told: e^-60 is lost in any sum with a weight. Less than e^-80, and what is
   * learned from it is subnormal, for which processors of Intel take a hundred cycles an
   * instruction: after 400 000 digits a network of 20 hidden units took 2.4 times as long for each
   * (cpu/docs/speed.md).
   */
  private static final float MOST = 60f;

  private static final float LOG2_E = 1.44269504f;

  /** ln 2 in two parts, the first exact in few bits, so that n ln 2 loses nothing. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 x 2^23: adding it leaves the nearest integer in the low bits of a float. */
  private static final float ROUND = 12582912f;

  private ActivationKernels() {}

  /**
   * Activities of a layer.
   *
   * @param z summed inputs, padded; overwritten where the activation needs scratch space
   * @param y overwritten with activities, those of logistic units at least e^-60; padding becomes 0
   * @param units number of units, at most the padded length
   */
  public static void activate(Activation activation, float[] z, float[] y, int units) {
    int width = FloatLanes.padded(units);
    switch (activation) {
      case LOGISTIC:
        logistic(z, y, width);
        break;
      case LEAKY_RELU:
        leakyRelu(z, y, width);
        break;
      case LINEAR:
        System.arraycopy(z, 0, y, 0, units);
        break;
      default:
        softmax(z, y, units);
    }
    Arrays.fill(y, units, width, 0f);
  }

  private static void logistic(float[] z, float[] y, int width) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector e = exp(FloatVector.fromArray(SPECIES, z, v).neg());
      one.div(e.add(one)).intoArray(y, v);
    }
  }

  private static void leakyRelu(float[] z, float[] y, int width) {
    FloatVector leak = FloatVector.broadcast(SPECIES, (float) Activation.LEAK);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector x = FloatVector.fromArray(SPECIES, z, v);
      x.max(x.mul(leak)).intoArray(y, v);
    }
  }

  private static void softmax(float[] z, float[] y, int units) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < units; k++) {
      largest = Math.max(largest, z[k]);
    }
    double sum = 0;
    for (int k = 0; k < units; k++) {
      double e = Math.exp(z[k] - largest);
      y[k] = (float) e;
      sum += e;
    }
    for (int k = 0; k < units; k++) {
      y[k] = (float) (y[k] / sum);
    }
  }

  /**
   * exp to about 1e-7 relative: x = n ln 2 + r, a polynomial of degree 6 in r (coefficients of the
   * Cephes library's expf, Moshier), and n into the exponent. NaN stays NaN.
   */
  private static FloatVector exp(FloatVector x) {
    // Not min and max, whose ways with NaN and -0 take six instructions each.
    FloatVector bounded = x.blend(MOST, x.compare(VectorOperators.GT, MOST));
    bounded = bounded.blend(LEAST, x.compare(VectorOperators.LT, LEAST));
    FloatVector shifted = bounded.fma(LOG2_E, ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), bounded);
    r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
    FloatVector p = FloatVector.broadcast(SPECIES, 1.9875691500e-4f);
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1.3981999507e-3f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 8.3334519073e-3f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 4.1665795894e-2f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 1.6666665459e-1f));
    p = p.fma(r, FloatVector.broadcast(SPECIES, 5.0000001201e-1f));
    p = p.fma(r.mul(r), r).add(1f);
    FloatVector power =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, 23)
            .add(Float.floatToRawIntBits(1f))
            .reinterpretAsFloats();
    return p.mul(power);
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
