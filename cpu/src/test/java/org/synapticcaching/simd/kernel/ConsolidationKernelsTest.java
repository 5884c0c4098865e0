package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Consolidation of single synapses is, to the bit, that of a plain loop in the same order. */
class ConsolidationKernelsTest {
  private static final float SCALE = 0.3f;

  static Stream<Arguments> inputs() {
    return Stream.of(2, 3, 7).flatMap(WidthKernelsTest::lengths);
  }

  @Test
  void widthsOfKernelsFit() {
    List<Integer> fitting = List.of(2, 3, 7);
    for (int vectors = 1; vectors < 30; vectors++) {
      assertEquals(fitting.contains(vectors), ConsolidationKernels.fit(vectors * COUNT));
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatIsOverTheLimitMovesAndTheRestStays(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = TransientKernels.stride(in.width);
      float[] w = in.transientRows(rows + 2);
      int[] list = in.list(1, rows, rows + 2);
      float[] values = in.values(rows + 1);
      int[] over = in.list(0, rows, rows + 1);
      float[] change = in.row();
      float limit = rows == 2 ? -1f : Math.abs(in.number());
      if (rows == 3) {
        w[ORIGIN + list[over[0]] * stride + in.width] = Float.NaN;
        w[ORIGIN + list[over[1]] * stride + in.width] = -Float.NaN;
        w[ORIGIN + list[over[2]] * stride + in.width] = Float.NEGATIVE_INFINITY;
      }
      int count = rows / 2 + rows % 2;
      float[] expected = w.clone();
      float[] moved = in.values(COUNT);
      float[] changed = in.values(COUNT);
      float[] expectedMoved = new float[moved.length];
      float[] expectedChanged = new float[changed.length];
      for (int i = 0; i < count; i++) {
        int at = ORIGIN + list[over[i]] * stride;
        float value = Math.abs(values[over[i]]);
        boolean sums = TransientKernels.haveSums(in.width);
        for (int lane = 0; lane < COUNT; lane++) {
          float ofRow = 0;
          for (int j = lane; j < in.width; j += COUNT) {
            float s = expected[at + in.width + j];
            float out = Math.abs(s) > limit ? s : 0;
            expected[at + j] = Math.fma(out, SCALE, expected[at + j]);
            expected[at + in.width + j] = s - out;
            ofRow += Math.abs(out);
            expectedMoved[lane] += sums ? 0 : Math.abs(out);
            float part = Math.abs(s) > limit ? Math.abs(change[j]) : 0;
            expectedChanged[lane] = Math.fma(part, value, expectedChanged[lane]);
          }
          if (sums) {
            expectedMoved[lane] += ofRow;
            expected[at + 2 * in.width + lane] -= ofRow;
          }
        }
      }
      ConsolidationKernels.consolidate(
          w, stride, list, values, over, count, change, SCALE, limit, in.width, moved, changed);
      assertArrayEquals(expected, w, rows + " rows");
      assertArrayEquals(expectedMoved, moved, rows + " rows");
      assertArrayEquals(expectedChanged, changed, rows + " rows");
    }
  }
}
