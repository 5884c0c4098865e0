package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cuda.perceptron.CudaPerceptronProgress.Status;
import org.synapticcaching.device.record.StructRecords;

/** A run that a device does not bring on, or brings too far, is given up instead of for ever on. */
class CudaPerceptronProgressTest {
  private static final long MOST = 1000;

  private static CudaPerceptronProgress at(long last, int left, Status status) {
    return new CudaPerceptronProgress(last, 0, left, false, status);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 101, 899, RUNNING",
    "100, 1000, 0, FINISHED",
    "100, 100, 20, FINISHED",
    "0, 0, 25, UNDECIDED",
    "100, 100, 20, UNDECIDED"
  })
  void goesOnOrEnds(long before, long last, int left, Status status) {
    CudaPerceptronProgress now = at(last, left, status);
    assertSame(now, now.checkedAfter(at(before, 0, Status.RUNNING), MOST));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 20, RUNNING",
    "0, 0, 25, RUNNING",
    "100, 99, 20, RUNNING",
    "100, 99, 20, FINISHED",
    "100, 990, 11, RUNNING",
    "100, 1001, 0, FINISHED",
    "100, 200, -1, FINISHED"
  })
  void cannotBe(long before, long last, int left, Status status) {
    IllegalStateException told =
        assertThrows(
            IllegalStateException.class,
            () -> at(last, left, status).checkedAfter(at(before, 0, Status.RUNNING), MOST));
    assertTrue(
        told.getMessage()
            .startsWith("a perceptron on the GPU reports presentation " + last + ", " + left),
        told.getMessage());
    assertTrue(told.getMessage().endsWith("choose --backend simd"), told.getMessage());
  }

  @Test
  void anUnknownStatusIsNoProgress() {
    StructRecords records = new StructRecords(CudaPerceptronProgress.LAYOUT, 1);
    records.at(0).put("status", 7);
    IllegalStateException told =
        assertThrows(IllegalStateException.class, () -> CudaPerceptronProgress.of(records.at(0)));
    assertTrue(told.getMessage().contains("reports the status 7"), told.getMessage());
  }
}
