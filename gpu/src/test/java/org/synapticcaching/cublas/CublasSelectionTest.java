package org.synapticcaching.cublas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.GpuFailure;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Replica;

/** Selections that many blocks and warps make together, and what they take of the device. */
@OnEmulation
class CublasSelectionTest {
  private static final Consolidation NEVER =
      Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY);

  /** Many short rows, then rows of five segments, neither of them a multiple of a warp. */
  private static Network linear() {
    return new Network(
        "linear",
        41,
        List.of(4999),
        6,
        false,
        Activation.LINEAR,
        Activation.LINEAR,
        Loss.SQUARED_ERROR,
        GradientRule.EXACT,
        1,
        0,
        1,
        Collections.nCopies(2, 0.0));
  }

  /** Of so few digits that every sum is exact in any order: equal values are equal bits. */
  private static float[] coarse(RandomGenerator random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(8) == 0 ? 1 : 0.5f * (random.nextInt(3) - 1);
    }
    return values;
  }

  private static Plasticity ruleOf(PlasticityRule rule) {
    if (rule.needsSubnet()) {
      return Plasticity.subnet(PlasticShare.count(1234));
    }
    if (rule.takesSubnet()) {
      return Plasticity.of(rule, PlasticShare.fraction(0.05)).within(PlasticShare.fraction(0.7));
    }
    PlasticShare share = rule.takesShare() ? PlasticShare.fraction(0.3) : PlasticShare.ALL;
    Plasticity plasticity = Plasticity.of(rule, share);
    plasticity = rule.takesTurns() ? plasticity.withMasks(3) : plasticity;
    return rule.selectsEverything() ? plasticity.withErrorGate() : plasticity;
  }

  @ParameterizedTest
  @EnumSource(PlasticityRule.class)
  void largeMatricesAreSelectedFromAsInTheReference(PlasticityRule rule) {
    Network network = linear();
    Replica replica = Replica.of(network, 1, 0.125, NEVER).with(ruleOf(rule)).countingChanges();
    RandomGenerator random = new RandomStreams(6).of(RandomStreams.Purpose.PATTERNS);
    PlainReference reference = new PlainReference(network, replica, Precision.FLOAT32);
    try (Population population =
        new CublasBackend().open(PopulationSpec.single(network, replica))) {
      for (int t = 0; t < 2; t++) {
        for (int n = 0; n < 2; n++) {
          int length = network.layers().get(n).length();
          set(reference, population, n, WeightPart.INITIAL, coarse(random, length));
          set(reference, population, n, WeightPart.TRANSIENT, new float[length]);
        }
        Patterns pattern =
            Patterns.ofFloats(coarse(random, 41), 41, new int[] {random.nextInt(6)}, 6);
        reference.train(pattern, 1);
        population.train(pattern, 1);
        for (int n = 0; n < 2; n++) {
          assertArrayEquals(
              reference.weights(n, WeightPart.TRANSIENT),
              widened(population.weights(0, n, WeightPart.TRANSIENT)),
              "layer " + n);
        }
      }
      for (int n = 0; n < 2; n++) {
        LayerLedger expected = reference.ledger().layers().get(n);
        LayerLedger found = population.ledger(0).layers().get(n);
        assertEquals(expected.modifications(), found.modifications());
        assertEquals(expected.churn(), found.churn());
        assertEquals(expected.path().get(0), found.path().get(0), 1e-9 * expected.path().get(0));
      }
    }
    assertTrue(reference.ledger().layers().get(1).modifications() > 0, "nothing learned");
  }

  private static void set(
      PlainReference reference, Population population, int layer, WeightPart part, float[] values) {
    reference.setWeights(layer, part, widened(values));
    population.setWeights(0, layer, part, values);
  }

  /** Without the sign of zero. */
  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i] + 0.0;
    }
    return wide;
  }

  /** Rules that need kernels of their own, and the counting of changes, in between. */
  @Test
  void plainReplicasLearnAsIfAloneBesideOthers() {
    Network network = Network.lr20(21, List.of(9), 4);
    Patterns patterns = ContractPatterns.SPARSE_BYTES.make(31, 21, 4, 3);
    Replica plain =
        Replica.of(network, 3, 0.3, Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.05, 50));
    List<Replica> replicas = new ArrayList<>();
    for (PlasticityRule rule : PlasticityRule.values()) {
      PlasticShare half = PlasticShare.fraction(0.5);
      Plasticity some =
          rule.takesShare()
              ? Plasticity.of(rule, half)
              : rule.needsSubnet() ? Plasticity.subnet(half) : ruleOf(rule);
      replicas.add(plain.with(some).countingChanges());
      replicas.add(plain.withSeed(rule.ordinal()));
    }
    try (Population population =
        new CublasBackend().open(new PopulationSpec(network, replicas, 1))) {
      population.train(patterns, 20);
      population.setActive(0, false);
      population.setActive(1, false);
      population.train(patterns, 20);
      for (int r = 3; r < replicas.size(); r += 2) {
        try (Population alone =
            new CublasBackend().open(PopulationSpec.single(network, replicas.get(r)))) {
          alone.train(patterns, 40);
          assertEquals(alone.ledger(0), population.ledger(r));
          for (int n = 0; n < 2; n++) {
            assertArrayEquals(
                alone.weights(0, n, WeightPart.TOTAL), population.weights(r, n, WeightPart.TOTAL));
          }
        }
      }
    }
  }

  /** The device is lost after so many launches; without rules, a presentation takes eight. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onlyRulesLaunchMore(boolean ruled) {
    Network network = Network.lr20(21, List.of(9), 4);
    Patterns patterns = ContractPatterns.SPARSE_BYTES.make(31, 21, 4, 3);
    Replica plain = Replica.of(network, 3, 0.3, Consolidation.none());
    Replica replica = ruled ? plain.with(ruleOf(PlasticityRule.RANDOM_NEURONS)) : plain;
    try (Population population =
        new CublasBackend().open(PopulationSpec.single(network, replica))) {
      population.train(patterns, 1);
      population.outputs(0);
      EmulatedDevice.failAfterLaunches(8 * 20, 719);
      if (!ruled) {
        population.train(patterns, 20);
        assertEquals(4, population.outputs(0).length);
      }
      assertThrows(
          GpuFailure.class,
          () -> {
            population.train(patterns, 20);
            population.outputs(0);
          });
    }
  }

  private static long bytesOf(Replica replica) {
    long before = EmulatedDevice.usedBytes();
    Population population = new CublasBackend().open(PopulationSpec.single(linear(), replica));
    long used = EmulatedDevice.usedBytes() - before;
    population.close();
    return used;
  }

  @Test
  void onlyCountingTakesANumberPerSynapse() {
    Replica plain = Replica.of(linear(), 1, 0.1, NEVER);
    long synapses = linear().layers().stream().mapToLong(layer -> layer.synapses()).sum();
    long ruled = bytesOf(plain.with(ruleOf(PlasticityRule.LARGEST_UPDATES)));
    assertTrue(ruled - bytesOf(plain) < synapses / 2, "a bit per synapse, and some counts");
    long counting = bytesOf(plain.countingChanges()) - bytesOf(plain);
    assertTrue(counting >= 4 * synapses && counting < 5 * synapses, counting + " bytes");
  }
}
