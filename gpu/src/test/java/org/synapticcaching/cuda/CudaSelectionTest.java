package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/** Competitive rules in populations as a whole. */
@OnEmulation
class CudaSelectionTest {
  private static final Network NETWORK = Network.rp24(21, List.of(41), 4);
  private static final Patterns PATTERNS = ContractPatterns.BACKGROUND_BYTES.make(31, 21, 4, 3);

  private static Population open(CudaBackend backend, List<Replica> replicas) {
    return backend.open(new PopulationSpec(NETWORK, replicas, 2));
  }

  private static Replica replica(int n, Consolidation consolidation) {
    return Replica.of(NETWORK, 40 + n, 0.01 + 0.002 * n, consolidation);
  }

  /** Of every rule, half of them without caching and half with their changes counted. */
  private static List<Replica> everyRule() {
    List<Replica> replicas = new ArrayList<>();
    for (PlasticityRule rule : PlasticityRule.values()) {
      int n = replicas.size();
      Consolidation consolidation =
          n % 2 == 0
              ? Consolidation.none()
              : Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.002, 30);
      Replica one = replica(n, consolidation).with(plasticity(rule));
      replicas.add(n % 4 < 2 ? one : one.countingChanges());
    }
    return replicas;
  }

  private static Plasticity plasticity(PlasticityRule rule) {
    PlasticShare some = PlasticShare.fraction(0.3);
    return rule.needsSubnet()
        ? Plasticity.subnet(some)
        : Plasticity.of(rule, rule.takesShare() ? some : PlasticShare.ALL);
  }

  private static void assertSame(Population expected, int one, Population actual, int other) {
    assertEquals(expected.ledger(one), actual.ledger(other));
    for (int n = 0; n < 2; n++) {
      for (WeightPart part : WeightPart.values()) {
        assertArrayEquals(expected.weights(one, n, part), actual.weights(other, n, part));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void launchesOfAnyLengthSelectAlike(int slices) {
    List<Replica> replicas = everyRule();
    try (Population one =
            open(
                new CudaBackend(
                    CudaDivision.USUAL.withSlices(slices).withVisitsPerLaunch(Long.MAX_VALUE)),
                replicas);
        Population many =
            open(
                new CudaBackend(CudaDivision.USUAL.withSlices(slices).withVisitsPerLaunch(1)),
                replicas)) {
      one.train(PATTERNS, 12);
      many.train(PATTERNS, 5);
      many.train(PATTERNS, 7);
      for (int r = 0; r < replicas.size(); r++) {
        assertSame(one, r, many, r);
      }
    }
  }

  @Test
  void plainNetworksLearnBesideOthersAsAmongThemselves() {
    List<Replica> plain =
        List.of(
            replica(0, Consolidation.none()),
            replica(1, Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.002, 50)));
    List<Replica> mixed = new ArrayList<>(plain);
    mixed.addAll(everyRule());
    try (Population alone = open(new CudaBackend(), plain);
        Population together = open(new CudaBackend(), mixed)) {
      alone.train(PATTERNS, 20);
      together.train(PATTERNS, 20);
      for (int r = 0; r < plain.size(); r++) {
        assertSame(alone, r, together, r);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void selectedChangesThatAreNotConsolidatedAreTransient(int slices) {
    Plasticity ten = Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.count(10));
    Replica replica = replica(0, Consolidation.none()).with(ten);
    CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(slices));
    try (Population population = open(backend, List.of(replica))) {
      population.forward(PATTERNS, new int[1]);
      population.backward();
      float[] cached = population.weights(0, 0, WeightPart.TRANSIENT);
      assertEquals(10, nonZeros(cached));
      population.consolidate();
      assertArrayEquals(cached, population.weights(0, 0, WeightPart.PERSISTENT), 1e-7f);
      assertEquals(0, nonZeros(population.weights(0, 0, WeightPart.TRANSIENT)));
      assertEquals(10, population.ledger(0).layers().get(0).modifications());
    }
  }

  /** Lanes of several words and warps, which the contract's networks are too small for. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void selectionsAmongManyNeuronsAreThoseOfEjml(int slices) {
    Network wide = Network.rp24(37, List.of(150), 4);
    Patterns patterns = ContractPatterns.DENSE.make(7, 37, 4, 5);
    List<Replica> replicas = new ArrayList<>();
    for (Replica each : everyRule()) {
      replicas.add(
          Replica.of(wide, each.seed(), 0.01, each.consolidation()).with(each.plasticity()));
    }
    PopulationSpec spec = new PopulationSpec(wide, replicas, 2);
    try (Population expected = Backends.named("ejml").open(spec);
        Population actual = new CudaBackend(CudaDivision.USUAL.withSlices(slices)).open(spec)) {
      expected.train(patterns, 3);
      actual.train(patterns, 3);
      for (int r = 0; r < replicas.size(); r++) {
        for (int n = 0; n < 2; n++) {
          String what = replicas.get(r).plasticity() + ", layer " + n;
          assertEquals(
              expected.ledger(r).layers().get(n).modifications(),
              actual.ledger(r).layers().get(n).modifications(),
              what);
          assertArrayEquals(
              expected.weights(r, n, WeightPart.TOTAL),
              actual.weights(r, n, WeightPart.TOTAL),
              1e-6f,
              what);
        }
      }
    }
  }

  private static int nonZeros(float[] values) {
    int count = 0;
    for (float value : values) {
      count += value == 0 ? 0 : 1;
    }
    return count;
  }

  @Test
  void countsOfChangesAreCheckedForMemoryBeforehand() {
    EmulatedDevice.withMemory(1 << 20);
    Replica counted = replica(0, Consolidation.none()).countingChanges();
    List<Replica> replicas = Collections.nCopies(200, counted);
    OutOfDeviceMemory full =
        assertThrows(OutOfDeviceMemory.class, () -> open(new CudaBackend(), replicas).close());
    assertTrue(full.getMessage().contains("a population of 200 networks needs"), full.toString());
  }
}
