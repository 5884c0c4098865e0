package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.GroupKernels.MOST_VECTORS;
import static org.synapticcaching.simd.kernel.GroupKernels.PATTERNS;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/**
 * Four patterns at a time get the sums of plain loops over the rows of each, to the bit but for the
 * sign of 0.
 */
class GroupKernelsTest {
  @ParameterizedTest
  @EnumSource(Numbers.class)
  void sumsAreThoseOfPlainLoopsOverTheRowsOfEachPattern(Numbers numbers) {
    for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
      for (int rows = 0; rows <= MOST_ROWS; rows++) {
        KernelInputs in = new KernelInputs(numbers, vectors * COUNT - 1, rows);
        float[] w = in.matrix(rows + 2, 1, 0);
        int from = rows % 3;
        int to = from + rows;
        int[] list = in.list(from, rows, rows + 2);
        float[] values = in.values(to * PATTERNS);
        // Rows that one pattern has and another has not.
        for (int i = 0; i < values.length; i++) {
          values[i] = i % 3 == 1 ? 0 : values[i];
        }
        float[][] z = new float[PATTERNS][];
        float[][] expected = new float[PATTERNS][];
        for (int p = 0; p < PATTERNS; p++) {
          z[p] = in.values(in.width + 2);
          expected[p] = z[p].clone();
          for (int j = 0; j < in.width; j++) {
            expected[p][1 + j] = plainSum(w, in.width, list, values, from, to, p, j);
          }
        }
        GroupKernels.combine(w, ORIGIN, vectors, list, values, from, to, z, 1);
        for (int p = 0; p < PATTERNS; p++) {
          for (int j = 0; j < z[p].length; j++) {
            expected[p][j] += 0f;
            z[p][j] += 0f;
          }
          assertArrayEquals(expected[p], z[p], vectors + " vectors, " + rows + " rows, " + p);
        }
      }
    }
  }

  /** Of the rows in which the pattern has a value that is not 0. */
  private static float plainSum(
      float[] w, int stride, int[] list, float[] values, int from, int to, int p, int column) {
    float sum = 0;
    for (int k = from; k < to; k++) {
      float value = values[k * PATTERNS + p];
      if (value != 0) {
        sum = Math.fma(w[ORIGIN + list[k] * stride + column], value, sum);
      }
    }
    return sum;
  }

  @Test
  void aTileWiderThanAnyKernelIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                GroupKernels.combine(
                    new float[0], 0, 5, new int[0], new float[0], 0, 0, new float[PATTERNS][], 0));
    assertEquals("a tile of 5 vectors", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneNumberThatIsNotFiniteIsFound(float number) {
    float[] w = {0, -0f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE};
    assertTrue(GroupKernels.areFinite(w));
    for (int i = 0; i < w.length; i++) {
      float[] other = w.clone();
      other[i] = number;
      assertFalse(GroupKernels.areFinite(other));
    }
  }
}
