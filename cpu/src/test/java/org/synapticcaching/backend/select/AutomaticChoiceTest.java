package org.synapticcaching.backend.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.calibration.ExampleSpeeds;
import org.synapticcaching.backend.calibration.Speeds;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** What {@code auto} takes where there is a device beside the processor. */
class AutomaticChoiceTest {
  /** The data sheet of a card for computing centres. */
  private static final DeviceSize CARD = new DeviceSize(132, 140L << 30);

  private static final DeviceSize SMALL_CARD = new DeviceSize(10, 1L << 28);

  private static final Speeds SPEEDS = ExampleSpeeds.ofLargeCard();

  private static final Backend PROCESSOR =
      new NamedBackend("simd", Availability.on("2 processor threads"), Optional.empty());

  private static Backend cuda(DeviceSize size) {
    return new NamedBackend("cuda", Availability.on("NVIDIA card"), Optional.of(size));
  }

  private static AutomaticChoice choice(List<Backend> candidates) {
    boolean small =
        candidates.stream().anyMatch(each -> each.deviceSize().equals(Optional.of(SMALL_CARD)));
    return new AutomaticChoice(
        candidates, ExampleSpeeds.source(small ? ExampleSpeeds.ofCard(5e10) : SPEEDS));
  }

  private static PopulationSpec population(int networks, int hidden, int threads) {
    Network network = Network.lr20(784, List.of(hidden), 10);
    List<Replica> replicas = new ArrayList<>();
    for (int seed = 0; seed < networks; seed++) {
      replicas.add(Replica.of(network, seed, 0.1, Consolidation.none()));
    }
    return new PopulationSpec(network, replicas, threads);
  }

  private static String taken(DeviceSize size, int networks, int hidden, int threads) {
    return choice(List.of(PROCESSOR, cuda(size)))
        .of(population(networks, hidden, threads))
        .backend()
        .id();
  }

  @Test
  void oneSmallNetworkStaysOnTheProcessor() {
    assertEquals("simd", taken(CARD, 1, 100, 1));
    assertEquals("simd", taken(CARD, 8, 100, 8));
  }

  @Test
  void manyNetworksGoToTheCard() {
    assertEquals("cuda", taken(CARD, 512, 100, 16));
    assertEquals("cuda", taken(CARD, 64, 100, 1));
  }

  @Test
  void aLargeNetworkGoesToTheCard() {
    assertEquals("cuda", taken(CARD, 1, 10_000, 1));
  }

  @Test
  void aCardThatIsSlowerOrTooSmallIsNotTaken() {
    assertEquals("simd", taken(SMALL_CARD, 512, 100, 16));
    assertEquals("simd", taken(SMALL_CARD, 1, 100_000, 1));
  }

  @Test
  void theReasonNamesBothTimesAndThatTheyWereMeasured() {
    BackendChoice choice = choice(List.of(PROCESSOR, cuda(CARD))).of(population(512, 100, 16));
    assertEquals("cuda", choice.backend().id());
    assertTrue(
        choice
            .why()
            .matches(
                "auto takes cuda: a presentation to each of 512 networks is expected to take \\S+ us"
                    + " with simd and \\S+ us with cuda \\(by what was measured here; .*"),
        choice.why());
  }

  @Test
  void nothingIsSaidWhereThereIsNothingToChoose() {
    BackendChoice choice = choice(List.of(PROCESSOR)).of(population(512, 100, 1));
    assertEquals(BackendChoice.only(PROCESSOR), choice);
  }

  @Test
  void anEmulatedDeviceIsNeverTaken() {
    Backend emulated =
        new NamedBackend(
            "cuda", Availability.on("Emulated GPU (host processor)"), Optional.empty());
    assertTrue(emulated.availability().emulated());
    assertFalse(PROCESSOR.availability().emulated());
    assertEquals(
        PROCESSOR, choice(List.of(PROCESSOR, emulated)).of(population(512, 100, 1)).backend());
    assertThrows(
        IllegalStateException.class, () -> choice(List.of(emulated)).of(population(1, 100, 1)));
  }

  private static BackendChoice figure(DeviceSize size, int threads, PopulationSpec... each) {
    return choice(List.of(PROCESSOR, cuda(size)))
        .of(
            Arrays.stream(each)
                .map(spec -> new PopulationLoad(spec, spec.replicas().size(), 1))
                .toList(),
            threads);
  }

  @Test
  void aFigureGoesToTheCardWhenItsPopulationsFillIt() {
    assertEquals("cuda", figure(CARD, 16, population(512, 100, 1)).backend().id());
    assertEquals("cuda", figure(CARD, 2, population(10, 100, 1)).backend().id());
    assertEquals(PROCESSOR, figure(CARD, 16, population(10, 100, 1)).backend());
  }

  @Test
  void populationsThatFollowOneAnotherDoNotFillIt() {
    PopulationSpec one = population(1, 100, 1);
    BackendChoice choice = figure(CARD, 4, one, one, one, one, one, one, one, one);
    assertEquals(PROCESSOR, choice.backend());
    assertTrue(
        choice.why().startsWith("auto takes simd: 8 networks in 8 populations are expected"),
        choice.why());
  }

  @Test
  void networksSideBySideHaveToFitIntoItsMemory() {
    PopulationSpec large = population(1, 10_000, 1);
    DeviceSize small = new DeviceSize(132, 400L << 20);
    assertEquals("cuda", figure(small, 1, large, large).backend().id());
    assertEquals(PROCESSOR, figure(small, 4, large, large, large, large).backend());
  }

  @Test
  void moreThreadsHelpTheProcessorAndNotTheCard() {
    ExpectedSpeed one = new ExpectedSpeed(population(64, 100, 1), SPEEDS);
    ExpectedSpeed many = new ExpectedSpeed(population(64, 100, 16), SPEEDS);
    assertEquals(one.onProcessor() / 16, many.onProcessor(), 1e-12);
    assertEquals(one.on(CARD), many.on(CARD));
  }

  @Test
  void aPopulationOfFewerRunsThanNetworksIsRejected() {
    assertThrows(
        IllegalArgumentException.class, () -> new PopulationLoad(population(1, 10, 1), 1, 2));
  }

  @Test
  void aDeviceOfNoSizeIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> new DeviceSize(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new DeviceSize(1, 0));
  }
}
