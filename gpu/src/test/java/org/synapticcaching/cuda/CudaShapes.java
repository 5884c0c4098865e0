package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractCase;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.ContractRules;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DevicePopulationContract;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Networks whose shape takes other ways through the kernel than those of the contract. */
abstract class CudaShapes {
  private static final Network SLICED = Network.rp24(20, List.of(23), 5);
  private static final Network LARGE_OUTPUT = Network.n22(9, List.of(21), 40);

  private static void compare(
      CudaBackend backend, Network network, Patterns patterns, Consolidation rule, int count) {
    double rate = network.id().equals("rp24") ? 0.02 : 0.3;
    Replica replica = Replica.of(network, 7, rate, rule);
    compare(backend, new ContractCase(network, replica, patterns, count));
  }

  private static void compare(CudaBackend backend, ContractCase given) {
    ContractCase found = given.awayFromTies(Tolerance.FLOAT32, ContractCase.Story.TRAIN);
    Network network = found.network();
    Patterns patterns = found.patterns();
    int count = found.presentations();
    PlainReference reference = new PlainReference(network, found.replica(), Precision.FLOAT32);
    reference.train(patterns, count);
    try (Population population = backend.open(PopulationSpec.single(network, found.replica()))) {
      population.train(patterns, count);
      Tolerance.FLOAT32.check(found.toString(), reference.ledger(), population.ledger(0));
      for (int n = 0; n < network.layerCount(); n++) {
        for (WeightPart part : WeightPart.values()) {
          Tolerance.FLOAT32.check(
              found + " layer " + n + " " + part,
              reference.weights(n, part),
              widened(population.weights(0, n, part)),
              reference.weights(n, WeightPart.TOTAL));
        }
      }
      int right = 0;
      int[] answers = reference.answers(patterns);
      for (int p = 0; p < answers.length; p++) {
        right += answers[p] == patterns.label(p) ? 1 : 0;
      }
      assertEquals(List.of(new Evaluation(right, answers.length)), population.evaluate(patterns));
    }
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  static Stream<Arguments> policiesAndOrders() {
    List<Arguments> all = new ArrayList<>();
    for (ConsolidationPolicy policy : DevicePopulationContract.POLICIES) {
      for (EventOrder order : EventOrder.values()) {
        all.add(Arguments.arguments(policy, order));
      }
    }
    return all.stream();
  }

  /** Slices of 8, 8 and 7 hidden units, every policy, now and then and always. */
  @ParameterizedTest
  @MethodSource("policiesAndOrders")
  void slicesEqualTheReference(ConsolidationPolicy policy, EventOrder order) {
    CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(3));
    for (int every = 1; every <= 4; every += 3) {
      Consolidation rule = Consolidation.of(policy, 0, 50).with(order).withEvery(every);
      compare(backend, SLICED, ContractPatterns.DENSE.make(29, 20, 5, 5), rule, 60);
    }
    Patterns background = ContractPatterns.BACKGROUND_BYTES.make(29, 20, 5, 5);
    Consolidation rule = Consolidation.of(policy, 0, 1000).with(order);
    if (policy.trigger() != ConsolidationPolicy.Trigger.EVERY_SYNAPSE) {
      compare(backend, SLICED, background, rule, 60);
    }
  }

  /** More outputs than a thread sums alone, and than a warp has lanes. */
  @ParameterizedTest
  @MethodSource("somePolicies")
  void manyOutputsEqualTheReference(ConsolidationPolicy policy) {
    Patterns patterns = ContractPatterns.SPARSE_BYTES.make(29, 9, 40, 5);
    for (int slices = 1; slices <= 3; slices += 2) {
      CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(slices));
      compare(backend, LARGE_OUTPUT, patterns, Consolidation.of(policy, 0, 50), 60);
    }
  }

  static Stream<ConsolidationPolicy> somePolicies() {
    return Stream.of(
        ConsolidationPolicy.NONE,
        ConsolidationPolicy.LOCAL_LOCAL,
        ConsolidationPolicy.LOCAL_NEURON,
        ConsolidationPolicy.LOCAL_GLOBAL);
  }

  /** Rows wider than a block, of which the upper ones do not fit into shared memory. */
  @ParameterizedTest
  @MethodSource("somePolicies")
  void wideLayersEqualTheReference(ConsolidationPolicy policy) {
    Network network = Network.lr20(3, List.of(1101, 30), 2);
    Patterns patterns = ContractPatterns.DENSE.make(13, 3, 2, 5);
    compare(new CudaBackend(), network, patterns, Consolidation.of(policy, 0, 50), 12);
  }

  /** More inputs than are staged, and more rows than are counted, in shared memory. */
  @ParameterizedTest
  @MethodSource("somePolicies")
  void manyInputsEqualTheReference(ConsolidationPolicy policy) {
    Network network = Network.lr20(4200, List.of(3), 2);
    Patterns patterns = ContractPatterns.DENSE.make(7, 4200, 2, 5);
    compare(new CudaBackend(), network, patterns, Consolidation.of(policy, 0, 50), 12);
  }

  @Test
  void largeHiddenLayerIsSharedByTheMultiprocessors() {
    Network network = Network.rp24(6, List.of(300), 3);
    int multiprocessors = Gpu.first().multiprocessors();
    assertTrue(CudaGeometry.of(network, multiprocessors).slices() > 1);
    Patterns patterns = ContractPatterns.SIGNED.make(17, 6, 3, 5);
    for (ConsolidationPolicy policy :
        List.of(ConsolidationPolicy.NONE, ConsolidationPolicy.LOCAL_LOCAL)) {
      compare(new CudaBackend(), network, patterns, Consolidation.of(policy, 0, 50), 30);
    }
  }

  /** Counted changes too: the kernel for all of that, with blocks of 512 threads. */
  @ParameterizedTest
  @EnumSource(names = {"NEURON", "SYNAPSE"})
  void largeHiddenLayersHaveRulesBesideThresholdsOfTheirOwn(ThresholdScope scope) {
    Network network = Network.rp24(6, List.of(300), 3);
    Patterns patterns = ContractPatterns.SIGNED.make(17, 6, 3, 5);
    Consolidation consolidation =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0, 50)
            .with(new Threshold.Automatic(0.1, 100, 10, scope));
    Replica replica =
        Replica.of(network, 7, 0.02, consolidation)
            .with(ContractRules.some(PlasticityRule.LARGEST_UPDATES));
    compare(new CudaBackend(), new ContractCase(network, replica, patterns, 30).countingChanges());
  }
}
