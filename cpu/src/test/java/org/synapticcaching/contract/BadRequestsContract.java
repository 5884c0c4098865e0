package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Rounding;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Requests that make no sense end in an exception that says what was expected and what found. */
public abstract class BadRequestsContract extends ContractPart {
  private static final Network NETWORK = Network.lr20(4, List.of(3), 2);
  private static final Patterns PATTERNS = ContractPatterns.DENSE.make(6, 4, 2, 1);

  protected BadRequestsContract(BackendUnderTest tested) {
    super(tested);
  }

  private Population open() {
    Replica replica = Replica.of(NETWORK, 1, 0.1, Consolidation.none());
    return backend().open(PopulationSpec.single(NETWORK, replica));
  }

  private static void rejected(
      Class<? extends Exception> type, String message, Executable request) {
    assertEquals(message, assertThrows(type, request).getMessage());
  }

  @Test
  void patternsOfAnotherShapeAreRejected() {
    try (Population population = open()) {
      Patterns wide = ContractPatterns.DENSE.make(6, 5, 2, 1);
      Patterns many = ContractPatterns.DENSE.make(6, 4, 3, 1);
      for (Consumer<Patterns> request :
          List.<Consumer<Patterns>>of(
              patterns -> population.train(patterns, 1),
              patterns -> population.forward(patterns, new int[1]),
              population::evaluate)) {
        rejected(
            IllegalArgumentException.class,
            "patterns have 5 inputs and 2 classes; the network expects 4 inputs and at most 2"
                + " classes",
            () -> request.accept(wide));
        rejected(
            IllegalArgumentException.class,
            "patterns have 4 inputs and 3 classes; the network expects 4 inputs and at most 2"
                + " classes",
            () -> request.accept(many));
      }
    }
  }

  @Test
  void presentationsOutsideTheRangeAreRejected() {
    try (Population population = open()) {
      rejected(
          IllegalArgumentException.class,
          "train: presentations must be >= 0, got -1",
          () -> population.train(PATTERNS, -1));
      rejected(
          IllegalArgumentException.class,
          "forward: pattern index 6 is outside 0..5",
          () -> population.forward(PATTERNS, new int[] {6}));
      rejected(
          IllegalArgumentException.class,
          "forward: pattern index -1 is outside 0..5",
          () -> population.forward(PATTERNS, new int[] {-1}));
      rejected(
          IllegalArgumentException.class,
          "forward: expected one pattern index per replica (1), got 2",
          () -> population.forward(PATTERNS, new int[2]));
    }
  }

  @Test
  void weightsThatDoNotFitAreRejected() {
    try (Population population = open()) {
      rejected(
          IllegalArgumentException.class,
          "setWeights: W1 expected 3 x 4 = 12 values, got 11",
          () -> population.setWeights(0, 0, WeightPart.PERSISTENT, new float[11]));
      rejected(
          IllegalArgumentException.class,
          "setWeights: the total can be read only",
          () -> population.setWeights(0, 0, WeightPart.TOTAL, new float[12]));
      for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
        float[] values = {0, 0, value, 0, 0, 0};
        rejected(
            IllegalArgumentException.class,
            "setWeights: W2 has " + value + " at index 2",
            () -> population.setWeights(0, 1, WeightPart.INITIAL, values));
        rejected(
            IllegalArgumentException.class,
            "setWeights: W2 has " + value + " at index 2",
            () -> population.setWeights(0, 1, WeightPart.INITIAL, Rounding.widened(values)));
      }
      rejected(
          IllegalArgumentException.class,
          "setWeights: W1 expected 3 x 4 = 12 values, got 13",
          () -> population.setWeights(0, 0, WeightPart.TRANSIENT, new double[13]));
      rejected(
          IndexOutOfBoundsException.class,
          "layer 2 is outside 0..1",
          () -> population.exactWeights(0, 2, WeightPart.TOTAL));
      rejected(
          IndexOutOfBoundsException.class,
          "layer 2 is outside 0..1",
          () -> population.weights(0, 2, WeightPart.TOTAL));
      rejected(
          IndexOutOfBoundsException.class,
          "replica 1 is outside 0..0",
          () -> population.weights(1, 0, WeightPart.TOTAL));
      rejected(
          IndexOutOfBoundsException.class,
          "replica -1 is outside 0..0",
          () -> population.ledger(-1));
    }
  }

  @Test
  void backwardNeedsForward() {
    try (Population population = open()) {
      rejected(
          IllegalStateException.class,
          "backward needs a forward pass before it",
          population::backward);
    }
  }

  @Test
  void closedPopulationCannotBeUsed() {
    Population population = open();
    population.close();
    population.close();
    List<Executable> requests =
        List.of(
            () -> population.train(PATTERNS, 1),
            () -> population.forward(PATTERNS, new int[1]),
            population::backward,
            population::consolidate,
            () -> population.evaluate(PATTERNS),
            () -> population.beginEvaluation(PATTERNS),
            () -> population.outputs(0),
            () -> population.exactOutputs(0),
            () -> population.ledger(0),
            () -> population.thresholds(0),
            () -> population.presentations(0),
            () -> population.isActive(0),
            () -> population.setActive(0, true),
            () -> population.weights(0, 0, WeightPart.TOTAL),
            () -> population.exactWeights(0, 0, WeightPart.TOTAL),
            () -> population.setWeights(0, 0, WeightPart.INITIAL, new float[12]),
            () -> population.setWeights(0, 0, WeightPart.INITIAL, new double[12]));
    // All there are but spec() and close().
    assertEquals(Population.class.getDeclaredMethods().length - 2, requests.size());
    for (Executable request : requests) {
      rejected(IllegalStateException.class, "this population is closed", request);
    }
  }
}
