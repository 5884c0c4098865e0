package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Every kernel over rows equals a plain loop. */
class RowKernelsTest {
  private static final String INPUTS = "org.synapticcaching.simd.kernel.KernelInputs#all";
  private static final int GAP = 3;

  /** Of few digits: products with small integers are exact. */
  private static final float SCALE = 0.375f;

  @ParameterizedTest
  @MethodSource(INPUTS)
  void combinationsOfRowsAreSumsOfProducts(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = 2 * in.width + GAP;
      float[] w = in.matrix(rows + 2, 2, GAP);
      int from = rows % 3;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] persistent = in.row();
      float[] total = in.row();
      RowKernels.combine(w, stride, list, values, from, to, persistent, in.width);
      RowKernels.combineTotal(w, stride, list, values, from, to, SCALE, total, in.width);
      for (int j = 0; j < in.width; j++) {
        double sum = 0;
        double size = 0;
        double sumOfTotals = 0;
        double sizeOfTotals = 0;
        for (int k = from; k < to; k++) {
          double l = w[ORIGIN + list[k] * stride + j];
          double s = (double) SCALE * w[ORIGIN + list[k] * stride + in.width + j];
          sum += values[k] * l;
          size += Math.abs(values[k] * l);
          sumOfTotals += values[k] * (l + s);
          sizeOfTotals += Math.abs(values[k] * l) + Math.abs(values[k] * s);
        }
        String what = rows + " rows, lane " + j;
        in.assertSum(sum, size, rows, persistent[j], what);
        in.assertSum(sumOfTotals, sizeOfTotals, 2 * rows, total[j], what + " of totals");
      }
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void outerProductsAreAddedToTheListedRowsAlone(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = in.width + GAP;
      float[] w = in.matrix(rows + 2, 1, GAP);
      float[] expected = w.clone();
      int from = rows % 2;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] change = in.row();
      RowKernels.addOuter(w, stride, list, values, from, to, change, in.width);
      for (int k = from; k < to; k++) {
        for (int j = 0; j < in.width; j++) {
          int at = ORIGIN + list[k] * stride + j;
          expected[at] = Math.fma(values[k], change[j], expected[at]);
        }
      }
      assertArrayEquals(expected, w, rows + " rows");
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void magnitudesAreThoseOfPlainLoops(Numbers numbers, int length) {
    for (int number = 0; number < 5; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float[] values = in.row();
      if (number == 0) {
        Arrays.fill(values, 0, length, -1f);
      } else if (number == 1) {
        values[length - 1] = Float.NaN;
      }
      float[] lanes = new float[FloatLanes.COUNT];
      assertEquals(nonZeros(values), RowKernels.magnitudes(values, in.width, lanes));
      assertArrayEquals(magnitudes(values), lanes);
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void scalingMultipliesEveryNumberAndTakesItsMagnitude(Numbers numbers, int length) {
    for (int number = 0; number < 5; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float[] values = in.row();
      float factor = number == 0 ? 0f : in.number();
      float[] expected = new float[in.width];
      for (int j = 0; j < length; j++) {
        expected[j] = values[j] * factor;
      }
      float[] scaled = in.row();
      float[] lanes = new float[FloatLanes.COUNT];
      int nonZeros = RowKernels.scale(values, factor, scaled, in.width, lanes);
      for (int j = 0; j < in.width; j++) {
        assertEquals(expected[j] + 0f, scaled[j] + 0f, "lane " + j);
      }
      assertEquals(nonZeros(expected), nonZeros);
      assertArrayEquals(magnitudes(expected), lanes);
    }
  }

  private static int nonZeros(float[] values) {
    int count = 0;
    for (float value : values) {
      count += value != 0 ? 1 : 0;
    }
    return count;
  }

  /** Sums in lanes, added in the same order. */
  private static float[] magnitudes(float[] values) {
    float[] lanes = new float[FloatLanes.COUNT];
    for (int j = 0; j < values.length; j++) {
      lanes[j % lanes.length] += Math.abs(values[j]);
    }
    return lanes;
  }
}
