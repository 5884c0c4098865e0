package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.model.Activation;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Kernels over few rows give the bits of those over any, which other tests check. */
class FewRowsTest {
  private static final float SCALE = 0.3f;
  private static final int GAP = 3;
  private static final int MOST = 32;

  @Test
  void soManyAreFew() {
    assertTrue(FewRows.are(MOST));
    assertFalse(FewRows.are(MOST + 1));
  }

  @ParameterizedTest
  @MethodSource("org.synapticcaching.simd.kernel.KernelInputs#all")
  void combinationsAreThoseOfListedRows(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = 2 * in.width + GAP;
      float[] w = in.matrix(rows, 2, GAP);
      int[] list = IntStream.range(0, rows).toArray();
      float[] values = in.values(rows);
      float[] expected = in.row();
      float[] actual = in.row();
      RowKernels.combine(w, stride, list, values, 0, rows, expected, in.width);
      FewRows.combine(w, stride, rows, values, null, actual, in.width);
      assertArrayEquals(expected, actual, rows + " rows");
      RowKernels.combineTotal(w, stride, list, values, 0, rows, SCALE, expected, in.width);
      FewRows.combineTotal(w, stride, rows, values, SCALE, null, actual, in.width);
      assertArrayEquals(expected, actual, rows + " rows, totals");
    }
  }

  @ParameterizedTest
  @MethodSource("org.synapticcaching.simd.kernel.KernelInputs#all")
  void slopesOfLogisticUnitsAreThoseOfAnotherWalk(Numbers numbers, int length) {
    for (int rows : new int[] {0, 1, 4, 10}) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = 2 * in.width + GAP;
      float[] w = in.matrix(rows, 2, GAP);
      float[] values = in.values(rows);
      float[] y = in.row();
      float[] sums = new float[in.width];
      float[] expected = new float[in.width];
      float[] actual = in.row();
      FewRows.combine(w, stride, rows, values, null, sums, in.width);
      ActivationKernels.hiddenDelta(Activation.LOGISTIC, sums, y, expected, in.width);
      FewRows.combine(w, stride, rows, values, y, actual, in.width);
      assertArrayEquals(expected, actual, rows + " rows");
      FewRows.combineTotal(w, stride, rows, values, SCALE, null, sums, in.width);
      ActivationKernels.hiddenDelta(Activation.LOGISTIC, sums, y, expected, in.width);
      FewRows.combineTotal(w, stride, rows, values, SCALE, y, actual, in.width);
      assertArrayEquals(expected, actual, rows + " rows, totals");
    }
  }
}
