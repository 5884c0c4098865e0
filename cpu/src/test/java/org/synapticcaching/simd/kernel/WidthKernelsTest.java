package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/**
 * Every kernel over rows of so many vectors gives the bits of the one over rows of any length,
 * which other tests hold against plain loops; sums over rows of few vectors those of a plain loop
 * in their own order.
 */
class WidthKernelsTest {
  private static final float SCALE = 0.3f;

  /** Lengths whose rows have kernels of their own, and of more vectors. */
  static Stream<Arguments> inputs() {
    return Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 13).flatMap(WidthKernelsTest::lengths);
  }

  /** Of these, those whose rows have lane sums; the kernels of others alone can learn such rows. */
  static Stream<Arguments> inputsWithSums() {
    return inputs()
        .filter(in -> TransientKernels.haveSums(FloatLanes.padded((Integer) in.get()[1])));
  }

  /** Lengths of which a row has so many vectors. */
  static Stream<Arguments> lengths(int vectors) {
    return Stream.of(Numbers.values())
        .flatMap(
            numbers ->
                IntStream.of(-COUNT + 1, -COUNT + 3, -1, 0)
                    .mapToObj(less -> Arguments.of(numbers, vectors * COUNT + less)));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void combinationsOfRowsAreThoseOfRowsOfAnyLength(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      float[] w = in.matrix(rows + 2, 1, 0);
      int from = rows % 3;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] expected = new float[in.width];
      float[] actual = in.row();
      if (in.width <= 2 * COUNT) {
        expected = foursFirst(w, in.width, list, values, from, to, 0, in.width);
      } else {
        RowKernels.combine(w, in.width, list, values, from, to, expected, in.width);
      }
      WidthKernels.combine(w, list, values, from, to, actual, in.width);
      assertArrayEquals(expected, actual, rows + " rows");
      w = in.transientRows(rows + 2);
      int stride = TransientKernels.stride(in.width);
      if (in.width <= 3 * COUNT) {
        expected = foursFirst(w, stride, list, values, from, to, SCALE, in.width);
      } else {
        RowKernels.combineTotal(w, stride, list, values, from, to, SCALE, expected, in.width);
      }
      WidthKernels.combineTotal(w, list, values, from, to, SCALE, actual, in.width);
      assertArrayEquals(expected, actual, rows + " rows, totals");
    }
  }

  /**
   * What rows of few vectors have instead: each four rows are summed up before they join the sum,
   * without caching two and two.
   *
   * @param scale of transient parts; 0 for rows that have none
   */
  private static float[] foursFirst(
      float[] w, int stride, int[] list, float[] values, int from, int to, float scale, int width) {
    float[] z = new float[width];
    int fours = from + FloatLanes.wholeFours(to - from);
    for (int lane = 0; lane < width; lane++) {
      int k = from;
      for (; k < fours; k += 4) {
        float four =
            scale == 0
                ? sum(w, stride, list, values, k, k + 2, lane)
                    + sum(w, stride, list, values, k + 2, k + 4, lane)
                : Math.fma(
                    scale,
                    sum(w, stride, list, values, k, k + 4, width + lane),
                    sum(w, stride, list, values, k, k + 4, lane));
        z[lane] += four;
      }
      for (; k < to; k++) {
        int at = FloatLanes.ORIGIN + list[k] * stride + lane;
        z[lane] = Math.fma(values[k], w[at], z[lane]);
        if (scale != 0) {
          z[lane] = Math.fma(values[k] * scale, w[at + width], z[lane]);
        }
      }
    }
    return z;
  }

  private static float sum(
      float[] w, int stride, int[] list, float[] values, int from, int to, int place) {
    float sum = values[from] * w[FloatLanes.ORIGIN + list[from] * stride + place];
    for (int k = from + 1; k < to; k++) {
      sum = Math.fma(values[k], w[FloatLanes.ORIGIN + list[k] * stride + place], sum);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void learningWithoutCachingIsThatOfRowsOfAnyLength(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      float[] expected = in.matrix(rows + 2, 1, 0);
      float[] actual = expected.clone();
      int from = rows % 3;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] change = in.row();
      RowKernels.addOuter(expected, in.width, list, values, from, to, change, in.width);
      WidthKernels.addOuter(actual, list, values, from, to, change, in.width);
      assertArrayEquals(expected, actual, rows + " rows");
    }
  }

  @ParameterizedTest
  @MethodSource("inputsWithSums")
  void learningWithCachingIsThatOfRowsOfAnyLength(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = TransientKernels.stride(in.width);
      float[] expected = in.transientRows(rows + 2);
      float[] before = expected.clone();
      float[] actual = expected.clone();
      int from = rows % 3;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] change = in.row();
      float limit = Math.abs(in.number());
      int[] expectedOver = new int[rows];
      int[] over = new int[rows];
      float[] expectedGrowth = new float[COUNT];
      float[] growth = in.row();
      int expectedCount =
          TransientKernels.learn(
              expected,
              stride,
              list,
              values,
              from,
              to,
              change,
              in.width,
              limit,
              expectedOver,
              expectedGrowth);
      int count =
          WidthKernels.learn(actual, list, values, from, to, change, in.width, limit, over, growth);
      assertArrayEquals(expected, actual, rows + " rows");
      if (learnsFromTheLast(in.width)) {
        expectedGrowth = growthFromTheLast(before, expected, list, from, to, in.width);
        int[] ascending = expectedOver;
        expectedOver =
            IntStream.range(0, expectedCount).map(i -> ascending[expectedCount - 1 - i]).toArray();
      }
      assertArrayEquals(expectedGrowth, Arrays.copyOf(growth, COUNT), rows + " rows");
      assertArrayEquals(Arrays.copyOf(expectedOver, expectedCount), Arrays.copyOf(over, count));
    }
  }

  /** Whether rows of such a width learn from the last one back. */
  static boolean learnsFromTheLast(int width) {
    return width >= 4 * COUNT && width <= 8 * COUNT;
  }

  /**
   * By how much the lane sums have grown: of rows one by one; where there are seven vectors, of
   * those after whole fours, then two by two.
   */
  private static float[] growthFromTheLast(
      float[] before, float[] after, int[] list, int from, int to, int width) {
    int pairs = width == RowsOfSeven.WIDTH ? FloatLanes.wholeFours(to - from) : 0;
    float[] growth = new float[COUNT];
    for (int lane = 0; lane < COUNT; lane++) {
      int k = to - 1;
      for (; k >= from + pairs; k--) {
        growth[lane] += grown(before, after, list[k], width, lane);
      }
      for (; k >= from; k -= 2) {
        growth[lane] +=
            grown(before, after, list[k - 1], width, lane)
                + grown(before, after, list[k], width, lane);
      }
    }
    return growth;
  }

  private static float grown(float[] before, float[] after, int row, int width, int lane) {
    int sum = FloatLanes.ORIGIN + row * TransientKernels.stride(width) + 2 * width + lane;
    return after[sum] - before[sum];
  }
}
