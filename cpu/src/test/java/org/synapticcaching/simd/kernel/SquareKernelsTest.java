package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of squares are those of doubles, at any place and width. */
class SquareKernelsTest {
  private final float[] lanes = new float[FloatLanes.COUNT];

  @ParameterizedTest
  @ValueSource(floats = {1, 1e-18f, 1e-30f, 1e25f})
  void sumsOfAnyWidthAndSize(float size) {
    Random random = new Random(3);
    for (int width = 0; width < 70; width++) {
      float[] values = new float[width + 5];
      for (int i = 0; i < values.length; i++) {
        values[i] = size * (float) random.nextGaussian();
      }
      int from = width % 3;
      double expected = 0;
      for (int i = from; i < from + width; i++) {
        expected += (double) values[i] * values[i];
      }
      double actual = SquareKernels.sum(values, from, from + width, lanes);
      assertEquals(expected, actual, 1e-6 * expected, "width " + width);
      assertTrue(actual > 0 || width == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void whatIsNoNumberShows(float value) {
    float[] values = new float[19];
    values[7] = value;
    assertTrue(!(SquareKernels.sum(values, 0, 19, lanes) < Double.POSITIVE_INFINITY));
  }
}
