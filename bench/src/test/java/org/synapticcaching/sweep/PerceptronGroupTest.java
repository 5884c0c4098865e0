package org.synapticcaching.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.calibration.ExampleSpeeds;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.DeviceForSweeps;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** What {@code auto} takes for sweeps of perceptrons where there is a card beside the processor. */
class PerceptronGroupTest {
  private static final Backend SIMD = Backends.named("simd");
  private static final PerceptronGroup GROUP = new PerceptronGroup(SIMD);
  private static final int THREADS = 16;
  private static final int MANY = 6000;

  /** Which learns networks alone, on a large card. */
  private static final Backend OF_NETWORKS =
      new NamedBackend(
          "of-networks", Availability.on("a card"), Optional.of(new DeviceSize(132, 1L << 37)));

  /** Perceptrons of this size, each with patterns of its own; none is drawn. */
  private static List<SweepRun> runs(Consolidation rule, int size, int count) {
    return IntStream.range(0, count)
        .<SweepRun>mapToObj(
            seed ->
                new PerceptronGroup.Run(
                    GROUP,
                    new PerceptronGroup.Patterns(seed, size, size, PerceptronGroupTest::undrawn),
                    PerceptronSpec.of(rule),
                    EnergyModel.linear(0.01)))
        .toList();
  }

  private static PerceptronTask undrawn() {
    throw new AssertionError("drawn before anything is chosen");
  }

  private static BackendChoice choice(List<SweepRun> runs, Backend... devices) {
    List<Backend> all = Stream.concat(Stream.of(SIMD), Stream.of(devices)).toList();
    return GROUP.choice(
        new AutomaticChoice(all, ExampleSpeeds.source(ExampleSpeeds.ofLargeCard())), runs, THREADS);
  }

  static Stream<Consolidation> rules() {
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 2, 1000);
    Threshold.Automatic auto = new Threshold.Automatic(0.01, 100_000, 3000);
    return Stream.concat(
        Stream.of(
            Consolidation.none(), rule, Consolidation.of(ConsolidationPolicy.STOCHASTIC, 2, 1000)),
        Stream.of(ThresholdScope.values()).map(scope -> rule.with(auto.with(scope))));
  }

  /** Whatever their thresholds: the card learns all of them. */
  @ParameterizedTest
  @MethodSource("rules")
  void thousandsGoToTheCardAndFewStay(Consolidation rule) {
    Backend card = new DeviceForSweeps();
    BackendChoice many = choice(runs(rule, 1000, MANY), OF_NETWORKS, card);
    assertEquals(DeviceForSweeps.ID, many.backend().id());
    assertTrue(many.why().contains(MANY + " perceptrons are expected to be learned"), many.why());
    assertEquals(SIMD, choice(runs(rule, 1000, 20), OF_NETWORKS, card).backend());
    assertEquals(SIMD, choice(runs(rule, 1000, 1), OF_NETWORKS, card).backend());
  }

  @Test
  void whatLearnsNoPerceptronsIsNotTaken() {
    List<SweepRun> runs = runs(Consolidation.none(), 1000, MANY);
    assertEquals(SIMD, choice(runs, OF_NETWORKS).backend());
    assertEquals(List.of(), choice(runs, OF_NETWORKS).notes());
  }

  /** One that takes longest holds the others up: how long is expected of each. */
  @Test
  void theSizeOfEachIsTaken() {
    Consolidation rule = Consolidation.none();
    List<SweepRun> uneven =
        Stream.concat(runs(rule, 100, MANY).stream(), runs(rule, 10_000, 1).stream()).toList();
    assertEquals(SIMD, choice(uneven, new DeviceForSweeps()).backend());
  }
}
