package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Every kernel over rows with transient parts equals a plain loop. */
class TransientKernelsTest {
  private static final String INPUTS = "org.synapticcaching.simd.kernel.KernelInputs#all";
  private static final String WIDTHS = "org.synapticcaching.simd.kernel.WidthKernelsTest#inputs";

  /** Of few digits: products with small integers are exact. */
  private static final float SCALE = 0.375f;

  /** Rows with their lane sums, if they have any. */
  private static float[] rowsWithSums(KernelInputs in, int rows) {
    float[] w = in.transientRows(rows);
    for (int r = 0; r < rows; r++) {
      sumUp(w, base(in, r), in.width);
    }
    return w;
  }

  private static int base(KernelInputs in, int row) {
    return ORIGIN + row * TransientKernels.stride(in.width);
  }

  private static void sumUp(float[] w, int base, int width) {
    if (TransientKernels.haveSums(width)) {
      System.arraycopy(laneSums(w, base, width), 0, w, base + 2 * width, COUNT);
    }
  }

  private static float[] laneSums(float[] w, int base, int width) {
    float[] sums = new float[COUNT];
    for (int j = 0; j < width; j++) {
      sums[j % COUNT] += Math.abs(w[base + width + j]);
    }
    return sums;
  }

  @Test
  void rowsOfMoreThanThreeVectorsHaveSums() {
    assertEquals(2 * 3 * COUNT, TransientKernels.stride(3 * COUNT));
    assertEquals(2 * 4 * COUNT + COUNT, TransientKernels.stride(4 * COUNT));
  }

  @ParameterizedTest
  @MethodSource({INPUTS, WIDTHS})
  void learningAddsKeepsSumsAndListsRowsOverTheLimit(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      float[] w = rowsWithSums(in, rows + 2);
      float[] expected = w.clone();
      int from = rows % 3;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] change = in.row();
      float limit = Math.abs(in.number());
      List<Integer> over = new ArrayList<>();
      double[] growth = new double[COUNT];
      double[] size = new double[COUNT];
      for (int k = from; k < to; k++) {
        int base = base(in, list[k]);
        float most = 0;
        for (int j = 0; j < in.width; j++) {
          int at = base + in.width + j;
          expected[at] = Math.fma(change[j], values[k], expected[at]);
          most = Math.max(most, Math.abs(expected[at]));
        }
        sumUp(expected, base, in.width);
        float[] before = laneSums(w, base, in.width);
        float[] after = laneSums(expected, base, in.width);
        for (int j = 0; j < COUNT; j++) {
          growth[j] += (double) after[j] - before[j];
          size[j] += after[j] + before[j];
        }
        if (most > limit) {
          over.add(k);
        }
      }
      int[] found = new int[rows];
      float[] sumChange = new float[COUNT];
      int count =
          WidthKernels.learn(w, list, values, from, to, change, in.width, limit, found, sumChange);
      assertArrayEquals(expected, w, rows + " rows");
      if (WidthKernelsTest.learnsFromTheLast(in.width)) {
        Collections.reverse(over);
      }
      assertEquals(over, Arrays.stream(found, 0, count).boxed().toList());
      for (int j = 0; j < COUNT; j++) {
        in.assertSum(growth[j], size[j], 2 * rows, sumChange[j], "growth of lane " + j);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void magnitudesOfLanesAreSumsOverRows(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      float[] w = rowsWithSums(in, rows);
      float[] sums = in.row();
      TransientKernels.laneMagnitudes(w, TransientKernels.stride(in.width), rows, sums, in.width);
      for (int j = 0; j < in.width; j++) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
          sum += Math.abs(w[base(in, r) + in.width + j]);
        }
        in.assertSum(sum, sum, rows, sums[j], "lane " + j);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void consolidatingMovesWholeRows(Numbers numbers, int length) {
    KernelInputs in = new KernelInputs(numbers, length, 0);
    float[] w = rowsWithSums(in, 4);
    float[] expected = w.clone();
    int[] rows = {3, 1, 0};
    float[] scales = {SCALE, 2 * SCALE, 1f};
    for (int i = 0; i < 2; i++) {
      int base = base(in, rows[i]);
      for (int j = base; j < base + in.width; j++) {
        expected[j] = Math.fma(expected[j + in.width], scales[i], expected[j]);
      }
      Arrays.fill(expected, base + in.width, base(in, rows[i] + 1), 0f);
    }
    TransientKernels.consolidateRows(
        w, TransientKernels.stride(in.width), rows, scales, 2, in.width);
    assertArrayEquals(expected, w);
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void consolidatingAllMovesTheFirstRowsAsOneByOne(Numbers numbers, int length) {
    KernelInputs in = new KernelInputs(numbers, length, 0);
    float[] w = rowsWithSums(in, 4);
    float[] expected = w.clone();
    int stride = TransientKernels.stride(in.width);
    float[] scales = {SCALE, SCALE, SCALE};
    TransientKernels.consolidateRows(expected, stride, new int[] {0, 1, 2}, scales, 3, in.width);
    TransientKernels.consolidateAll(w, stride, 3, SCALE, in.width);
    assertArrayEquals(expected, w);
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void aRowIsOverTheLimitWithItsLargestMagnitude(Numbers numbers, int length) {
    for (int number = 0; number < 5; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float[] w = rowsWithSums(in, 3);
      int base = base(in, 1);
      float most = 0;
      for (int j = 0; j < length; j++) {
        most = Math.max(most, Math.abs(w[base + in.width + j]));
      }
      assertFalse(OverKernels.isOver(w, base, in.width, most));
      assertTrue(OverKernels.isOver(w, base, in.width, Math.nextDown(most)));
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void lanesOverTheLimitAreMarked(Numbers numbers, int length) {
    for (int number = 0; number < 5; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float[] w = rowsWithSums(in, 3);
      int from = base(in, 1) + in.width;
      for (float limit : new float[] {Math.abs(in.number()), 0f, -Float.MIN_VALUE}) {
        boolean[] marked = new boolean[in.width];
        boolean[] expected = new boolean[in.width];
        for (int j = 0; j < length; j++) {
          marked[j] = expected[j] = j % 3 == 1;
          expected[j] |= Math.abs(w[from + j]) > limit;
        }
        OverKernels.mark(w, from, length, limit, marked);
        assertArrayEquals(expected, marked, "limit " + limit);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void sumsOfOneRowAreAddedUpAgain(Numbers numbers, int length) {
    KernelInputs in = new KernelInputs(numbers, length, 0);
    float[] w = rowsWithSums(in, 3);
    float[] before = w.clone();
    float[] sums = new float[COUNT + 1];
    TransientKernels.sumUp(w, base(in, 1), in.width, sums, 1);
    assertArrayEquals(laneSums(w, base(in, 1), in.width), Arrays.copyOfRange(sums, 1, COUNT + 1));
    assertArrayEquals(before, w);
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void scalingDropsWhatIsNegligible(Numbers numbers, int length) {
    KernelInputs in = new KernelInputs(numbers, length, 0);
    float[] w = rowsWithSums(in, 3);
    float[] expected = w.clone();
    int base = base(in, 1);
    float negligible = 1e-10f;
    for (int j = base + in.width; j < base + 2 * in.width; j++) {
      float scaled = expected[j] * SCALE;
      expected[j] = Math.abs(scaled) < negligible ? 0 : scaled;
    }
    float[] sums = new float[COUNT + 1];
    TransientKernels.scale(w, base, in.width, SCALE, negligible, sums, 1);
    assertArrayEquals(expected, w);
    assertArrayEquals(laneSums(w, base, in.width), Arrays.copyOfRange(sums, 1, COUNT + 1));
  }
}
