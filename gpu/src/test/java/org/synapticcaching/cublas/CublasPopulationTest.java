package org.synapticcaching.cublas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractCase;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.GpuFailure;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/** What the contract does not ask: places, memory, long rows, and failures on the way. */
@OnEmulation
class CublasPopulationTest {
  private static final Network NETWORK = Network.lr20(21, List.of(9), 4);
  private static final Patterns PATTERNS = ContractPatterns.SPARSE_BYTES.make(31, 21, 4, 3);

  private static Population open(Network network, List<Replica> replicas) {
    return new CublasBackend().open(new PopulationSpec(network, replicas, 2));
  }

  private static List<Replica> differentReplicas(int count) {
    List<Replica> replicas = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      ConsolidationPolicy policy = ConsolidationPolicy.values()[r % 9];
      Consolidation rule =
          Consolidation.of(policy, 0.01 * (r + 1), 60 + r).with(EventOrder.values()[r % 3]);
      replicas.add(
          Replica.of(NETWORK, 40 + r, 0.2 + 0.1 * r, rule)
              .with(PresentationOrder.of(PresentationOrder.Kind.SHUFFLED)));
    }
    return replicas;
  }

  private static void assertSame(Population expected, int one, Population actual, int other) {
    assertEquals(expected.presentations(one), actual.presentations(other));
    assertEquals(expected.ledger(one), actual.ledger(other));
    assertArrayEquals(expected.outputs(one), actual.outputs(other));
    for (int n = 0; n < 2; n++) {
      for (WeightPart part : WeightPart.values()) {
        assertArrayEquals(expected.weights(one, n, part), actual.weights(other, n, part));
      }
    }
  }

  @Test
  void replicasThatComeAndGoLearnAsIfAlone() {
    List<Replica> replicas = differentReplicas(9);
    Random random = new Random(8);
    try (Population population = open(NETWORK, replicas)) {
      for (int turn = 0; turn < 12; turn++) {
        for (int r = 0; r < replicas.size(); r++) {
          population.setActive(r, random.nextBoolean());
        }
        population.train(PATTERNS, 1 + random.nextInt(6));
      }
      for (int r = 0; r < replicas.size(); r++) {
        try (Population alone = open(NETWORK, List.of(replicas.get(r)))) {
          assertTrue(population.presentations(r) > 0);
          alone.train(PATTERNS, (int) population.presentations(r));
          assertSame(alone, 0, population, r);
        }
      }
    }
  }

  @Test
  void runsThatEndEarlyEndAsIfAlone() {
    List<Replica> replicas = differentReplicas(6);
    Patterns few = PATTERNS.first(12);
    DataSet data = new DataSet("small", "", few, few);
    TrainingPlan plan = new TrainingPlan(600, 10, 0.9, TrainingPlan.GoalCheck.EVERY_TEST, false);
    List<TrainingResult> together;
    try (Population population = open(NETWORK, replicas)) {
      together = TrainingRun.run(population, data, plan, TrainingListener.NONE);
    }
    assertTrue(
        together.stream().map(result -> result.last().presentations()).distinct().count() > 2,
        "the replicas should end at different times");
    for (int r = 0; r < replicas.size(); r++) {
      try (Population alone = open(NETWORK, List.of(replicas.get(r)))) {
        assertEquals(
            TrainingRun.run(alone, data, plan, TrainingListener.NONE).get(0), together.get(r));
      }
    }
  }

  /** Rows of three segments, the last one short, and matrices of one column. */
  @ParameterizedTest
  @EnumSource(
      value = ConsolidationPolicy.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "ALL_GLOBAL")
  void rowsLongerThanASegmentEqualTheReference(ConsolidationPolicy policy) {
    Network network = Network.lr20(2100, List.of(1, 3), 2);
    Patterns patterns = ContractPatterns.DENSE.make(13, 2100, 2, 4);
    Replica replica =
        Replica.of(network, 7, 0.5, Consolidation.of(policy, 0, 40)).withMeasures(List.of());
    ContractCase found =
        new ContractCase(network, replica, patterns, 30)
            .awayFromTies(Tolerance.FLOAT32, ContractCase.Story.TRAIN);
    PlainReference reference = new PlainReference(network, found.replica());
    reference.train(patterns, 30);
    try (Population population = open(network, List.of(found.replica()))) {
      population.train(patterns, 30);
      Tolerance.FLOAT32.check(found.toString(), reference.ledger(), population.ledger(0));
      for (int n = 0; n < 3; n++) {
        double[] expected = reference.weights(n, WeightPart.TRANSIENT);
        float[] actual = population.weights(0, n, WeightPart.TRANSIENT);
        double[] wide = IntStream.range(0, actual.length).mapToDouble(i -> actual[i]).toArray();
        Tolerance.FLOAT32.check("s", expected, wide, reference.weights(n, WeightPart.TOTAL));
      }
    }
    assertEquals(policy == ConsolidationPolicy.NEVER, reference.consolidations() == 0);
  }

  /** The smallest of all is in the last segment of the last row. */
  @ParameterizedTest
  @ValueSource(floats = {0.25f, 0.375f})
  void allGlobalAsksEverySegment(float least) {
    Network network = Network.lr20(2100, List.of(2), 2);
    Patterns nothing = Patterns.ofFloats(new float[2100], 2100, new int[] {0}, 2);
    Consolidation rule =
        Consolidation.of(ConsolidationPolicy.ALL_GLOBAL, 0.3, Double.POSITIVE_INFINITY);
    try (Population population = open(network, List.of(Replica.of(network, 1, 1e-6, rule)))) {
      for (int n = 0; n < 2; n++) {
        float[] cached = new float[network.layers().get(n).length()];
        Arrays.fill(cached, 0.5f);
        cached[cached.length - 1] = n == 0 ? -least : 0.5f;
        population.setWeights(0, n, WeightPart.TRANSIENT, cached);
      }
      population.train(nothing, 1);
      float[] moved = population.weights(0, 0, WeightPart.PERSISTENT);
      assertEquals(least > 0.3f ? 0.5f : 0, moved[0]);
      assertEquals(least > 0.3f ? -least : 0, moved[moved.length - 1]);
    }
  }

  @Test
  void testsBetweenTheKernelsSeeTheWeightsAsTheyAre() {
    Patterns few = ContractPatterns.DENSE.make(1, 21, 4, 3);
    try (Population population = open(NETWORK, differentReplicas(1))) {
      population.forward(few, new int[1]);
      population.backward();
      float[] before = population.weights(0, 1, WeightPart.TOTAL);
      population.setWeights(0, 1, WeightPart.INITIAL, new float[before.length]);
      population.setWeights(0, 1, WeightPart.TRANSIENT, new float[before.length]);
      assertEquals(few.label(0) == 0 ? 1 : 0, population.evaluate(few).get(0).correct());
      population.consolidate();
      assertTrue(population.ledger(0).layers().get(0).path().get(0) > 0);
    }
  }

  @Test
  void allReplicasMayRest() {
    try (Population population = open(NETWORK, differentReplicas(2))) {
      population.setActive(0, false);
      population.setActive(1, false);
      population.train(PATTERNS, 5);
      population.forward(PATTERNS, new int[2]);
      population.backward();
      population.consolidate();
      assertEquals(Arrays.asList(null, null), population.evaluate(PATTERNS));
      assertEquals(0, population.presentations(1));
    }
  }

  @Test
  void deviceTimeAddsUp() {
    try (Population population = open(NETWORK, differentReplicas(1))) {
      DeviceTimed timed = (DeviceTimed) population;
      assertEquals(0, timed.deviceMilliseconds());
      population.train(PATTERNS, 20);
      double once = timed.deviceMilliseconds();
      assertTrue(once > 0);
      assertEquals(once, timed.deviceMilliseconds());
      population.train(PATTERNS, 20);
      assertTrue(timed.deviceMilliseconds() > once);
    }
  }

  @Test
  void aPopulationThatDoesNotFitSaysWhichWould() {
    EmulatedDevice.withMemory(100L << 20);
    Network network = Network.lr20(784, List.of(100), 10);
    Replica replica = Replica.of(network, 1, 0.1, Consolidation.none());
    OutOfDeviceMemory thrown =
        assertThrows(
            OutOfDeviceMemory.class, () -> open(network, Collections.nCopies(400, replica)));
    Matcher told =
        Pattern.compile(
                "out of device memory: a population of 400 networks needs [0-9.]+ MiB, [0-9.]+ MiB"
                    + " are free; a population of (\\d+) would fit")
            .matcher(thrown.getMessage());
    assertTrue(told.matches(), thrown.getMessage());
    int fitting = Integer.parseInt(told.group(1));
    assertEquals(0, EmulatedDevice.usedBytes());
    open(network, Collections.nCopies(fitting, replica)).close();
    assertThrows(
        OutOfDeviceMemory.class, () -> open(network, Collections.nCopies(fitting + 1, replica)));
    Network huge = Network.lr20(784, List.of(100_000), 10);
    Replica single = Replica.of(huge, 1, 0.1, Consolidation.none());
    assertTrue(
        assertThrows(OutOfDeviceMemory.class, () -> open(huge, List.of(single)))
            .getMessage()
            .endsWith("not even one network of this shape fits; choose fewer hidden units"));
  }

  @Test
  void aDataSetThatDoesNotFitLeavesThePopulationAsItWas() {
    EmulatedDevice.withMemory(80L << 20);
    try (Population population = open(NETWORK, differentReplicas(2));
        Population other = open(NETWORK, differentReplicas(2))) {
      Patterns large = ContractPatterns.SPARSE_BYTES.make(1_000_000, 21, 4, 3);
      assertThrows(OutOfDeviceMemory.class, () -> population.train(large, 1));
      population.train(PATTERNS, 10);
      other.train(PATTERNS, 10);
      assertSame(other, 1, population, 1);
    }
  }

  @Test
  void moreEnergiesThanABlockCanHoldAreRefused() {
    List<ChangeMeasure> many =
        IntStream.range(0, 2000).mapToObj(n -> new ChangeMeasure(2 + n, false)).toList();
    Replica replica = differentReplicas(1).get(0).withMeasures(many);
    assertTrue(
        assertThrows(UnsupportedOperationException.class, () -> open(NETWORK, List.of(replica)))
            .getMessage()
            .matches("cublas: at most \\d+ energies .* on this device, got 2001"));
    assertEquals(0, EmulatedDevice.usedBytes());
  }

  @Test
  void manyEnergiesAreEachAccountedFor() {
    List<ChangeMeasure> many =
        IntStream.range(0, 40).mapToObj(n -> new ChangeMeasure(0.05 * n, n % 3 == 0)).toList();
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.05, 50);
    Replica replica = Replica.of(NETWORK, 3, 0.3, rule).withMeasures(many);
    PlainReference reference = new PlainReference(NETWORK, replica);
    reference.train(PATTERNS, 25);
    try (Population population = open(NETWORK, List.of(replica))) {
      population.train(PATTERNS, 25);
      Tolerance.FLOAT32.check("40 energies", reference.ledger(), population.ledger(0));
    }
  }

  @Test
  void aFailedLaunchLeavesNothingOnTheDevice() {
    EmulatedDevice.failAfterLaunches(0, 719);
    assertThrows(
        GpuFailure.class,
        () -> {
          try (Population population = open(NETWORK, differentReplicas(2))) {
            population.ledger(0);
          }
        });

    assertEquals(0, EmulatedDevice.usedBytes());
  }

  @Test
  void aLaunchThatFailsWhileLearningIsNamed() {
    try (Population population = open(NETWORK, differentReplicas(2))) {
      EmulatedDevice.failAfterLaunches(30, 719);
      String message =
          assertThrows(
                  GpuFailure.class,
                  () -> {
                    population.train(PATTERNS, 50);
                    population.ledger(0);
                  })
              .getMessage();
      assertTrue(message.contains("consolidate") || message.contains("collect"), message);
    }
    assertEquals(0, EmulatedDevice.usedBytes());
  }
}
