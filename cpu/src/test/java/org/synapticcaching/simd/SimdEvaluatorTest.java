package org.synapticcaching.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Replica;

/**
 * A test counts the patterns whose largest output in a forward pass is their label: with every
 * activation, in layers narrower and wider than a tile, for patterns of every kind and for numbers
 * of them that do not fill a block.
 */
class SimdEvaluatorTest {
  private static final int INPUTS = 37;
  private static final int CLASSES = 5;
  private static final int PATTERNS = 71;
  private static final List<List<Integer>> HIDDEN =
      List.of(List.of(1), List.of(17), List.of(49, 33), List.of(83), List.of(100, 7, 16));

  @ParameterizedTest
  @EnumSource(ContractPatterns.class)
  void countsWhatForwardPassesAnswer(ContractPatterns kind) {
    for (List<Integer> hidden : HIDDEN) {
      for (Activation output : Activation.values()) {
        for (Activation inner :
            List.of(Activation.LOGISTIC, Activation.LEAKY_RELU, Activation.LINEAR)) {
          compare(network(hidden, inner, output), kind);
        }
      }
    }
  }

  /** An input that is silent in a pattern has no say in it, whatever its weights are. */
  @Test
  void weightsThatAreNotFiniteCountWhereTheirInputIsActiveOnly() {
    Network network = network(List.of(19), Activation.LOGISTIC, Activation.LOGISTIC);
    Replica replica = Replica.of(network, 3, 0.1, Consolidation.none());
    PopulationSpec spec = new PopulationSpec(network, List.of(replica), 2);
    Patterns patterns = ContractPatterns.SPARSE_BYTES.make(PATTERNS, INPUTS, CLASSES, 1);
    try (Population population = new SimdBackend().open(spec)) {
      // Of the first unit: each part is finite, and their sum is not.
      for (WeightPart part : List.of(WeightPart.INITIAL, WeightPart.PERSISTENT)) {
        float[] weights = population.weights(0, 0, part);
        Arrays.fill(weights, 0, 5, Float.MAX_VALUE);
        population.setWeights(0, 0, part, weights);
      }
      assertEquals(Float.POSITIVE_INFINITY, population.weights(0, 0, WeightPart.TOTAL)[0]);
      int right = 0;
      for (int p = 0; p < PATTERNS; p++) {
        population.forward(patterns, new int[] {p});
        right += SimdEvaluator.largest(population.outputs(0), CLASSES) == patterns.label(p) ? 1 : 0;
      }
      assertTrue(right > 0);
      assertEquals(List.of(new Evaluation(right, PATTERNS)), population.evaluate(patterns));
    }
  }

  private static Network network(List<Integer> hidden, Activation inner, Activation output) {
    return new Network(
        "any",
        INPUTS,
        hidden,
        CLASSES,
        hidden.size() % 2 == 1,
        inner,
        output,
        Loss.SQUARED_ERROR,
        output == Activation.SOFTMAX ? GradientRule.SCRIPTS : GradientRule.EXACT,
        1,
        0,
        1,
        Collections.nCopies(hidden.size() + 1, 0.5));
  }

  private static void compare(Network network, ContractPatterns kind) {
    Replica replica = Replica.of(network, 3, 0.1, Consolidation.none());
    RandomGenerator random = new RandomStreams(7).of(RandomStreams.Purpose.PATTERNS, 2);
    for (int threads = 1; threads <= 3; threads++) {
      PopulationSpec spec = new PopulationSpec(network, List.of(replica), threads);
      try (Population population = new SimdBackend().open(spec)) {
        int[] answers = answers(population, kind.make(PATTERNS, INPUTS, CLASSES, 1));
        int right = 0;
        int[] labels = answers.clone();
        for (int p = 0; p < PATTERNS; p++) {
          labels[p] = random.nextBoolean() ? answers[p] : random.nextInt(CLASSES);
          right += labels[p] == answers[p] ? 1 : 0;
        }
        Patterns labelled = kind.labelled(labels, INPUTS, CLASSES, 1);
        assertEquals(
            List.of(new Evaluation(right, PATTERNS)),
            population.evaluate(labelled),
            network + ", " + threads + " threads");
      }
    }
  }

  private static int[] answers(Population population, Patterns patterns) {
    int[] answers = new int[PATTERNS];
    for (int p = 0; p < PATTERNS; p++) {
      population.forward(patterns, new int[] {p});
      answers[p] = SimdEvaluator.largest(population.outputs(0), CLASSES);
      assertTrue(answers[p] >= 0);
    }
    return answers;
  }
}
