package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/**
 * Products of rows with a vector are, to the bit, those of plain loops that add in the same order,
 * whatever the width, and close to sums in float64.
 */
class DotKernelsTest {
  private static final int GAP = 3;
  private static final float SCALE = 0.375f;

  /** Fewer than a block of rows, and more than two. */
  private static final int[] ROWS = {0, 1, 2, 3, 9, 10, 15, 16, 17, 35};

  static Stream<Arguments> inputs() {
    return Stream.concat(KernelInputs.all(), WidthKernelsTest.inputs());
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void productsOfRowsWithAVectorAreSumsOfProducts(Numbers numbers, int length) {
    for (int rows : ROWS) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = 2 * in.width + GAP;
      float[] w = in.matrix(rows, 2, GAP);
      float[] h = in.row();
      float[] persistent = in.values(rows + 1);
      float[] total = persistent.clone();
      float untouched = total[rows];
      float[] lanes = new float[DotKernels.LANES];
      DotKernels.dots(w, stride, rows, h, persistent, in.width, lanes);
      DotKernels.dotsTotal(w, stride, rows, SCALE, h, total, in.width, lanes);
      for (int r = 0; r < rows; r++) {
        int at = ORIGIN + r * stride;
        String what = "row " + r + " of " + rows;
        assertEquals(product(w, at, in.width, h, 0), persistent[r], what);
        assertEquals(product(w, at, in.width, h, SCALE), total[r], what + " of totals");
        assertClose(in, w, at, h, persistent[r], total[r], what);
      }
      assertEquals(untouched, total[rows]);
    }
  }

  private static float product(float[] w, int at, int width, float[] h, float scale) {
    float[] chains = new float[4];
    for (int lane = 0; lane < COUNT; lane++) {
      float a = 0;
      float s = 0;
      for (int v = lane; v < width; v += COUNT) {
        a = Math.fma(w[at + v], h[v], a);
        s = Math.fma(w[at + width + v], h[v], s);
      }
      chains[lane % 4] += scale == 0 ? a : Math.fma(s, scale, a);
    }
    return chains[0] + chains[1] + (chains[2] + chains[3]);
  }

  private static void assertClose(
      KernelInputs in, float[] w, int at, float[] h, float persistent, float total, String what) {
    double sum = 0;
    double size = 0;
    double sumOfTotals = 0;
    double sizeOfTotals = 0;
    for (int j = 0; j < in.length; j++) {
      double l = w[at + j];
      double s = (double) SCALE * w[at + in.width + j];
      sum += l * h[j];
      size += Math.abs(l * h[j]);
      sumOfTotals += (l + s) * h[j];
      sizeOfTotals += Math.abs(l * h[j]) + Math.abs(s * h[j]);
    }
    in.assertSum(sum, size, in.length, persistent, what);
    in.assertSum(sumOfTotals, sizeOfTotals, 2 * in.length, total, what + " of totals");
  }
}
