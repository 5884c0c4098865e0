package org.synapticcaching.simd.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.FloatLanes;

/** A fixed set of synapses changes, and is measured, as by plain loops in float64. */
class FixedLanesTest {
  /** More than are added up as floats. */
  private static final int ROWS = 75;

  /** Rows of inputs; others have a background of their own. */
  private static final int INPUTS = ROWS - 2;

  private final Random random = new Random(5);

  static IntStream lengths() {
    int count = FloatLanes.COUNT;
    return IntStream.of(1, 2, count - 1, count, count + 1, 3 * count + 5);
  }

  private int[][] someLanes(int length) {
    int[][] lanesOf = new int[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      // Some rows have none.
      lanesOf[row] =
          IntStream.range(0, row % 7 == 3 ? 0 : length)
              .filter(lane -> random.nextInt(3) == 0)
              .toArray();
    }
    return lanesOf;
  }

  /** Of some rows in any order, with values of both signs and 0. */
  private WeightUpdate update(int length, boolean zeros) {
    WeightUpdate update = new WeightUpdate(length);
    update.list = random.ints(0, ROWS).distinct().limit(ROWS - 4).toArray();
    update.values = new float[ROWS];
    for (int k = 0; k < ROWS; k++) {
      update.values[k] = random.nextInt(6) == 0 ? 0 : (float) random.nextGaussian();
    }
    for (int j = 0; j < length; j++) {
      update.change[j] = zeros && random.nextInt(4) == 0 ? 0 : (float) random.nextGaussian();
    }
    update.from = 1;
    update.to = ROWS - 5;
    return update;
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void theyLearnAndAreMeasured(int length) {
    for (boolean zeros : new boolean[] {false, true}) {
      int[][] lanesOf = someLanes(length);
      int width = FloatLanes.padded(length);
      FixedLanes lanes = new FixedLanes(width, lanesOf);
      WeightUpdate update = update(length, zeros);
      float[] w = new float[FloatLanes.ORIGIN + ROWS * width];
      for (int i = 0; i < w.length; i++) {
        w[i] = (float) random.nextGaussian();
      }
      float[] expected = w.clone();
      double total = 0;
      long changing = 0;
      double[] sums = new double[length];
      double[] size = new double[length];
      for (int k = update.from; k < update.to; k++) {
        int row = update.list[k];
        for (int lane : lanesOf[row]) {
          int at = FloatLanes.ORIGIN + row * width + lane;
          expected[at] = Math.fma(update.values[k], update.change[lane], expected[at]);
          double change = (double) update.values[k] * update.change[lane];
          total += Math.abs(change);
          changing += change != 0 ? 1 : 0;
          sums[lane] += row < INPUTS ? 2 * change : 0;
          size[lane] += Math.abs(change);
        }
      }
      lanes.select(update);
      lanes.measure(update, new float[FloatLanes.COUNT]);
      assertEquals(total, lanes.total, 1e-6 * total);
      assertEquals(changing, lanes.changing);
      double[] found = new double[length];
      lanes.addUp(update, INPUTS, 2, found, new float[width]);
      for (int lane = 0; lane < length; lane++) {
        assertEquals(sums[lane], found[lane], 1e-6 * size[lane], "lane " + lane);
      }
      lanes.add(w, width, update);
      assertArrayEquals(expected, w);
    }
  }

  @Test
  void eachUpdateIsMeasuredAnew() {
    int length = FloatLanes.COUNT + 3;
    FixedLanes lanes = new FixedLanes(FloatLanes.padded(length), someLanes(length));
    WeightUpdate update = update(length, false);
    lanes.select(update);
    lanes.measure(update, new float[FloatLanes.COUNT]);
    double before = lanes.total;
    for (int k = 0; k < ROWS; k++) {
      update.values[k] *= 2;
    }
    lanes.select(update);
    lanes.measure(update, new float[FloatLanes.COUNT]);
    assertEquals(2 * before, lanes.total);
  }
}
