package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The counts, against loops over a tiny network that count what they do. */
class NetworkWorkTest {
  private static final int INPUTS = 6;
  private static final int HIDDEN = 5;
  private static final int OUTPUTS = 3;

  /** Inputs that are not 0. */
  private static final int[] ACTIVE = {1, 4};

  private static final DataFacts FACTS = new DataFacts(INPUTS, OUTPUTS, ACTIVE.length);

  private static NetworkShape shape(Algorithm algorithm, boolean caching) {
    return new NetworkShape(algorithm, INPUTS, ACTIVE.length, HIDDEN, OUTPUTS, caching);
  }

  private static int[] rows(Algorithm algorithm) {
    return algorithm.isSparse() ? ACTIVE : IntStream.range(0, INPUTS).toArray();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void forwardReadsEachPartOfEveryVisitedWeight(Algorithm algorithm) {
    for (boolean caching : new boolean[] {false, true}) {
      Counting counting = new Counting();
      Counting.Numbers pattern = counting.numbers(algorithm.isSparse() ? 8 : algorithm.bytes());
      int parts = algorithm.partsOfWeight(caching);
      Counting.Numbers w = counting.numbers(algorithm.bytes());
      for (int i : rows(algorithm)) {
        pattern.read(i);
        for (int j = 0; j < HIDDEN; j++) {
          product(counting, w, algorithm, parts, i * HIDDEN + j);
        }
      }
      Counting.Numbers second = counting.numbers(algorithm.bytes());
      for (int at = 0; at < HIDDEN * OUTPUTS; at++) {
        product(counting, second, algorithm, parts, at);
      }
      assertEquals(counting.pass("forward"), ForwardWork.of(shape(algorithm, caching)));
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void aTestMultipliesForEachImageAndReadsWeightsOnce(Algorithm algorithm) {
    int images = 7;
    Scored row =
        new Scored(
            "EvaluationBenchmark.evaluate",
            Map.of("backend", algorithm.id(), "hidden", "" + HIDDEN),
            "ops/s",
            20,
            Map.of("tested", 20.0 * images));
    Counting counting = new Counting();
    Counting.Numbers w = counting.numbers(algorithm.bytes());
    int parts = algorithm.partsOfWeight(false);
    int synapses = (rows(algorithm).length + OUTPUTS) * HIDDEN;
    for (int at = 0; at < synapses; at++) {
      product(counting, w, algorithm, parts, at);
    }
    Work work = NetworkWork.evaluation(row, FACTS);
    Pass once = counting.pass("all");
    double patternBytes = ForwardWork.of(shape(algorithm, false)).read() - once.read();
    assertEquals(images * once.operations(), work.operations(), 1e-9);
    assertEquals(once.read() + images * patternBytes, work.bytes(), 1e-9);
    assertEquals(Work.CALL, work.per());
  }

  /** x (w(0) + l + s), or x (w(0) + l) + x s where the sum is not formed. */
  private static void product(
      Counting counting, Counting.Numbers w, Algorithm algorithm, int parts, int at) {
    for (int part = 0; part < parts; part++) {
      w.read(parts * at + part);
      if (algorithm.isSparse()) {
        counting.multiplyAdd();
      }
    }
    if (!algorithm.isSparse()) {
      counting.multiplyAdd();
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void learningChangesEveryVisitedSynapse(Algorithm algorithm) {
    Counting counting = new Counting();
    Counting.Numbers s = counting.numbers(algorithm.bytes());
    for (int i : rows(algorithm)) {
      for (int j = 0; j < HIDDEN; j++) {
        change(counting, s, i * HIDDEN + j);
      }
    }
    for (int at = 0; at < HIDDEN * OUTPUTS; at++) {
      change(counting, s, INPUTS * HIDDEN + at);
    }
    assertEquals(counting.pass("update"), BackwardWork.update(shape(algorithm, true)));
  }

  private static void change(Counting counting, Counting.Numbers s, int at) {
    s.read(at);
    counting.multiplyAdd();
    s.write(at);
  }

  @Test
  void theDenseEndOfAPresentationWalksThreeTimesOverS() {
    for (boolean caching : new boolean[] {false, true}) {
      NetworkShape network = shape(Algorithm.EJML, caching);
      double changed = ACTIVE.length * HIDDEN + HIDDEN * OUTPUTS;
      List<Pass> passes = List.of(consolidate(caching), maintenance(), decay());
      assertEquals(passes, ConsolidateWork.of(network, changed));
    }
  }

  private static Pass consolidate(boolean caching) {
    Counting counting = new Counting();
    Counting.Numbers s = counting.numbers(Double.BYTES);
    Counting.Numbers l = counting.numbers(Double.BYTES);
    for (int at = 0; at < INPUTS * HIDDEN + HIDDEN * OUTPUTS; at++) {
      int input = at / HIDDEN;
      boolean changed = input >= INPUTS || Arrays.stream(ACTIVE).anyMatch(i -> i == input);
      s.read(at);
      if (!caching && changed) {
        l.read(at);
        l.write(at);
        s.write(at);
      }
    }
    return counting.pass("consolidate");
  }

  private static Pass maintenance() {
    Counting counting = new Counting();
    Counting.Numbers s = counting.numbers(Double.BYTES);
    IntStream.range(0, INPUTS * HIDDEN + HIDDEN * OUTPUTS).forEach(s::read);
    return counting.pass("maintenance");
  }

  private static Pass decay() {
    Counting counting = new Counting();
    Counting.Numbers s = counting.numbers(Double.BYTES);
    for (int at = 0; at < INPUTS * HIDDEN + HIDDEN * OUTPUTS; at++) {
      s.read(at);
      counting.one();
      s.write(at);
    }
    return counting.pass("decay");
  }

  @Test
  void aPresentationIsForwardErrorsUpdateAndItsEnd() {
    NetworkShape lazy = shape(Algorithm.SIMD, true);
    assertEquals(
        List.of(ForwardWork.of(lazy), BackwardWork.errors(lazy), BackwardWork.update(lazy)),
        train("simd", "local-local").passes());
    NetworkShape direct = shape(Algorithm.SIMD, false);
    assertEquals(
        List.of(ForwardWork.of(direct), BackwardWork.errors(direct), BackwardWork.update(direct)),
        train("simd", "none").passes());
    assertEquals(
        List.of("forward", "errors", "update", "consolidate", "maintenance", "decay"),
        train("ejml", "none").passes().stream().map(Pass::name).toList());
  }

  private static Work train(String backend, String policy) {
    return WorkCounts.of(
        row(
            "TrainBenchmark.train",
            Map.of("backend", backend, "policy", policy, "hidden", "" + HIDDEN)),
        FACTS);
  }

  private static Scored row(String benchmark, Map<String, String> parameters) {
    return new Scored(benchmark, parameters, "ops/s", 1, Map.of());
  }

  @Test
  void withoutCachingSimdLearnsAtTheEndOnly() {
    Map<String, String> none = Map.of("backend", "simd", "policy", "none", "hidden", "" + HIDDEN);
    assertEquals(List.of("forward", "errors"), names("BackwardBenchmark.forwardAndBackward", none));
    assertEquals(
        List.of("forward", "errors", "update"),
        names("ConsolidateBenchmark.restoreAndConsolidate", none));
  }

  @Test
  void weightsAreSetWhereThereIsSomethingToConsolidate() {
    Map<String, String> caching =
        Map.of("backend", "simd", "policy", "local-local", "hidden", "" + HIDDEN);
    assertEquals(
        List.of("set weights", "forward", "errors", "update", "check all"),
        names("ConsolidateBenchmark.restoreAndConsolidate", caching));
    assertEquals(
        List.of("set weights", "forward", "errors", "update"),
        names("ConsolidateBenchmark.restoreOnly", caching));
  }

  private static List<String> names(String benchmark, Map<String, String> parameters) {
    return WorkCounts.of(row(benchmark, parameters), FACTS).passes().stream()
        .map(Pass::name)
        .toList();
  }

  @Test
  void aCallOfAPopulationIsPresentationsToEachNetwork() {
    Map<String, String> parameters =
        Map.of(
            "backend",
            "simd",
            "hidden",
            "" + HIDDEN,
            "population",
            "4",
            "presentations",
            "7",
            "threads",
            "2");
    Work call = WorkCounts.of(row("PopulationBenchmark.train", parameters), FACTS);
    Work presentation = train("simd", "local-local");
    assertEquals(28 * presentation.operations(), call.operations());
    assertEquals(28 * presentation.bytes(), call.bytes());
    assertEquals(28 * presentation.bytesBeyond(50), call.bytesBeyond(50));
    assertEquals(2, call.threads());
    double weights = 2 * 4 * Float.BYTES * (INPUTS + OUTPUTS) * HIDDEN;
    Work roundTrip = WorkCounts.of(row("PopulationBenchmark.trainRoundTrip", parameters), FACTS);
    assertEquals(call.bytes() + 2 * weights, roundTrip.bytes());
  }

  @Test
  void networksInStepMissCachesTogether() {
    Map<String, String> parameters =
        Map.of(
            "backend",
            "cublas",
            "hidden",
            "" + HIDDEN,
            "population",
            "4",
            "presentations",
            "7",
            "threads",
            "1");
    Work call = WorkCounts.of(row("PopulationBenchmark.train", parameters), FACTS);
    double synapses = 4 * Float.BYTES * (INPUTS + OUTPUTS) * HIDDEN;
    double pattern = 4 * Float.BYTES * INPUTS;
    // Forward, update and the end of the presentation read and write whole matrices.
    double beyond = (synapses + pattern - 100) + 2 * (synapses - 100) + (synapses - 100);
    double second = 4 * Float.BYTES * OUTPUTS * HIDDEN;
    beyond += second - 100 + 2 * synapses - 100;
    assertEquals(7 * beyond, call.bytesBeyond(100));
  }
}
