package org.synapticcaching.simd.peak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is measured, not how fast it is: that depends on the machine. */
class BestRateTest {
  /** Long enough for both threads to run at the same time on a machine that is busy. */
  private static final BestRate SHORT = new BestRate(0.001, 0.02);

  private static Stream<Kernel> all() {
    MultiplyAdds arithmetic = new MultiplyAdds();
    return Stream.of(
            arithmetic.float32(),
            arithmetic.float64(),
            arithmetic.scalar64(),
            new Streams(1 << 14, 12).all())
        .flatMap(List::stream);
  }

  @Test
  void everyLoopHasARateAloneAndBesideItself() throws InterruptedException {
    for (Kernel kernel : all().toList()) {
      double rate = SHORT.of(kernel);
      assertTrue(rate > 0 && rate < Double.POSITIVE_INFINITY, kernel.name() + " " + rate);
    }
    List<Kernel> one = all().toList();
    List<Kernel> other = all().toList();
    for (int k = 0; k < one.size(); k++) {
      double rate = SHORT.together(List.of(one.get(k), other.get(k)));
      assertTrue(rate > 0 && rate < Double.POSITIVE_INFINITY, one.get(k).name() + " " + rate);
    }
  }

  /**
   * There a thread is kept from running at any moment, so some begin when others have ended: with
   * stretches of next to no time, also between two of them.
   */
  @Test
  void manyThreadsOnFewCoresHaveARateTogether() throws InterruptedException {
    Kernel quick = new Kernel("quick", 1_000_000_000, number -> number);
    List<Kernel> many = Collections.nCopies(8, quick);
    for (int time = 0; time < 5; time++) {
      double rate = new BestRate(0.001, 0.001).together(many);
      assertTrue(rate > 0, "time " + time + ": " + rate);
    }
  }

  @Test
  void loopsDoWhatTheirNamesSay() {
    List<Kernel> streams = new Streams(1 << 14, 12).all();
    // All numbers are 0.5 in the beginning.
    assertEquals(0.5, streams.get(2).loop().run(1), "copy");
    assertEquals(0.999f * 0.5f + 0.5f, streams.get(3).loop().run(1), 1e-7, "triad");
    assertEquals(0.999f * 0.5f + 0.999f, streams.get(1).loop().run(1), 1e-7, "update");
  }

  @Test
  void anInterruptEndsIt() {
    Kernel slow =
        new Kernel(
            "slow",
            1_000_000_000, // or five seconds are spent on having it compiled
            number -> {
              Thread.onSpinWait();
              return number;
            });
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> new BestRate(0.001, 60).together(List.of(slow, slow)));
  }
}
