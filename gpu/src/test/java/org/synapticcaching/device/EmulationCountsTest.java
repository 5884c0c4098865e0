package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a device would move and do is counted as its documentation says. */
@OnWatchedKernels
class EmulationCountsTest extends SessionTest {
  private static final int WARP = 32;

  private KernelModule kernels;
  private DeviceMemory memory;

  @BeforeEach
  void load() {
    kernels = session.load(EmulationCountsTest.class, "races.ptx");
    memory = session.allocate("memory", 64 * WARP * 4);
    memory.clear();
    session.synchronize();
  }

  /** Words of 4 bytes that lie so far apart: all in one sector, and in a bank each, or not. */
  @ParameterizedTest
  @CsvSource({"1, 4, 0", "2, 8, 1", "8, 32, 7", "32, 32, 31", "33, 32, 0"})
  void sectorsAndBanksFollowFromTheDistanceOfWords(int step, int sectors, int conflicts) {
    Map<Quantity, Double> counts =
        KernelCounts.of(
            () -> {
              kernels
                  .kernel("stride")
                  .call()
                  .set(0, memory)
                  .set(1, step)
                  .launch(1, WARP, 4 * WARP * step);
              session.synchronize();
            },
            1);
    assertEquals(
        Map.of(
            Quantity.GLOBAL_READS, 1.0,
            Quantity.GLOBAL_WRITES, 1.0,
            Quantity.SECTORS_READ, (double) sectors,
            // Every other word of the first 32.
            Quantity.SECTORS_WRITTEN, 4.0,
            Quantity.SHARED_ACCESSES, 1.0,
            Quantity.BANK_CONFLICTS, (double) conflicts,
            Quantity.ATOMICS, 0.0,
            Quantity.DIVERGENT_ACCESSES, 1.0,
            Quantity.BARRIERS, 1.0,
            Quantity.MEETINGS, 0.0),
        counts);
  }

  @Test
  void vectorsAreReadAsAWhole() {
    Map<Quantity, Double> counts =
        KernelCounts.of(
            () -> {
              kernels.kernel("read_quads").call().set(0, memory).launch(2, WARP, 16 * WARP);
              session.synchronize();
            },
            2);
    assertEquals(1, counts.get(Quantity.GLOBAL_READS));
    assertEquals(16, counts.get(Quantity.SECTORS_READ));
    assertEquals(1, counts.get(Quantity.SHARED_ACCESSES));
    assertEquals(0, counts.get(Quantity.BANK_CONFLICTS));
    assertEquals(0, counts.get(Quantity.DIVERGENT_ACCESSES));
  }
}
