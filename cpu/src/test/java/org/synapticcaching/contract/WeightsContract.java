package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Replica;

/** Weights in and out, and what learning makes of weights that were set. */
public abstract class WeightsContract extends ContractPart {
  private static final List<WeightPart> STORED =
      List.of(WeightPart.INITIAL, WeightPart.PERSISTENT, WeightPart.TRANSIENT);

  protected WeightsContract(BackendUnderTest tested) {
    super(tested);
  }

  private static float[] random(LayerShape shape, double scale, int number) {
    RandomGenerator random = new RandomStreams(17).of(RandomStreams.Purpose.MASKS, number);
    float[] values = new float[shape.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(ConsolidationPolicy.class)
  void weightsThatWereSetAreRead(ConsolidationPolicy policy) {
    Network network = Network.rp24(19, List.of(16, 5), 7);
    Replica replica = Replica.of(network, 1, 0.1, Consolidation.of(policy, 0.1, 50));
    try (Population population = backend().open(PopulationSpec.single(network, replica))) {
      EnergyLedger before = population.ledger(0);
      for (int n = 0; n < 3; n++) {
        LayerShape shape = network.layers().get(n);
        double[] total = new double[shape.length()];
        for (WeightPart part : STORED) {
          float[] values = random(shape, 0.3, 10 * n + part.ordinal());
          population.setWeights(0, n, part, values);
          values[0] = 1e9f;
          add(random(shape, 0.3, 10 * n + part.ordinal()), total);
        }
        for (WeightPart part : STORED) {
          double[] expected = widened(random(shape, 0.3, 10 * n + part.ordinal()));
          tolerance().check(part.name(), expected, weights(population, 0, n, part));
        }
        tolerance().check("TOTAL", total, weights(population, 0, n, WeightPart.TOTAL));
      }
      EnergyLedger after = population.ledger(0);
      for (int n = 0; n < 3; n++) {
        assertEquals(before.layers().get(n).consolidation(), after.layers().get(n).consolidation());
        assertEquals(before.layers().get(n).path(), after.layers().get(n).path());
        assertNotEquals(before.layers().get(n).minimum(), after.layers().get(n).minimum());
      }
    }
  }

  private static void add(float[] values, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  @ParameterizedTest
  @EnumSource(ConsolidationPolicy.class)
  void learningGoesOnFromWeightsThatWereSet(ConsolidationPolicy policy) {
    for (ContractNetworks.Choice choice : ContractNetworks.forPolicy(policy)) {
      EventOrder order = EventOrder.values()[choice.network().inputs() % 3];
      Consolidation rule = Consolidation.of(policy, 0, 50).with(order);
      compareAfterSetting(this, ContractNetworks.of(choice, rule, 40));
    }
  }

  /** Away from ties: learning, then other weights, and learning again. */
  static void compareAfterSetting(ContractPart part, ContractCase wanted) {
    ContractCase found = wanted.awayFromTies(part.tolerance(), WeightsContract::trainSetTrain);
    PlainReference reference =
        new PlainReference(found.network(), found.replica(), part.tolerance().precision());
    trainSetTrain(found, reference);
    try (Population population = part.open(found)) {
      trainSetTrain(found, population);
      part.compareState(found.toString(), reference, population, 0);
    }
  }

  private static void trainSetTrain(ContractCase given, PlainReference reference) {
    reference.train(given.patterns(), 20);
    for (int n = 0; n < given.network().layerCount(); n++) {
      for (WeightPart part : STORED) {
        reference.setWeights(n, part, widened(replacement(given, n, part)));
      }
    }
    reference.train(given.patterns(), given.presentations() - 20);
  }

  /** The same of a population of one. */
  private static void trainSetTrain(ContractCase given, Population population) {
    population.train(given.patterns(), 20);
    for (int n = 0; n < given.network().layerCount(); n++) {
      for (WeightPart part : STORED) {
        population.setWeights(0, n, part, replacement(given, n, part));
      }
    }
    population.train(given.patterns(), given.presentations() - 20);
  }

  private static float[] replacement(ContractCase given, int layer, WeightPart part) {
    double scale = part == WeightPart.TRANSIENT ? 0.02 : 0.2;
    return random(given.network().layers().get(layer), scale, 10 * layer + part.ordinal());
  }

  /**
   * Inputs of 0 leave the first matrix alone, so that what was set is what the policy looks at:
   * exactly the threshold, the next float above it, less, more, and nothing.
   */
  @ParameterizedTest
  @EnumSource(ConsolidationPolicy.class)
  void comparisonDecidesExactlyAtTheThreshold(ConsolidationPolicy policy) {
    Network network = Network.lr20(7, List.of(3), 2);
    Patterns nothing = Patterns.ofFloats(new float[7], 7, new int[] {1}, 2);
    float above = Math.nextUp(0.25f);
    float[] cached = {
      0, 0.25f, -0.125f, 0, 0, 0, 0.0625f, //
      -0.25f, above, 0, 0.5f, -0.75f, -above, 0.625f, //
      0.125f, 0, 0, -0.2f, 0, 0, 0,
    };
    for (Comparison comparison : Comparison.values()) {
      Consolidation rule =
          Consolidation.of(policy, 0.25, Double.POSITIVE_INFINITY).with(comparison);
      Replica replica = Replica.of(network, 1, 1e-3, rule);
      PlainReference reference = new PlainReference(network, replica, tolerance().precision());
      reference.setWeights(0, WeightPart.INITIAL, new double[21]);
      reference.setWeights(0, WeightPart.TRANSIENT, widened(cached));
      reference.train(nothing, 1);
      try (Population population = backend().open(PopulationSpec.single(network, replica))) {
        population.setWeights(0, 0, WeightPart.INITIAL, new float[21]);
        population.setWeights(0, 0, WeightPart.TRANSIENT, cached);
        population.train(nothing, 1);
        compareState(rule.toString(), reference, population, 0);
        boolean compares = policy.comparesThreshold();
        if (compares && policy.scope() == ConsolidationPolicy.Scope.SYNAPSE) {
          float[] moved = population.weights(0, 0, WeightPart.PERSISTENT);
          boolean equalMoves = comparison == Comparison.GREATER_OR_EQUAL;
          assertEquals(equalMoves ? 0.25f : 0, moved[1], rule.toString());
          assertEquals(equalMoves ? -0.25f : 0, moved[7], rule.toString());
          assertTrue(moved[8] >= 0.25f && moved[12] <= -0.25f, rule.toString());
          assertEquals(0, moved[17], rule.toString());
        }
      }
    }
  }

  /**
   * A row whose largest is exactly theta, one just above, and one below, in a matrix of its own.
   */
  @Test
  void neuronsAndMatricesAreTriggeredExactlyAtTheThreshold() {
    Network network = Network.lr20(2, List.of(3), 2);
    Patterns nothing = Patterns.ofFloats(new float[2], 2, new int[] {1}, 2);
    for (float largest : new float[] {0.25f, Math.nextUp(0.25f), Math.nextDown(0.25f)}) {
      float[] cached = {0.125f, -largest, 0.0625f, 0.125f, 0, 0};
      for (ConsolidationPolicy policy :
          List.of(
              ConsolidationPolicy.LOCAL_NEURON,
              ConsolidationPolicy.LOCAL_LAYER,
              ConsolidationPolicy.LOCAL_GLOBAL)) {
        for (Comparison comparison : Comparison.values()) {
          Consolidation rule =
              Consolidation.of(policy, 0.25, Double.POSITIVE_INFINITY).with(comparison);
          Replica replica = Replica.of(network, 1, 1e-3, rule);
          try (Population population = backend().open(PopulationSpec.single(network, replica))) {
            population.setWeights(0, 0, WeightPart.INITIAL, new float[6]);
            population.setWeights(0, 0, WeightPart.TRANSIENT, cached);
            population.train(nothing, 1);
            float[] moved = population.weights(0, 0, WeightPart.PERSISTENT);
            boolean over = comparison.over(largest, 0.25);
            boolean row = policy == ConsolidationPolicy.LOCAL_NEURON;
            assertEquals(over ? 0.125f : 0, moved[0], rule + " " + largest);
            assertEquals(over ? -largest : 0, moved[1], rule + " " + largest);
            assertEquals(over && !row ? 0.0625f : 0, moved[2], rule + " " + largest);
          }
        }
      }
    }
  }
}
