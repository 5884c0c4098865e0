package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several threads with a session each, and one session that goes from thread to thread. */
@OnEmulation
class EmulatedThreadsTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 25;
  private static final int COUNT = 500;

  private static KernelCall scale(GpuSession session, DeviceMemory memory, float factor) {
    return session
        .load(EmulatedThreadsTest.class, "selftest.ptx")
        .kernel("scale")
        .call()
        .set(0, memory)
        .set(1, COUNT)
        .set(2, factor);
  }

  @Test
  void sessionsOfSeveralThreadsDoNotDisturbEachOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Future<float[]>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int start = thread + 1;
        results.add(
            pool.submit(
                () -> {
                  together.await();
                  return halved(start);
                }));
      }
      for (int thread = 0; thread < THREADS; thread++) {
        float[] expected = new float[COUNT];
        Arrays.fill(expected, (thread + 1) * (float) Math.pow(0.5, ROUNDS));
        assertArrayEquals(expected, results.get(thread).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static float[] halved(float start) {
    float[] values = new float[COUNT];
    Arrays.fill(values, start);
    for (int round = 0; round < ROUNDS; round++) {
      try (GpuSession session = Gpu.first().openSession()) {
        DeviceMemory memory = session.allocate("values", COUNT * Float.BYTES);
        memory.upload(values, 0, COUNT, 0);
        // Each thread asks for another amount of shared memory of the same kernel.
        scale(session, memory, 0.5f).launch(4, 128, 50_000 + 1_000 * (int) start);
        memory.download(values, 0, COUNT, 0);
      }
    }
    return values;
  }

  @Test
  void aSessionMayGoFromThreadToThread() throws Exception {
    float[] values = new float[COUNT];
    Arrays.fill(values, 1);
    try (GpuSession session = Gpu.first().openSession()) {
      DeviceMemory memory = session.allocate("values", COUNT * Float.BYTES);
      memory.upload(values, 0, COUNT, 0);
      KernelCall call = scale(session, memory, 3);
      for (int thread = 0; thread < THREADS; thread++) {
        ExecutorService other = Executors.newSingleThreadExecutor();
        other.submit(() -> call.launch(4, 128, 0)).get();
        other.shutdown();
      }
      memory.download(values, 0, COUNT, 0);
    }
    assertEquals(81, values[COUNT - 1]);
  }

  @Test
  void theTimerTellsTheTimeOfTheDevice() {
    try (GpuSession session = Gpu.first().openSession()) {
      DeviceMemory memory = session.allocate("values", COUNT * Float.BYTES);
      memory.clear();
      DeviceTimer timer = session.timer();
      long before = System.nanoTime();
      timer.start();
      scale(session, memory, 1).launch(4, 128, 0);
      timer.stop();
      double milliseconds = timer.milliseconds();
      double around = 1e-6 * (System.nanoTime() - before);
      assertTrue(milliseconds > 0 && milliseconds <= around, milliseconds + " of " + around);
    }
  }
}
