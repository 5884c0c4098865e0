package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads and blocks take turns at their accesses to memory, as a seed says. */
@OnWatchedKernels
class EmulationTurnsTest extends SessionTest {
  private static final int THREADS = 64;
  private static final int LAUNCHES = 40;

  private KernelModule kernels;
  private DeviceMemory memory;

  @BeforeEach
  void load() {
    kernels = session.load(EmulationTurnsTest.class, "races.ptx");
    memory = session.allocate("memory", 4 * THREADS);
  }

  /** What blocks leave of additions that they do in two steps, which no detector objects to. */
  private int additions(int blocks, int threads) {
    memory.clear();
    kernels.kernel("lose_additions").call().set(0, memory).launch(blocks, threads, 0);
    int[] sum = new int[1];
    memory.download(sum, 0, 1, 0);
    return sum[0];
  }

  private static Set<Integer> over(int launches, IntSupplier launch) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < launches; i++) {
      found.add(launch.getAsInt());
    }
    return found;
  }

  @Test
  void withoutASeedThreadsRunUntilTheyWait() {
    Emulation.interleaveBy(0);
    assertEquals(Set.of(96), over(LAUNCHES, () -> additions(3, 32)));
  }

  @Test
  void withASeedThreadsComeInBetween() {
    Emulation.interleaveBy(5);
    Set<Integer> sums = over(LAUNCHES, () -> additions(1, 32));
    assertTrue(sums.size() > 3, sums::toString);
  }

  @Test
  void withASeedBlocksOfOrdinaryLaunchesComeInBetween() {
    Emulation.interleaveBy(6);
    // One launch in some thirty hands over between the two accesses of a thread.
    Set<Integer> sums = over(20 * LAUNCHES, () -> additions(4, 1));
    assertTrue(sums.size() > 1, sums::toString);
  }
}
