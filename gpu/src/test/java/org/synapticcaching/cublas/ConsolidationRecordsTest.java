package org.synapticcaching.cublas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thresholds as the device compares with them. */
class ConsolidationRecordsTest {
  private static void sameAnswers(double threshold, float value) {
    assertEquals(
        value > threshold,
        value > ConsolidationRecords.nearest(threshold, false),
        value + " > " + threshold);
    assertEquals(
        value >= threshold,
        value >= ConsolidationRecords.nearest(threshold, true),
        value + " >= " + threshold);
  }

  @Test
  void floatsCompareWithTheNearestFloatAsWithTheThreshold() {
    Random random = new Random(5);
    for (int n = 0; n < 10_000; n++) {
      float near = Math.abs(Float.intBitsToFloat(random.nextInt()));
      double threshold = near * (1 + (random.nextInt(5) - 2) * 0x1p-26);
      if (threshold >= 0) {
        for (float value :
            new float[] {near, Math.nextUp(near), Math.nextDown(near), 0, Float.MAX_VALUE}) {
          sameAnswers(threshold, value);
        }
      }
    }
  }

  @Test
  void thresholdsOutsideTheFloatsCompareTheSame() {
    for (double threshold : new double[] {0, 1e-60, 1e300, Double.POSITIVE_INFINITY}) {
      for (float value : new float[] {0, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN}) {
        sameAnswers(threshold, value);
      }
    }
  }
}
