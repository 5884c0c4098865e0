package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.model.Activation;

/** Activities and slopes of units equal those of plain loops in float64. */
class ActivationKernelsTest {
  /** From where exp vanishes to where it overflows, and beyond. */
  private static final float[] SUMS = {
    0,
    -0f,
    Float.MIN_VALUE,
    1e-6f,
    0.5f,
    -1.25f,
    3,
    -7.5f,
    16.6f,
    -17,
    80,
    -86.9f,
    -88,
    88.5f,
    -103,
    104,
    1e4f,
    -1e30f,
    3e38f
  };

  /** A logistic unit with more is as one with this. */
  private static final double MOST_INHIBITION = 60;

  private static IntStream lengths() {
    return KernelInputs.lengths();
  }

  private static float[] sums(int units, int first) {
    float[] sums = new float[FloatLanes.padded(units)];
    for (int k = 0; k < units; k++) {
      sums[k] = SUMS[(first + k) % SUMS.length];
    }
    return sums;
  }

  private static float[] activities(Activation activation, float[] sums, int units) {
    float[] y = new float[sums.length];
    Arrays.fill(y, 7f);
    float[] offsets = ActivationKernels.offsets(units);
    ActivationKernels.activate(activation, sums.clone(), y, units, offsets);
    for (int k = units; k < y.length; k++) {
      assertEquals(0, y[k], "padding");
    }
    return y;
  }

  private static double expected(Activation activation, float[] sums, int units, int k) {
    double z = sums[k];
    return switch (activation) {
      case LOGISTIC -> 1 / (1 + Math.exp(Math.min(-z, MOST_INHIBITION)));
      case LEAKY_RELU -> z > 0 ? z : Activation.LEAK * z;
      case LINEAR -> z;
      case SOFTMAX -> {
        double largest = IntStream.range(0, units).mapToDouble(i -> sums[i]).max().orElseThrow();
        double sum = IntStream.range(0, units).mapToDouble(i -> Math.exp(sums[i] - largest)).sum();
        yield Math.exp(z - largest) / sum;
      }
    };
  }

  /** By how much the sums of units differ at most, of those whose exp does not vanish. */
  private static double spread(float[] sums, int units) {
    double largest = IntStream.range(0, units).mapToDouble(k -> sums[k]).max().orElseThrow();
    return IntStream.range(0, units)
        .mapToDouble(k -> largest - sums[k])
        .filter(difference -> difference < 100)
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void activitiesAreThoseOfFloat64(int units) {
    for (Activation activation : Activation.values()) {
      for (int first = 0; first < SUMS.length; first++) {
        float[] sums = sums(units, first);
        float[] y = activities(activation, sums, units);
        for (int k = 0; k < units; k++) {
          double expected = expected(activation, sums, units, k);
          // Differences of softmax are rounded.
          double spread = activation == Activation.SOFTMAX ? spread(sums, units) : 0;
          double slack = (3e-7 + 6e-8 * spread) * Math.abs(expected) + 2e-38;
          assertEquals(expected, y[k], slack, activation + " of " + sums[k]);
        }
      }
    }
  }

  /** Their product with an error, a learning rate and an input is far from subnormal, too. */
  @Test
  void silentLogisticUnitsAreNotSubnormal() {
    for (float z = -1; z > -1000; z -= 1) {
      float[] sums = new float[FloatLanes.COUNT];
      Arrays.fill(sums, z);
      float y = activities(Activation.LOGISTIC, sums, FloatLanes.COUNT)[0];
      assertTrue(y > 1e10f * Float.MIN_NORMAL, y + " of " + z);
      assertTrue(y < 1.0001 * Math.exp(Math.max(z, -MOST_INHIBITION)), y + " of " + z);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void notANumberStaysSo(Activation activation) {
    int units = FloatLanes.COUNT + 1;
    for (int at : new int[] {0, units - 1}) {
      float[] sums = sums(units, 3);
      sums[at] = Float.NaN;
      assertTrue(Float.isNaN(activities(activation, sums, units)[at]), activation + " at " + at);
    }
  }

  @Test
  void infiniteSumsSaturate() {
    float[] sums = new float[FloatLanes.COUNT];
    sums[0] = Float.POSITIVE_INFINITY;
    sums[1] = Float.NEGATIVE_INFINITY;
    float[] y = activities(Activation.LOGISTIC, sums, 2);
    assertEquals(1, y[0]);
    assertEquals(Math.exp(-MOST_INHIBITION), y[1], 1e-32);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void deltasAreErrorsTimesTheSlope(int units) {
    for (Activation activation :
        new Activation[] {Activation.LOGISTIC, Activation.LEAKY_RELU, Activation.LINEAR}) {
      for (int first = 0; first < SUMS.length; first++) {
        float[] y = activities(activation, sums(units, first), units);
        float[] errors = new float[y.length];
        for (int k = 0; k < units; k++) {
          errors[k] = (float) Math.sin(k + 1.0);
        }
        float[] deltas = new float[y.length];
        Arrays.fill(deltas, 7f);
        ActivationKernels.hiddenDelta(activation, errors, y, deltas, y.length);
        for (int k = 0; k < y.length; k++) {
          double expected = k < units ? errors[k] * activation.slope(y[k]) : 0;
          double slack = 2e-7 * Math.abs(expected) + Float.MIN_VALUE;
          assertEquals(expected, deltas[k], slack, activation + " at " + y[k]);
        }
      }
    }
  }
}
