package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.model.RandomMultiples;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Stochastic rounding in vectors is the same bits as a plain loop over floats. */
class StochasticKernelsTest {
  private static final String INPUTS = "org.synapticcaching.simd.kernel.KernelInputs#all";
  private static final float[] THETAS = {
    Float.MIN_VALUE, 1e-9f, 1e-6f, 0.1f, 0.75f, 1, 3, 1000, 1e20f, Float.MAX_VALUE
  };

  /** One synapse, float by float. */
  private static float part(float x, float theta, float inverse, float number) {
    float multiples = Math.abs(x) * inverse;
    if (!(multiples < 8388608f)) {
      return x;
    }
    float whole = (float) Math.floor(multiples);
    float count = number < multiples - whole ? whole + 1 : whole;
    return Math.copySign(count * theta, x);
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void everyLaneIsThatOfAPlainLoop(Numbers numbers, int length) {
    for (int number = 0; number < THETAS.length; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float theta = THETAS[number];
      float inverse = (float) (1.0 / theta);
      float scale = number % 2 == 0 ? 1 : 0.37f;
      long key = 0x9E3779B97F4A7C15L * (number + 1);
      int first = 1000 * number;
      int step = number % 3 == 0 ? 1 : 785;
      float[] w = in.transientRows(3);
      int stride = TransientKernels.stride(in.width);
      if (number == 4) {
        w[ORIGIN + stride + in.width + length / 2] = Float.NaN;
      }
      float[] expected = w.clone();
      int base = ORIGIN + stride;
      float[] moved = new float[in.width];
      float[] sums = new float[COUNT];
      float[] expectedSums = new float[COUNT];
      for (int j = 0; j < in.width; j++) {
        float random = RandomMultiples.number(key, first + j * step);
        float part = part(scale * w[base + in.width + j], theta, inverse, random);
        expected[base + j] += part;
        expected[base + in.width + j] = 0;
        expectedSums[j % COUNT] += Math.abs(part);
        moved[j] = part;
      }
      Arrays.fill(expected, base + 2 * in.width, base + stride, 0);
      float[] actual = new float[in.width];
      StochasticKernels.roundingNumbers(key, first, step, actual, in.width);
      for (int j = 0; j < in.width; j++) {
        assertEquals(RandomMultiples.number(key, first + j * step), actual[j]);
      }
      StochasticKernels.consolidate(w, base, in.width, scale, theta, inverse, actual, sums);
      assertBits(expected, w);
      assertBits(moved, actual);
      assertBits(expectedSums, sums);
    }
  }

  /** Without the sign of zero; any NaN is one. */
  private static void assertBits(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i] + 0f, actual[i] + 0f, "at " + i);
    }
  }

  @Test
  void anInfiniteThresholdMovesNothing() {
    KernelInputs in = new KernelInputs(Numbers.NORMAL, 2 * COUNT + 3, 1);
    float[] w = in.transientRows(1);
    float[] before = w.clone();
    float[] moved = new float[in.width];
    StochasticKernels.roundingNumbers(7, 0, 1, moved, in.width);
    StochasticKernels.consolidate(
        w, ORIGIN, in.width, 1, Float.MAX_VALUE, 0, moved, new float[COUNT]);
    IntStream.range(ORIGIN, ORIGIN + in.width).forEach(i -> assertEquals(before[i], w[i]));
  }

  @Test
  void partsOfBothKindsOccur() {
    float[] w = new float[ORIGIN + TransientKernels.stride(COUNT)];
    float[] moved = new float[COUNT];
    boolean[] found = new boolean[3];
    for (int t = 0; t < 20; t++) {
      Arrays.fill(w, ORIGIN + COUNT, ORIGIN + 2 * COUNT, -1.5f);
      StochasticKernels.roundingNumbers(t, 0, 1, moved, COUNT);
      StochasticKernels.consolidate(w, ORIGIN, COUNT, 1, 1, 1, moved, new float[COUNT]);
      for (float part : moved) {
        found[(int) -part] = true;
      }
    }
    assertTrue(found[1] && found[2] && !found[0]);
  }
}
