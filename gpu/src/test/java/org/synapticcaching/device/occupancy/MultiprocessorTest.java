package org.synapticcaching.device.occupancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same numbers of blocks as those of CUDA's own calculator. */
class MultiprocessorTest {
  /**
   * What {@code cudaOccMaxActiveBlocksPerMultiprocessor} of {@code cuda_occupancy.h} (CUDA 13.0)
   * gives, with all shared memory set aside that there is: threads and registers, bytes of a block,
   * then blocks for 8.0, 8.6, 8.9 and 9.0.
   */
  @ParameterizedTest
  @CsvSource({
    "256, 32, 0, 8, 6, 6, 8",
    "256, 64, 0, 4, 4, 4, 4",
    "256, 65, 0, 3, 3, 3, 3",
    "256, 40, 0, 6, 6, 6, 6",
    "128, 255, 0, 2, 2, 2, 2",
    "512, 128, 0, 1, 1, 1, 1",
    "512, 120, 81920, 1, 1, 1, 1",
    "256, 128, 50176, 2, 2, 2, 2",
    "256, 128, 49152, 2, 2, 2, 2",
    "96, 96, 0, 6, 6, 6, 6",
    "384, 168, 90000, 1, 1, 1, 1",
    "32, 16, 0, 32, 16, 24, 32",
    "1024, 64, 0, 1, 1, 1, 1",
    "1024, 65, 0, 0, 0, 0, 0",
    "128, 64, 0, 8, 8, 8, 8",
    "128, 96, 1, 5, 5, 5, 5",
    "160, 200, 0, 1, 1, 1, 1",
    "512, 96, 231424, 0, 0, 0, 1",
    "512, 96, 232448, 0, 0, 0, 1",
    "512, 96, 101376, 1, 1, 1, 1",
    "512, 96, 166912, 1, 0, 0, 1"
  })
  void blocksAreThoseOfTheOccupancyCalculator(
      int threads, int registers, int shared, int on80, int on86, int on89, int on90) {
    int[] expected = {on80, on86, on89, on90};
    for (int i = 0; i < expected.length; i++) {
      Multiprocessor card = Multiprocessor.ALL.get(i);
      assertEquals(
          expected[i], card.blocksOf(threads, registers, shared), () -> "on " + card.capability());
    }
  }

  @Test
  void warpsAreSharedAmongTheSchedulers() {
    assertEquals(4, Multiprocessor.of(90).warpsPerScheduler(256, 128, 0));
    assertEquals(1.25, Multiprocessor.of(80).warpsPerScheduler(160, 200, 0));
    assertEquals(0, Multiprocessor.of(86).warpsPerScheduler(1024, 65, 0));
  }

  @Test
  void anUnknownCapabilityIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Multiprocessor.of(75));
  }
}
