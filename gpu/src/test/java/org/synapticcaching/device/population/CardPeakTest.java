package org.synapticcaching.device.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OnEmulation;

/** That what is timed is really done; how fast, only a card can tell. */
@OnEmulation
class CardPeakTest {
  @Test
  void everyThreadMakesAllMultiplyAddsOfItsSums() {
    int blocks = 2;
    int rounds = 21;
    float[] found;
    try (GpuSession session = Gpu.first().openSession()) {
      found = new CardPeak(session).results(blocks, rounds);
    }
    assertEquals(blocks * CardPeak.THREADS, found.length);
    for (int thread = 0; thread < found.length; thread++) {
      float total = 0;
      for (int k = 0; k < CardPeak.SUMS; k++) {
        float sum = thread + k;
        for (int round = 0; round < rounds; round++) {
          sum = Math.fma(sum, CardPeak.FACTOR, CardPeak.SUMMAND);
        }
        total += sum;
      }
      assertEquals(total, found[thread], 1e-6f * total, "thread " + thread);
    }
  }

  @Test
  void copiesAndProductsLeaveNothingBehind() {
    try (GpuSession session = Gpu.first().openSession()) {
      CardPeak peak = new CardPeak(session);
      assertTrue(peak.copiedBytes(1 << 16) > 0);
      assertTrue(peak.matrixProducts(16) > 0);
    }
  }
}
