package org.synapticcaching.cublas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.device.DevicePopulationContract.NETWORK;
import static org.synapticcaching.device.DevicePopulationContract.PATTERNS;
import static org.synapticcaching.device.DevicePopulationContract.assertSame;
import static org.synapticcaching.device.DevicePopulationContract.replicas;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractCase;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DevicePopulationContract;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.GpuFailure;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** What the contract does not ask: places, memory, long rows, and failures on the way. */
@OnEmulation
class CublasPopulationTest {
  private static Population open(Network network, List<Replica> replicas) {
    return new CublasBackend().open(new PopulationSpec(network, replicas, 2));
  }

  /** All but those that wait for every synapse, whose smallest change is close to a tie here. */
  static Stream<ConsolidationPolicy> policies() {
    return DevicePopulationContract.POLICIES.stream()
        .filter(policy -> policy.trigger() != ConsolidationPolicy.Trigger.EVERY_SYNAPSE);
  }

  /** Rows of three segments, the last one short, and matrices of one column. */
  @ParameterizedTest
  @MethodSource("policies")
  void rowsLongerThanASegmentEqualTheReference(ConsolidationPolicy policy) {
    Network network = Network.lr20(2100, List.of(1, 3), 2);
    Patterns patterns = ContractPatterns.DENSE.make(13, 2100, 2, 4);
    Replica replica =
        Replica.of(network, 7, 0.5, Consolidation.of(policy, 0, 40)).withMeasures(List.of());
    ContractCase found =
        new ContractCase(network, replica, patterns, 30)
            .awayFromTies(Tolerance.FLOAT32, ContractCase.Story.TRAIN);
    PlainReference reference = new PlainReference(network, found.replica(), Precision.FLOAT32);
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
    try (Population population = open(NETWORK, replicas(1))) {
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
    try (Population population = open(NETWORK, replicas(2))) {
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
    try (Population population = open(NETWORK, replicas(2));
        Population other = open(NETWORK, replicas(2))) {
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
    Replica replica = replicas(1).get(0).withMeasures(many);
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
    PlainReference reference = new PlainReference(NETWORK, replica, Precision.FLOAT32);
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
          try (Population population = open(NETWORK, replicas(2))) {
            population.ledger(0);
          }
        });

    assertEquals(0, EmulatedDevice.usedBytes());
  }

  @Test
  void aLaunchThatFailsWhileLearningIsNamed() {
    try (Population population = open(NETWORK, replicas(2))) {
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
