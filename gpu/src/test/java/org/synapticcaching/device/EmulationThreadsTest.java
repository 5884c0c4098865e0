package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What threads of the emulated device do together is what threads of a device do. */
class EmulationThreadsTest extends SessionTest {
  /** So many launches come in every order of threads that the emulation has. */
  private static final int ORDERS = 60;

  private static final int WARP = 32;

  private KernelModule kernels;

  @BeforeEach
  void load() {
    kernels = session.load(EmulationThreadsTest.class, "selftest.ptx");
  }

  private DeviceMemory ints(int... values) {
    DeviceMemory memory = session.allocate("values", 4L * values.length);
    memory.upload(values, 0, values.length, 0);
    return memory;
  }

  private static int[] read(DeviceMemory memory) {
    int[] values = new int[(int) memory.bytes() / 4];
    memory.download(values, 0, values.length, 0);
    return values;
  }

  private static long[] readLongs(DeviceMemory memory) {
    long[] values = new long[(int) memory.bytes() / 8];
    memory.download(values, 0, values.length, 0);
    return values;
  }

  @Test
  void theDeviceSaysThatItIsEmulated() {
    assertTrue(Gpu.first().emulated());
    assertEquals(90, Gpu.first().computeCapability());
  }

  @RepeatedTest(ORDERS)
  void barriersSeparateWhatIsBeforeFromWhatIsAfter() {
    int blocks = 3;
    int threads = 96;
    int rounds = 5;
    DeviceMemory memory = ints(IntStream.range(0, blocks * threads).toArray());
    kernels
        .kernel("rotate")
        .call()
        .set(0, memory)
        .set(1, rounds)
        .launch(blocks, threads, 4 * threads);
    int[] expected =
        IntStream.range(0, blocks * threads)
            .map(i -> i / threads * threads + (i + rounds) % threads)
            .toArray();
    assertArrayEquals(expected, read(memory));
  }

  @Test
  void aMissingBarrierShows() {
    int threads = 96;
    int rounds = 5;
    int[] start = IntStream.range(0, threads).toArray();
    int[] expected = IntStream.range(0, threads).map(i -> (i + rounds) % threads).toArray();
    int wrong = 0;
    for (int launch = 0; launch < ORDERS; launch++) {
      DeviceMemory memory = ints(start);
      kernels
          .kernel("rotate_too_soon")
          .call()
          .set(0, memory)
          .set(1, rounds)
          .launch(1, threads, 4 * threads);
      wrong += Arrays.equals(expected, read(memory)) ? 0 : 1;
    }
    assertTrue(wrong >= ORDERS / 4, "wrong only " + wrong + " times of " + ORDERS);
  }

  @Test
  void barriersCountPredicates() {
    int threads = 64;
    DeviceMemory memory = ints(new int[3 * threads]);
    kernels.kernel("count_threads").call().set(0, memory).set(1, 3).launch(1, threads, 0);
    int[] results = read(memory);
    for (int t = 0; t < threads; t++) {
      assertEquals(22, results[3 * t]);
      assertEquals(1, results[3 * t + 1]);
      assertEquals(0, results[3 * t + 2]);
    }
    kernels.kernel("count_threads").call().set(0, memory).set(1, 64).launch(1, threads, 0);
    assertArrayEquals(new int[] {1, 0, 1}, Arrays.copyOf(read(memory), 3));
  }

  @RepeatedTest(ORDERS)
  void shufflesMoveValuesBetweenLanes() {
    int threads = 64;
    DeviceMemory memory = session.allocate("results", 64L * threads);
    kernels.kernel("shuffles").call().set(0, memory).launch(1, threads, 0);
    long[] results = readLongs(memory);
    for (int t = 0; t < threads; t++) {
      int lane = t % WARP;
      long first = 1000 + t - lane;
      long[] expected = {
        first + 7,
        first + (lane < 3 ? lane : lane - 3),
        first + (lane + 3 < WARP ? lane + 3 : lane),
        first + (lane ^ 5),
        first + lane,
        first + (lane % 8 + 3 < 8 ? lane + 3 : lane),
        2 * (first + (lane ^ 1)) + 1,
        LongStream.range(first, first + WARP).sum()
      };
      assertArrayEquals(expected, Arrays.copyOfRange(results, 8 * t, 8 * t + 8), "thread " + t);
    }
  }

  @RepeatedTest(ORDERS)
  void votesOfAWarpAndOfItsHalvesAreCounted() {
    int threads = 64;
    DeviceMemory memory = ints(new int[4 * threads]);
    kernels.kernel("votes").call().set(0, memory).launch(1, threads, 0);
    int[] results = read(memory);
    for (int t = 0; t < threads; t++) {
      int first = t / WARP * WARP;
      int thirds = 0;
      for (int lane = 0; lane < WARP; lane++) {
        thirds |= (first + lane) % 3 == 0 ? 1 << lane : 0;
      }
      int half = t % WARP < 16 ? 0x5555 : first + 20;
      assertArrayEquals(
          new int[] {thirds, first == 32 ? 1 : 0, first == 0 ? 1 : 0, half},
          Arrays.copyOfRange(results, 4 * t, 4 * t + 4),
          "thread " + t);
    }
  }

  @RepeatedTest(ORDERS)
  void atomicsAndLocksLoseNothing() {
    int count = 4 * 64;
    DeviceMemory counters = ints(0, 0, 0);
    DeviceMemory tickets = ints(new int[count]);
    DeviceMemory largest = ints(0, 0);
    kernels
        .kernel("atomics")
        .call()
        .set(0, counters)
        .set(1, tickets)
        .set(2, largest)
        .launch(4, 64, 0);
    assertArrayEquals(new int[] {count, 0, count * (count - 1) / 2}, read(counters));
    assertArrayEquals(
        IntStream.range(0, count).toArray(), Arrays.stream(read(tickets)).sorted().toArray());
    assertEquals(100, read(largest)[0]);
  }

  @Test
  void threadsComeInAnotherOrderFromLaunchToLaunch() {
    Set<List<Integer>> orders = new HashSet<>();
    for (int launch = 0; launch < ORDERS; launch++) {
      DeviceMemory tickets = ints(new int[64]);
      kernels
          .kernel("atomics")
          .call()
          .set(0, ints(0, 0, 0))
          .set(1, tickets)
          .set(2, ints(0, 0))
          .launch(1, 64, 0);
      orders.add(Arrays.stream(read(tickets)).boxed().toList());
    }
    assertTrue(orders.size() >= 3, "only " + orders.size() + " orders");
  }

  @RepeatedTest(ORDERS)
  void blocksOfACooperativeLaunchWaitForEachOther() {
    int blocks = 7;
    int rounds = 4;
    DeviceMemory results = ints(new int[rounds * blocks]);
    kernels
        .kernel("grid_barrier")
        .call()
        .set(0, ints(new int[blocks]))
        .set(1, ints(0))
        .set(2, rounds)
        .set(3, results)
        .launchCooperative(blocks, 64, 0);
    int[] expected =
        IntStream.range(0, rounds * blocks)
            .map(i -> 100 * ((i % blocks + 1) % blocks) + i / blocks)
            .toArray();
    assertArrayEquals(expected, read(results));
  }

  @RepeatedTest(2)
  void aGridHasRows() {
    DeviceMemory results = ints(new int[6]);
    kernels.kernel("rectangle").call().set(0, results).launch(3, 2, 32, 0);
    assertArrayEquals(new int[] {0, 1, 2, 10, 11, 12}, read(results));
  }

  @Test
  void memoryThatNobodyWroteIsNoNumber() {
    DeviceMemory results = session.allocate("results", 4 * WARP);
    float[] values = new float[WARP];
    results.download(values, 0, WARP, 0);
    assertTrue(Float.isNaN(values[0]) && Float.isNaN(values[WARP - 1]));
    results.clear();
    kernels.kernel("unwritten_shared").call().set(0, results).launch(1, WARP, 4 * WARP);
    results.download(values, 0, WARP, 0);
    assertTrue(Float.isNaN(values[0]) && Float.isNaN(values[WARP - 1]));
  }
}
