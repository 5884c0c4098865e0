package org.synapticcaching.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.DataPlaces;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.ledger.Energy;

/**
 * The energy of a benchmark is that of the model, not of the backend or of the time it is given.
 */
class ModelledEnergyTest {
  /** Of float32 against float64, relative, for every part. */
  private static final double TOLERANCE = 1e-4;

  private static final List<String> BACKENDS = List.of("ejml", "simd");
  private static final List<String> POLICIES =
      List.of("none", "local-local", "local-neuron", "local-layer");

  @AfterEach
  void forget() {
    ModelledEnergy.forget();
  }

  private static DataRequest digits(int train) {
    return new DataRequest(
        DataRequest.DIGITS,
        InputEncoding.UNIT,
        DataPlaces.usual(),
        1,
        OptionalInt.of(train),
        OptionalInt.of(1));
  }

  private static ModelledEnergy published() {
    ModelledEnergy found = ModelledEnergy.published().orElseThrow();
    double total = found.perPresentation().get(EnergyCounters.TOTAL);
    double minimum = found.perPresentation().get(EnergyCounters.MINIMUM);
    assertTrue(minimum > 0 && minimum <= total, minimum + " of " + total);
    ModelledEnergy.forget();
    return found;
  }

  private static TrainBenchmark training(String backend, String policy, String stage) {
    TrainBenchmark benchmark = new TrainBenchmark();
    benchmark.request = digits(1000);
    benchmark.backend = backend;
    benchmark.policy = policy;
    benchmark.hidden = 100;
    benchmark.stage = stage;
    return benchmark;
  }

  private static ModelledEnergy energy(LearningBenchmark benchmark) {
    benchmark.open();
    benchmark.close();
    return published();
  }

  private static void assertAgree(String what, ModelledEnergy expected, ModelledEnergy found) {
    for (EnergyCounters counter : EnergyCounters.values()) {
      double value = expected.perPresentation().get(counter);
      assertEquals(
          value, found.perPresentation().get(counter), TOLERANCE * value, what + counter.label());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Stage.NOT_LEARNED, Stage.LEARNED})
  void trainingCostsTheSameOnEveryBackend(String stage) {
    for (String policy : POLICIES) {
      List<ModelledEnergy> found =
          BACKENDS.stream().map(each -> energy(training(each, policy, stage))).toList();
      assertAgree(policy + " ", found.get(0), found.get(1));
      Map<EnergyCounters, Double> each = found.get(0).perPresentation();
      boolean caching = !policy.equals("none");
      assertEquals(caching, each.get(EnergyCounters.MAINTENANCE) > 0);
      assertTrue(each.get(EnergyCounters.CONSOLIDATION) > 0, policy + " has not consolidated");
      double saved = 1 - each.get(EnergyCounters.TOTAL) / each.get(EnergyCounters.WITHOUT_CACHING);
      assertTrue(caching ? saved > 0.1 : Math.abs(saved) < 1e-9, policy + " saves " + saved);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "local-local"})
  void competitiveRulesCostTheSameOnEveryBackend(String policy) {
    List<String> rules =
        List.of("all", "largest-updates", "largest-updates-per-neuron", "subnet", "fixed-synapses");
    for (String rule :
        Stream.concat(rules.stream(), Stream.of("random-neurons", "largest-updates-in-subnet"))
            .toList()) {
      List<ModelledEnergy> found = new ArrayList<>();
      for (String backend : BACKENDS) {
        CompetitiveTrainBenchmark benchmark = new CompetitiveTrainBenchmark();
        benchmark.request = digits(1000);
        benchmark.backend = backend;
        benchmark.hidden = 150;
        benchmark.plastic = 0.1;
        benchmark.rule = rule;
        benchmark.policy = policy;
        benchmark.input = InputEncoding.UNIT.id();
        benchmark.stage = Stage.LEARNED;
        found.add(energy(benchmark));
      }
      assertAgree(rule + " ", found.get(0), found.get(1));
    }
  }

  @Test
  void aPopulationCostsTheMeanOfItsFirstNetworks() {
    Map<Integer, ModelledEnergy> simd = new TreeMap<>();
    for (int networks : List.of(1, 4, 9)) {
      List<ModelledEnergy> found = new ArrayList<>();
      for (String backend : BACKENDS) {
        PopulationBenchmark benchmark = new PopulationBenchmark();
        benchmark.request = digits(500);
        benchmark.backend = backend;
        benchmark.hidden = 50;
        benchmark.population = networks;
        benchmark.presentations = 5;
        benchmark.threads = 2;
        benchmark.stage = Stage.LEARNED;
        benchmark.open();
        for (int r = 0; r < networks; r++) {
          assertTrue(benchmark.learner.isActive(r));
        }
        benchmark.close();
        found.add(published());
      }
      assertAgree(networks + " networks ", found.get(0), found.get(1));
      simd.put(networks, found.get(1));
    }
    assertEquals(simd.get(4), simd.get(9));
    assertNotEquals(simd.get(1), simd.get(4));
  }

  @Test
  void perceptronsCostTheSameOnEveryBackend() {
    List<ModelledEnergy> runs = new ArrayList<>();
    List<ModelledEnergy> sweeps = new ArrayList<>();
    for (String backend : BACKENDS) {
      PerceptronBenchmark run = new PerceptronBenchmark();
      run.backend = backend;
      run.load = "1";
      run.policy = "local-local";
      run.decayTime = "1000";
      run.synapses = 100;
      run.open();
      run.learn(new DeviceTime(), new Rates.Presentations(), new Rates.Updates());
      run.tellEnergy();
      runs.add(published());
      PerceptronSweepBenchmark sweep = new PerceptronSweepBenchmark();
      sweep.backend = backend;
      sweep.population = 20;
      sweep.load = 1.5;
      sweep.policy = "local-global";
      sweep.maxEpochs = 20;
      sweep.threads = 1;
      sweep.synapses = 100;
      sweep.open();
      sweep.learnAll(new DeviceTime(), new Rates.Presentations(), new Rates.Updates());
      sweep.tellEnergy();
      sweeps.add(published());
    }
    assertAgree("run ", runs.get(0), runs.get(1));
    assertAgree("sweep ", sweeps.get(0), sweeps.get(1));
  }

  @Test
  void howMuchTheIterationsLearnChangesNeitherItsNumbersNorWhereTheNextBegins() {
    for (String stage : List.of(Stage.NOT_LEARNED, Stage.LEARNED)) {
      TrainBenchmark benchmark = training("simd", "local-local", stage);
      benchmark.open();
      ModelledEnergy counted = ModelledEnergy.published().orElseThrow();
      benchmark.restart();
      float[] start = benchmark.learner.weights(0, 0, WeightPart.TOTAL);
      for (int calls : List.of(1, 7)) {
        for (int call = 0; call < calls; call++) {
          benchmark.train(new DeviceTime());
        }
        float[] learned = benchmark.learner.weights(0, 0, WeightPart.TOTAL);
        assertFalse(Arrays.equals(start, learned));
        benchmark.restart();
        assertArrayEquals(start, benchmark.learner.weights(0, 0, WeightPart.TOTAL));
        assertArrayEquals(
            new float[start.length], benchmark.learner.weights(0, 0, WeightPart.TRANSIENT));
      }
      assertEquals(counted, ModelledEnergy.published().orElseThrow());
      benchmark.close();
      ModelledEnergy.forget();
    }
  }

  @Test
  void aStageIsTheWeightsThatAnEpochLeadsTo() {
    TrainBenchmark after = training("ejml", "none", Stage.LEARNED);
    after.stretch = 1;
    after.open();
    after.restart();
    TrainBenchmark run = training("simd", "none", Stage.NOT_LEARNED);
    run.stretch = 1000;
    run.open();
    assertArrayEquals(
        run.learner.weights(0, 1, WeightPart.TOTAL),
        after.learner.weights(0, 1, WeightPart.TOTAL),
        1e-6f);
    run.close();
    after.close();
  }

  @Test
  void theProfilerTellsMeasuredIterationsOnlyAndNothingOfTheBenchmarkBefore() {
    ModelledEnergyProfiler profiler = new ModelledEnergyProfiler();
    of(2).publish();
    profiler.beforeIteration(null, iteration(IterationType.WARMUP));
    assertEquals(
        List.of(), profiler.afterIteration(null, iteration(IterationType.MEASUREMENT), null));
    of(10).publish();
    profiler.beforeIteration(null, iteration(IterationType.MEASUREMENT));
    assertEquals(List.of(), profiler.afterIteration(null, iteration(IterationType.WARMUP), null));
    List<ScalarResult> told =
        profiler.afterIteration(null, iteration(IterationType.MEASUREMENT), null);
    Map<String, Double> scores =
        told.stream().collect(Collectors.toMap(ScalarResult::getLabel, ScalarResult::getScore));
    assertEquals(
        Map.of(
            "energy.total.weight-change-per-presentation", 1.0,
            "energy.consolidation.weight-change-per-presentation", 0.1,
            "energy.maintenance.weight-change-per-presentation", 0.2,
            "energy.without-caching.weight-change-per-presentation", 0.5,
            "energy.minimum.weight-change-per-presentation", 0.6),
        scores);
  }

  /** With parts of this many presentations that cost 10 together. */
  private static ModelledEnergy of(long presentations) {
    return ModelledEnergy.of(new Energy(1, 2, 3, 4, 5, 6, 7), presentations);
  }

  private static IterationParams iteration(IterationType type) {
    return new IterationParams(type, 1, TimeValue.seconds(1), 1);
  }

  @Test
  void learningThatDivergedIsRefused() {
    Energy diverged = new Energy(Double.NaN, 0, 0, 0, 0, 0, 0);
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> ModelledEnergy.of(diverged, 1));
    assertTrue(refused.getMessage().contains("diverged"), refused.getMessage());
  }
}
