package org.synapticcaching.backend.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.calibration.ExampleSpeeds;
import org.synapticcaching.backend.calibration.Speeds;

/** What {@code auto} takes for perceptrons where there is a device beside the processor. */
class AutomaticPerceptronsTest {
  /** The data sheet of a card for computing centres. */
  private static final DeviceSize CARD = new DeviceSize(132, 140L << 30);

  private static final Speeds SPEEDS = ExampleSpeeds.ofLargeCard();

  private static final Backend PROCESSOR =
      new NamedBackend("simd", Availability.on("2 processor threads"), Optional.empty());

  private static Backend cuda(DeviceSize size) {
    return new NamedBackend("cuda", Availability.on("NVIDIA card"), Optional.of(size));
  }

  private static PerceptronLoad load(int size, int runs) {
    return new PerceptronLoad(size, size, true, runs, 1);
  }

  private static BackendChoice taken(DeviceSize size, PerceptronLoad load, int threads) {
    return new AutomaticChoice(List.of(PROCESSOR, cuda(size)), ExampleSpeeds.source(SPEEDS))
        .ofPerceptrons(List.of(load), threads);
  }

  @Test
  void onePerceptronStaysOnTheProcessorHoweverLarge() {
    for (int size : new int[] {10, 1000, 20_000}) {
      assertSame(PROCESSOR, taken(CARD, load(size, 1), 1).backend());
    }
  }

  @Test
  void thousandsOfThemGoToTheCardAndHundredsDoNot() {
    assertEquals("cuda", taken(CARD, load(1000, 6000), 16).backend().id());
    assertSame(PROCESSOR, taken(CARD, load(1000, 200), 16).backend());
  }

  @Test
  void smallOnesAreNotExpectedToGainAsLargeOnesDo() {
    double large = new ExpectedPerceptrons(List.of(load(1000, 4000)), 16).gain(CARD, SPEEDS);
    double small = new ExpectedPerceptrons(List.of(load(250, 4000)), 16).gain(CARD, SPEEDS);
    assertTrue(small < large / 2, small + " against " + large);
  }

  @Test
  void theLongestRunBoundsTheCard() {
    PerceptronLoad many = load(1000, 4000);
    PerceptronLoad long1 = new PerceptronLoad(1000, 1000, true, 1, 1000);
    double alike = new ExpectedPerceptrons(List.of(many), 4).gain(CARD, SPEEDS);
    double uneven = new ExpectedPerceptrons(List.of(many, long1), 4).gain(CARD, SPEEDS);
    assertTrue(uneven < alike / 10, uneven + " against " + alike);
  }

  @Test
  void tasksThatDoNotFitIntoItsMemoryAreNotForTheCard() {
    DeviceSize cramped = new DeviceSize(132, 1 << 20);
    assertSame(PROCESSOR, taken(cramped, load(1000, 6000), 1).backend());
  }

  @Test
  void theReasonTellsThatItWasMeasured() {
    String why = taken(CARD, load(1000, 6000), 16).why();
    assertTrue(
        why.matches(
            "auto takes cuda: 6000 perceptrons are expected to be learned \\S+ times as fast with"
                + " cuda as with simd \\(by what was measured here; a device has to be"
                + " expected 2 times as fast\\)"),
        why);
    assertTrue(taken(CARD, load(10, 1), 1).why().startsWith("auto takes simd: one perceptron is "));
  }

  @Test
  void anEmulatedDeviceIsNeverTaken() {
    Backend emulated =
        new NamedBackend(
            "cuda", Availability.on("Emulated GPU (host processor)"), Optional.of(CARD));
    assertEquals(
        BackendChoice.only(PROCESSOR),
        new AutomaticChoice(List.of(PROCESSOR, emulated), ExampleSpeeds.source(SPEEDS))
            .ofPerceptrons(List.of(load(1000, 6000)), 1));
  }

  @Test
  void aBackendAskedForByNameIsTakenWithoutAWord() {
    BackendChoice choice =
        Backends.selectForPerceptrons(BackendRequest.of("ejml"), List.of(load(10, 1)), 1);
    assertEquals("ejml", choice.backend().id());
    assertEquals("", choice.why());
  }

  @Test
  void loadsOfNothingAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> new PerceptronLoad(0, 1, true, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new PerceptronLoad(1, 1, true, 1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new ExpectedPerceptrons(List.of(), 1));
  }
}
