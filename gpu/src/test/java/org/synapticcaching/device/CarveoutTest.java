package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Launches set as much shared memory aside as their blocks need, and run as many as before. */
class CarveoutTest extends SessionTest {
  private static final int KIB = 1024;
  private static final int MOST = 228 * KIB;

  private KernelCall scale() {
    DeviceMemory memory = session.allocate("values", 64);
    return session
        .load(CarveoutTest.class, "selftest.ptx")
        .kernel("scale")
        .call()
        .set(0, memory)
        .set(1, 16)
        .set(2, 2f);
  }

  @ParameterizedTest
  @CsvSource({
    "256,0,4,8", // 4 blocks by registers, 1 KiB of each for the driver
    "256,7168,4,32",
    "256,7169,4,64", // a unit of 128 bytes more
    "256,28672,4,132",
    "512,102400,2,228",
    "1024,101376,1,100",
    "1024,232448,1,228"
  })
  void asMuchIsSetAsideAsTheBlocksNeed(int threads, int shared, int blocks, int kibibytes) {
    KernelCall call = scale();
    assertEquals(blocks, call.leaveCache(threads, shared));
    call.launch(1, threads, shared);
    assertEquals(kibibytes * KIB, Emulation.lastCarveout());
  }

  @Test
  void callsThatSaidNothingKeepTheDriversChoice() {
    KernelCall careful = scale();
    KernelCall plain = scale();
    careful.leaveCache(256, 0);
    careful.launch(1, 256, 0);
    assertEquals(8 * KIB, Emulation.lastCarveout());
    plain.launch(1, 256, 0);
    assertEquals(MOST, Emulation.lastCarveout());
    careful.launch(1, 256, 0);
    assertEquals(8 * KIB, Emulation.lastCarveout());
  }

  @Test
  void whereTheDriverGivesLessThanAskedForAllIsAskedFor() {
    Emulation.limitCarveouts(64 * KIB, MOST);
    KernelCall call = scale();
    assertEquals(4, call.leaveCache(256, 28 * KIB));
    call.launch(1, 256, 28 * KIB);
    assertEquals(MOST, Emulation.lastCarveout());
  }

  @Test
  void fewerBlocksThanTheDriverPromisedAreRefusedOnOneLine() {
    Emulation.limitCarveouts(64 * KIB, 64 * KIB);
    KernelCall call = scale();
    GpuFailure thrown = assertThrows(GpuFailure.class, () -> call.leaveCache(256, 28 * KIB));
    assertTrue(
        thrown
            .getMessage()
            .startsWith(
                "kernel 'scale' (block 256, 28672 bytes shared) cannot be launched: 4 blocks of it run"
                    + " at once where the driver sets shared memory aside as it likes, but only 2"),
        thrown.getMessage());
    assertEquals(1, thrown.getMessage().lines().count());
  }

  @Test
  void aBlockThatIsTooLargeRunsNowhere() {
    assertEquals(0, scale().leaveCache(2048, 0));
  }

  @Test
  void percentAreRoundedDownAndNeverAboveAll() {
    Map<Integer, Integer> byBlocks = Map.of(0, 0, 1, 12, 2, 25, 7, 89, 8, 100);
    byBlocks.forEach(
        (blocks, percent) ->
            assertEquals(percent, Carveout.needed(MOST, 28 * KIB, blocks), blocks + " blocks"));
  }
}
