package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Tiles of every width give the sums of a plain loop, and those of whole rows, to the bit. */
class TileKernelsTest {
  private static final int MOST_VECTORS = 6;

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void sumsAreThoseOfAPlainLoopAndOfWholeRowsToTheBit(Numbers numbers) {
    for (int vectors = 1; vectors <= MOST_VECTORS; vectors++) {
      for (int rows = 0; rows <= MOST_ROWS; rows++) {
        KernelInputs in = new KernelInputs(numbers, vectors * COUNT - 1, rows);
        float[] w = in.matrix(rows + 2, 1, 0);
        int from = rows % 3;
        int to = from + rows;
        int[] list = in.list(from, rows, rows + 2);
        float[] values = in.values(to);
        float[] z = in.values(in.width + 2);
        float[] expected = z.clone();
        for (int j = 0; j < in.width; j++) {
          expected[1 + j] = plainSum(w, in.width, list, values, from, to, j);
        }
        TileKernels.combine(w, ORIGIN, vectors, list, values, from, to, z, 1);
        String what = vectors + " vectors, " + rows + " rows";
        assertArrayEquals(expected, z, what);
        float[] ofRows = new float[in.width];
        RowKernels.combine(w, in.width, list, values, from, to, ofRows, in.width);
        assertArrayEquals(ofRows, Arrays.copyOfRange(z, 1, 1 + in.width), what);
      }
    }
  }

  /** Four rows at a time, the last two of the four by themselves first; then row by row. */
  private static float plainSum(
      float[] w, int stride, int[] list, float[] values, int from, int to, int column) {
    float sum = 0;
    int k = from;
    for (; to - k >= 4; k += 4) {
      float[] x = new float[4];
      for (int i = 0; i < 4; i++) {
        x[i] = w[ORIGIN + list[k + i] * stride + column];
      }
      float first = Math.fma(x[1], values[k + 1], Math.fma(x[0], values[k], sum));
      sum = first + Math.fma(x[3], values[k + 3], x[2] * values[k + 2]);
    }
    for (; k < to; k++) {
      sum = Math.fma(w[ORIGIN + list[k] * stride + column], values[k], sum);
    }
    return sum;
  }

  @Test
  void aTileWiderThanAnyKernelIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> TileKernels.combine(new float[0], 0, 7, new int[0], new float[0], 0, 0, null, 0));
    assertEquals("a tile of 7 vectors", refused.getMessage());
  }
}
