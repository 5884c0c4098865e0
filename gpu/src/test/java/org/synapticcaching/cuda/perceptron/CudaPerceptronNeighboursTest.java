package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** No bit of a result depends on what else is on the device, in which order, or how it is dealt. */
@OnEmulation
class CudaPerceptronNeighboursTest {
  private static final PerceptronEngine REFERENCE = Backends.perceptrons(Backends.named("ejml"));
  private static final double NO_DECAY = Double.POSITIVE_INFINITY;

  private static final List<PerceptronSpec> SPECS =
      List.of(
          spec(ConsolidationPolicy.NONE, NO_DECAY),
          spec(ConsolidationPolicy.LOCAL_GLOBAL, NO_DECAY),
          spec(ConsolidationPolicy.LOCAL_GLOBAL, 300),
          spec(ConsolidationPolicy.LOCAL_GLOBAL, 200),
          spec(ConsolidationPolicy.LOCAL_LOCAL, 300),
          spec(ConsolidationPolicy.QUANTISED, NO_DECAY));

  private static PerceptronSpec spec(ConsolidationPolicy policy, double decayTime) {
    return PerceptronSpec.of(Consolidation.of(policy, 2.3, decayTime))
        .withMaxEpochs(25)
        .withMeasures(List.of(new ChangeMeasure(0.5, false)));
  }

  /** Of sizes that lie in memory of different lengths, easy and impossible ones, both kinds. */
  private static List<Supplier<PerceptronTask>> tasks() {
    List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
    for (int each = 0; each < 9; each++) {
      int t = each;
      PerceptronPatterns kind = t % 4 == 3 ? PerceptronPatterns.REAL : PerceptronPatterns.SIGNS;
      tasks.add(() -> kind.task(15 + 9 * (t % 3), 12 + 11 * t, t));
    }
    return tasks;
  }

  private static List<List<String>> alone() {
    CudaPerceptronEngine engine = new CudaPerceptronEngine(Gpu::first, REFERENCE);
    return tasks().stream()
        .map(
            task ->
                SPECS.stream().map(spec -> ResultBits.of(engine.learn(spec, task.get()))).toList())
        .toList();
  }

  static Stream<CudaPerceptronTurns> turns() {
    return Stream.of(
        new CudaPerceptronTurns(1, 1, 1 << 12),
        new CudaPerceptronTurns(1, 3, 1 << 20),
        new CudaPerceptronTurns(5, 2, 1 << 11),
        new CudaPerceptronTurns(3, 40, 1 << 14));
  }

  @ParameterizedTest
  @MethodSource("turns")
  void anyOrderInAnyPopulationGivesTheSameBits(CudaPerceptronTurns turns) {
    List<List<String>> alone = alone();
    assertTrue(alone.stream().flatMap(List::stream).distinct().count() == 9L * SPECS.size());
    for (int seed = 1; seed <= 2; seed++) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
      List<Integer> rules = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
      Collections.shuffle(order, new Random(seed));
      Collections.shuffle(rules, new Random(seed));
      List<Supplier<PerceptronTask>> tasks = order.stream().map(tasks()::get).toList();
      List<PerceptronSpec> specs = rules.stream().map(SPECS::get).toList();
      TrialList queue = new TrialList(specs, tasks);
      new CudaPerceptronEngine(Gpu::first, REFERENCE).learnAll(queue, turns, seed);
      for (int t = 0; t < tasks.size(); t++) {
        for (int k = 0; k < specs.size(); k++) {
          assertEquals(
              alone.get(order.get(t)).get(rules.get(k)), ResultBits.of(queue.result(t, k)));
        }
      }
    }
  }

  @Test
  void aTaskBesideItselfIsLearnedTwiceAlike() {
    List<Supplier<PerceptronTask>> twins = Collections.nCopies(20, tasks().get(4));
    List<List<PerceptronResult>> results =
        new CudaPerceptronEngine(Gpu::first, REFERENCE).learnAll(SPECS, twins, 2);
    for (int k = 0; k < SPECS.size(); k++) {
      int spec = k;
      assertEquals(
          1, results.stream().map(ofTask -> ResultBits.of(ofTask.get(spec))).distinct().count());
    }
  }

  @Test
  void launchesAreInFlightSideBySideAndWhatHasEndedWaitsForNone() {
    CudaPerceptronTurns turns = new CudaPerceptronTurns(3, 1, 1 << 10);
    PerceptronSpec endless = SPECS.get(1).withMaxEpochs(4000);
    List<String> ended = new ArrayList<>();
    try (CudaPerceptronStreams streams = new CudaPerceptronStreams(Gpu.first())) {
      CudaPerceptronPopulation population = new CudaPerceptronPopulation(streams, turns);
      admit(population, PerceptronTask.random(20, 90, 1), endless, "impossible", ended);
      admit(population, PerceptronTask.random(20, 10, 2), SPECS.get(1), "easy", ended);
      for (int turn = 0; population.flying() < 2; turn++) {
        assertTrue(turn < 1000, "launches follow one another");
        population.turn();
      }
      while (ended.isEmpty()) {
        population.turn();
      }
      assertEquals(List.of("easy"), ended);
      assertTrue(population.presented() < 4000 * 90);
      assertFalse(population.idle());
      admit(population, PerceptronTask.random(20, 12, 3), SPECS.get(2), "later", ended);
      while (!population.idle()) {
        population.turn();
      }
      assertEquals(List.of("easy", "later", "impossible"), ended);
    }
  }

  private static void admit(
      CudaPerceptronPopulation population,
      PerceptronTask task,
      PerceptronSpec spec,
      String name,
      List<String> ended) {
    CudaPerceptronSlot slot =
        CudaPerceptronPrepared.of(
                task, List.of(spec), CudaPerceptronPlan.Limits.of(Gpu.first()), population.room())
            .slots()
            .get(0);
    assertTrue(population.admit(slot, 3, (k, outcome) -> named(name, outcome, ended)));
  }

  private static void named(
      String name, Optional<CudaPerceptronOutcome> outcome, List<String> ended) {
    assertTrue(outcome.isPresent());
    ended.add(name);
  }
}
