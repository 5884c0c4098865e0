package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/**
 * Learning that does not ask rows one by one does what {@link WidthKernels#learn} does, which other
 * tests hold against plain loops.
 */
class RowsOfFewVectorsTest {
  private static final float LIMIT = 0.5f;

  static Stream<Arguments> inputs() {
    return Stream.of(1, 2, 3).flatMap(WidthKernelsTest::lengths);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void learnsAndFindsTheSameRowsAsWhereEachIsAsked(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      float number = Math.abs(new KernelInputs(numbers, length, rows).number());
      for (float limit : new float[] {number, 0, -1, Float.POSITIVE_INFINITY, Float.NaN}) {
        compare(new KernelInputs(numbers, length, rows), rows, limit);
      }
    }
  }

  private static void compare(KernelInputs in, int rows, float limit) {
    int from = rows % 3;
    int to = from + rows;
    int[] list = in.list(from, rows, rows + 2);
    float[] values = in.values(to);
    float[] change = in.row();
    float[] expected = in.transientRows(rows + 2);
    float[] actual = expected.clone();
    int width = in.width;
    int[] allOver = new int[rows];
    int[] over = new int[rows];
    float[] grown = new float[COUNT];
    float[] growth = in.row();
    int expectedCount =
        WidthKernels.learn(expected, list, values, from, to, change, width, limit, allOver, grown);
    float[] largest = in.row();
    boolean found =
        RowsOfFewVectors.learn(
            actual, list, values, from, to, change, width, limit, largest, growth);
    assertArrayEquals(largestOf(actual, list, from, to, width), largest);
    assertArrayEquals(expected, actual);
    assertArrayEquals(grown, Arrays.copyOf(growth, COUNT));
    int count = OverKernels.list(actual, list, from, to, width, limit, over);
    assertEquals(expectedCount, count, "rows over " + limit);
    assertArrayEquals(Arrays.copyOf(allOver, count), Arrays.copyOf(over, count));
    if (!Float.isNaN(limit) && rows > 0 && limit >= 0) {
      assertEquals(count > 0, found, count + " rows over " + limit);
    } else if (count > 0) {
      assertTrue(found, count + " rows over " + limit);
    }
  }

  /** Math.max too takes what is no number for the largest. */
  private static float[] largestOf(float[] w, int[] list, int from, int to, int width) {
    float[] largest = new float[width];
    for (int k = from; k < to; k++) {
      int first = FloatLanes.ORIGIN + list[k] * TransientKernels.stride(width) + width;
      for (int j = 0; j < width; j++) {
        largest[j] = Math.max(largest[j], Math.abs(w[first + j]));
      }
    }
    return largest;
  }

  /** What has diverged is no reason to overlook what has not. */
  @ParameterizedTest
  @MethodSource("inputs")
  void aRowThatIsNoNumberHidesNoOther(Numbers numbers, int length) {
    KernelInputs in = new KernelInputs(numbers, length, MOST_ROWS);
    int[] list = in.list(0, MOST_ROWS, MOST_ROWS);
    float[] w = in.transientRows(MOST_ROWS);
    Arrays.fill(w, transients(in, list[0]), transients(in, list[0]) + length, Float.NaN);
    w[transients(in, list[1])] = 2 * LIMIT;
    float[] values = new float[MOST_ROWS];
    float[] change = new float[in.width];
    float[] growth = new float[COUNT];
    assertTrue(
        RowsOfFewVectors.learn(
            w, list, values, 0, MOST_ROWS, change, in.width, LIMIT, in.row(), growth));
    int[] over = new int[MOST_ROWS];
    int count = OverKernels.list(w, list, 0, MOST_ROWS, in.width, LIMIT, over);
    assertTrue(count > 0);
    assertEquals(1, over[0], "the first row that is a number");
  }

  private static int transients(KernelInputs in, int row) {
    return FloatLanes.ORIGIN + row * TransientKernels.stride(in.width) + in.width;
  }

  @Test
  void refusesRowsWithSums() {
    float[] row = new float[4 * COUNT];
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                RowsOfFewVectors.learn(
                    new float[0], new int[0], row, 0, 0, row, 4 * COUNT, 1f, row, row));
    assertEquals("rows of " + 4 * COUNT + " floats have lane sums", refused.getMessage());
  }
}
