package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * Five presentations of a 2-2-2 network by the convention of the [LR20] scripts, written out unit
 * by unit: the output weights learn from e y (1 - y), but the plain e goes back to the hidden
 * units.
 */
class ScriptsTrajectoryTest {
  private static final double[] W1 = {0.5, -0.25, 0.125, 0.75};
  private static final double[] W2 = {0.25, -0.5, -0.75, 0.375};
  private static final float[] INPUTS = {1, 0.5f, 0.25f, 0, 0.5f, 1, 0, 0.75f, 1, 1};
  private static final int[] LABELS = {0, 1, 1, 0, 0};
  private static final double RATE = 0.5;
  private static final double THRESHOLD = 0.05;
  private static final double DECAY_TIME = 10;

  private static final Network NETWORK = Network.lr20(2, List.of(2), 2);
  private static final Patterns PATTERNS = Patterns.ofFloats(INPUTS, 2, LABELS, 2);

  /** Persistent and transient weights, input side first, and the energies so far. */
  private final double[] persistent = new double[8];

  private final double[] cached = new double[8];
  private double consolidation;
  private double path;
  private double integral;

  private static double w(int at) {
    return at < 4 ? W1[at] : W2[at - 4];
  }

  private double total(int at) {
    return w(at) + persistent[at] + cached[at];
  }

  private static double logistic(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** One presentation; returns the outputs. */
  private double[] present(double x0, double x1, double target0, double target1) {
    double h0 = logistic(total(0) * x0 + total(1) * x1);
    double h1 = logistic(total(2) * x0 + total(3) * x1);
    double y0 = logistic(total(4) * h0 + total(5) * h1);
    double y1 = logistic(total(6) * h0 + total(7) * h1);
    double e0 = target0 - y0;
    double e1 = target1 - y1;
    double hidden0 = (total(4) * e0 + total(6) * e1) * h0 * (1 - h0);
    double hidden1 = (total(5) * e0 + total(7) * e1) * h1 * (1 - h1);
    double output0 = e0 * y0 * (1 - y0);
    double output1 = e1 * y1 * (1 - y1);
    learn(0, hidden0 * x0);
    learn(1, hidden0 * x1);
    learn(2, hidden1 * x0);
    learn(3, hidden1 * x1);
    learn(4, output0 * h0);
    learn(5, output0 * h1);
    learn(6, output1 * h0);
    learn(7, output1 * h1);
    for (int at = 0; at < 8; at++) {
      if (Math.abs(cached[at]) > THRESHOLD) {
        persistent[at] += cached[at];
        consolidation += Math.abs(cached[at]);
        cached[at] = 0;
      }
      integral += Math.abs(cached[at]);
      cached[at] *= Math.exp(-1 / DECAY_TIME);
    }
    return new double[] {y0, y1};
  }

  private void learn(int at, double gradient) {
    cached[at] += RATE * gradient;
    path += Math.abs(RATE * gradient);
  }

  private static Replica replica() {
    return Replica.of(
        NETWORK, 1, RATE, Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, THRESHOLD, DECAY_TIME));
  }

  @Test
  void referenceFollowsTheScriptsForFivePresentations() {
    PlainReference reference = new PlainReference(NETWORK, replica(), Precision.FLOAT64);
    reference.setWeights(0, WeightPart.INITIAL, W1);
    reference.setWeights(1, WeightPart.INITIAL, W2);
    for (int p = 0; p < 5; p++) {
      double[] outputs =
          present(
              INPUTS[2 * p],
              INPUTS[2 * p + 1],
              LABELS[p] == 0 ? 0.99 : 0.01,
              LABELS[p] == 1 ? 0.99 : 0.01);
      reference.forward(PATTERNS, p);
      assertEquals(outputs[0], reference.outputs()[0], 1e-14);
      assertEquals(outputs[1], reference.outputs()[1], 1e-14);
      reference.backward();
      reference.consolidate();
      for (int at = 0; at < 8; at++) {
        assertEquals(
            persistent[at],
            reference.weights(at / 4, WeightPart.PERSISTENT)[at % 4],
            1e-14,
            "persistent " + at);
        assertEquals(
            cached[at],
            reference.weights(at / 4, WeightPart.TRANSIENT)[at % 4],
            1e-14,
            "transient " + at);
      }
      Energy energy = reference.ledger().under(EnergyModel.linear(1));
      assertEquals(consolidation, energy.consolidation(), 1e-14);
      assertEquals(integral, energy.maintenance(), 1e-14);
      assertEquals(path, energy.withoutCaching(), 1e-14);
    }
  }

  /** Numbers from a separate Python program of the same convention. */
  @ParameterizedTest
  @MethodSource("backends")
  void everyBackendEndsThereToo(Backend backend) {
    try (Population population = backend.open(PopulationSpec.single(NETWORK, replica()))) {
      population.setWeights(0, 0, WeightPart.INITIAL, W1);
      population.setWeights(0, 1, WeightPart.INITIAL, W2);
      population.train(PATTERNS, 5);
      Energy energy = population.ledger(0).under(EnergyModel.linear(1));
      List<Double> ends = new ArrayList<>();
      for (float output : population.outputs(0)) {
        ends.add((double) output);
      }
      ends.addAll(List.of(energy.consolidation(), energy.withoutCaching(), energy.maintenance()));
      double[] expected = {
        0.4521133667544504,
        0.4608945079434274,
        0.2959794283451395,
        1.3551431166840517,
        0.8661511389552216
      };
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], ends.get(i), 1e-6, backend.id() + " number " + i);
      }
    }
  }

  static Stream<Backend> backends() {
    return Backends.all().stream().filter(backend -> backend.availability().available());
  }
}
