package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.device.DevicePopulationContract.NETWORK;
import static org.synapticcaching.device.DevicePopulationContract.PATTERNS;
import static org.synapticcaching.device.DevicePopulationContract.assertSame;
import static org.synapticcaching.device.DevicePopulationContract.replicas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DevicePopulationContract;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.GpuFailure;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;

/** Populations as a whole: launches of any length, networks that come and go, memory, failures. */
@OnEmulation
class CudaPopulationTest {
  private static Population open(CudaBackend backend, List<Replica> replicas) {
    return DevicePopulationContract.open(backend, replicas);
  }

  private static Population open(List<Replica> replicas) {
    return open(new CudaBackend(), replicas);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void launchesOfAnyLengthGiveTheSameBits(int slices) {
    List<Replica> replicas = replicas(2 * ConsolidationPolicy.values().length);
    CudaBackend shortLaunches =
        new CudaBackend(
            CudaDivision.USUAL
                .withSlices(slices)
                .withVisitsPerLaunch(replicas.size() * 3L * 21 * 9));
    try (Population one =
            open(
                new CudaBackend(
                    CudaDivision.USUAL.withSlices(slices).withVisitsPerLaunch(Long.MAX_VALUE)),
                replicas);
        Population many = open(shortLaunches, replicas)) {
      one.train(PATTERNS, 50);
      many.train(PATTERNS, 20);
      many.train(PATTERNS, 30);
      for (int r = 0; r < replicas.size(); r++) {
        assertSame(one, r, many, r);
      }
    }
  }

  /**
   * Threads have several rows each, hot and cold; and fold now and then, since the transients of
   * every fourth network decay fast.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 130, 390})
  void numberOfHotRowsChangesNoBit(int rows) {
    Network network = Network.lr20(401, List.of(30), 4);
    List<Replica> replicas = new ArrayList<>();
    for (Replica each : replicas(2 * ConsolidationPolicy.values().length)) {
      Replica replica = Replica.of(network, each.seed(), 0.1, each.consolidation());
      replicas.add(replica.with(PresentationOrder.of(PresentationOrder.Kind.SHUFFLED)));
    }
    PopulationSpec spec = new PopulationSpec(network, replicas, 2);
    CudaBackend some = new CudaBackend(CudaDivision.USUAL.withHotRows(rows));
    Patterns background = ContractPatterns.BACKGROUND_BYTES.make(31, 401, 4, 3);
    assertTrue(CudaPatterns.worthSharing(background));
    for (Patterns patterns :
        List.of(ContractPatterns.SPARSE_BYTES.make(31, 401, 4, 3), background)) {
      try (Population all = new CudaBackend().open(spec);
          Population cold = some.open(spec)) {
        for (int turn = 0; turn < 2; turn++) {
          all.train(patterns, 20);
          cold.train(patterns, 20);
        }
        for (int r = 0; r < replicas.size(); r++) {
          assertSame(all, r, cold, r);
        }
      }
    }
  }

  /** More blocks than the emulated card has room for at once, so that networks take turns. */
  @Test
  void networksOfSeveralSlicesTakeTurns() {
    List<Replica> replicas = Collections.nCopies(200, replicas(2).get(1));
    CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(3));
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
      CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(slices));
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
  void populationTooLargeForTheDeviceIsToldWhichWouldFit() {
    EmulatedDevice.withMemory(1 << 20);
    List<Replica> replicas = Collections.nCopies(400, replicas(2).get(1));
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
    OutOfDeviceMemory full = assertThrows(OutOfDeviceMemory.class, () -> open(replicas(1)).close());
    assertTrue(full.getMessage().contains("not even one network"), full.getMessage());
  }

  @Test
  void dataSetTooLargeForTheDeviceLeavesThePopulationUsable() {
    Patterns large = ContractPatterns.DENSE.make(20_000, 21, 4, 3);
    EmulatedDevice.withMemory(1 << 20);
    try (Population population = open(replicas(2))) {
      OutOfDeviceMemory full =
          assertThrows(OutOfDeviceMemory.class, () -> population.train(large, 1));
      assertTrue(full.getMessage().contains("20000 patterns"), full.getMessage());
      population.train(PATTERNS, 2);
      assertEquals(2, population.presentations(1));
    }
  }

  @Test
  void failureDuringTrainingIsTold() {
    Population population = open(replicas(3));
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
