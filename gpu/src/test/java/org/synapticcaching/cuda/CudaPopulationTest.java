package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
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

/** Populations as a whole: launches of any length, networks that come and go, memory, failures. */
@OnEmulation
class CudaPopulationTest {
  private static final Network NETWORK = Network.lr20(21, List.of(9), 4);
  private static final Patterns PATTERNS = ContractPatterns.SPARSE_BYTES.make(31, 21, 4, 3);

  private static Population open(CudaBackend backend, List<Replica> replicas) {
    return backend.open(new PopulationSpec(NETWORK, replicas, 2));
  }

  private static Population open(List<Replica> replicas) {
    return open(new CudaBackend(), replicas);
  }

  /** Of all policies and orders, half of them with several energies accounted. */
  private static List<Replica> differentReplicas(int count) {
    List<Replica> replicas = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      ConsolidationPolicy policy = ConsolidationPolicy.values()[r % 9];
      Consolidation rule =
          Consolidation.of(policy, 0.01 * (r + 1), r % 4 == 3 ? 1.5 : 60 + r)
              .with(EventOrder.values()[r % 3])
              .withEvery(1 + r / 9);
      List<ChangeMeasure> measures =
          r % 2 == 0 ? List.of() : List.of(new ChangeMeasure(0.5, false));
      replicas.add(
          Replica.of(NETWORK, 40 + r, 0.2 + 0.05 * r, rule)
              .with(PresentationOrder.of(PresentationOrder.Kind.SHUFFLED))
              .withMeasures(measures));
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void launchesOfAnyLengthGiveTheSameBits(int slices) {
    List<Replica> replicas = differentReplicas(18);
    CudaBackend shortLaunches = new CudaBackend(slices, 18 * 3 * 21 * 9);
    try (Population one = open(new CudaBackend(slices, Long.MAX_VALUE), replicas);
        Population many = open(shortLaunches, replicas)) {
      one.train(PATTERNS, 50);
      many.train(PATTERNS, 20);
      many.train(PATTERNS, 30);
      for (int r = 0; r < replicas.size(); r++) {
        assertSame(one, r, many, r);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void replicasThatComeAndGoLearnAsIfAlone(int slices) {
    CudaBackend backend = new CudaBackend(slices, CudaTraining.MOST_VISITS);
    List<Replica> replicas = differentReplicas(12);
    Random random = new Random(8);
    try (Population population = open(backend, replicas)) {
      for (int turn = 0; turn < 8; turn++) {
        for (int r = 0; r < replicas.size(); r++) {
          population.setActive(r, random.nextBoolean());
        }
        population.train(PATTERNS, 1 + random.nextInt(6));
      }
      for (int r = 0; r < replicas.size(); r++) {
        try (Population alone = open(backend, List.of(replicas.get(r)))) {
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
    try (Population population = open(replicas)) {
      together = TrainingRun.run(population, data, plan, TrainingListener.NONE);
    }
    assertTrue(
        together.stream().map(result -> result.last().presentations()).distinct().count() > 2,
        "the replicas should end at different times");
    for (int r = 0; r < replicas.size(); r++) {
      try (Population alone = open(List.of(replicas.get(r)))) {
        assertEquals(
            TrainingRun.run(alone, data, plan, TrainingListener.NONE).get(0), together.get(r));
      }
    }
  }

  /** More blocks than the emulated card has room for at once, so that networks take turns. */
  @Test
  void networksOfSeveralSlicesTakeTurns() {
    List<Replica> replicas = Collections.nCopies(200, differentReplicas(2).get(1));
    CudaBackend backend = new CudaBackend(3, CudaTraining.MOST_VISITS);
    try (Population population = open(backend, replicas)) {
      population.train(PATTERNS, 3);
      assertSame(population, 0, population, 199);
      assertEquals(3, population.presentations(199));
      assertTrue(population.ledger(0).layers().get(0).minimum().get(0) > 0);
    }
  }

  @Test
  void updateIsMadeOnceHoweverOftenItIsConsolidated() {
    Replica plain = Replica.of(NETWORK, 3, 0.3, Consolidation.none());
    try (Population once = open(List.of(plain));
        Population twice = open(List.of(plain))) {
      twice.consolidate();
      for (Population each : List.of(once, twice)) {
        each.forward(PATTERNS, new int[1]);
        each.backward();
        each.consolidate();
      }
      twice.consolidate();
      assertEquals(3, twice.presentations(0));
      assertEquals(once.ledger(0), twice.ledger(0));
      assertArrayEquals(
          once.weights(0, 0, WeightPart.TOTAL), twice.weights(0, 0, WeightPart.TOTAL));
    }
  }

  /** Without transients nothing stores an update, and still it is the transient part. */
  @Test
  void updateThatIsNotConsolidatedIsTransient() {
    for (int slices = 1; slices <= 2; slices++) {
      Replica plain = Replica.of(NETWORK, 3, 0.3, Consolidation.none());
      CudaBackend backend = new CudaBackend(slices, CudaTraining.MOST_VISITS);
      try (Population population = open(backend, List.of(plain))) {
        population.forward(PATTERNS, new int[] {4});
        population.backward();
        for (int n = 0; n < 2; n++) {
          float[] cached = population.weights(0, n, WeightPart.TRANSIENT);
          float[] total = population.weights(0, n, WeightPart.TOTAL);
          float[] initial = population.weights(0, n, WeightPart.INITIAL);
          double largest = 0;
          for (int i = 0; i < cached.length; i++) {
            assertEquals(initial[i] + cached[i], total[i], 1e-6);
            largest = Math.max(largest, Math.abs(cached[i]));
          }
          assertTrue(largest > 0);
        }
        float[][] before = {
          population.weights(0, 0, WeightPart.TOTAL), population.weights(0, 1, WeightPart.TOTAL)
        };
        population.consolidate();
        for (int n = 0; n < 2; n++) {
          assertArrayEquals(before[n], population.weights(0, n, WeightPart.TOTAL), 1e-6f);
          assertArrayEquals(
              new float[before[n].length], population.weights(0, n, WeightPart.TRANSIENT));
        }
      }
    }
  }

  @Test
  void deviceTimeGrowsWithTraining() {
    try (Population population = open(differentReplicas(2))) {
      DeviceTimed timed = (DeviceTimed) population;
      assertEquals(0, timed.deviceMilliseconds());
      population.train(PATTERNS, 5);
      double first = timed.deviceMilliseconds();
      population.train(PATTERNS, 5);
      assertTrue(first > 0 && timed.deviceMilliseconds() > first);
    }
  }

  @Test
  void populationTooLargeForTheDeviceIsToldWhichWouldFit() {
    EmulatedDevice.withMemory(1 << 20);
    List<Replica> replicas = Collections.nCopies(400, differentReplicas(2).get(1));
    OutOfDeviceMemory full = assertThrows(OutOfDeviceMemory.class, () -> open(replicas).close());
    assertTrue(
        full.getMessage().startsWith("out of device memory: a population of 400 networks needs "),
        full.getMessage());
    String fitting =
        full.getMessage().replaceAll(".*a population of about (\\d+) would fit.*", "$1");
    int count = Integer.parseInt(fitting);
    assertTrue(count > 10 && count < 400, full.getMessage());
    try (Population population = open(replicas.subList(0, count * 9 / 10))) {
      population.train(PATTERNS, 2);
    }
  }

  @Test
  void networkTooLargeForTheDeviceIsToldSo() {
    EmulatedDevice.withMemory(1000);
    OutOfDeviceMemory full =
        assertThrows(OutOfDeviceMemory.class, () -> open(differentReplicas(1)).close());
    assertTrue(full.getMessage().contains("not even one network"), full.getMessage());
  }

  @Test
  void dataSetTooLargeForTheDeviceLeavesThePopulationUsable() {
    Patterns large = ContractPatterns.DENSE.make(20_000, 21, 4, 3);
    EmulatedDevice.withMemory(1 << 20);
    try (Population population = open(differentReplicas(2))) {
      OutOfDeviceMemory full =
          assertThrows(OutOfDeviceMemory.class, () -> population.train(large, 1));
      assertTrue(full.getMessage().contains("20000 patterns"), full.getMessage());
      population.train(PATTERNS, 2);
      assertEquals(2, population.presentations(1));
    }
  }

  @Test
  void failureDuringTrainingIsTold() {
    Population population = open(differentReplicas(3));
    EmulatedDevice.failAfterLaunches(1, 719);
    assertThrows(
        GpuFailure.class,
        () -> {
          population.train(PATTERNS, 4);
          population.ledger(0);
        });
    population.close();
  }
}
