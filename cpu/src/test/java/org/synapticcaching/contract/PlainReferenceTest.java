package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Replica;

/** What the reference itself is checked against: differences of the loss. */
class PlainReferenceTest {
  private static final double RATE = 0.25;
  private static final double STEP = 1e-6;

  static Stream<Network> networks() {
    return Stream.of(
            Network.lr20(5, List.of(4), 3),
            Network.lr20(5, List.of(4, 3), 3).withBias(true),
            Network.lr20(5, List.of(4), 3).withLoss(Loss.CROSS_ENTROPY),
            Network.n22(5, List.of(4), 3),
            Network.n22(5, List.of(4, 6), 3).withLoss(Loss.CROSS_ENTROPY),
            Network.rp24(5, List.of(4), 3),
            Network.rp24(5, List.of(6, 4, 5), 3))
        .map(network -> network.withGradient(GradientRule.EXACT));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void exactGradientPassesFiniteDifferences(Network network) {
    PlainReference reference = withRandomWeights(network);
    Patterns pattern = ContractPatterns.SIGNED.make(1, 5, 3, 8);
    reference.forward(pattern, 0);
    reference.backward();
    for (int n = 0; n < network.layerCount(); n++) {
      double[] change = reference.weights(n, WeightPart.TRANSIENT);
      reference.setWeights(n, WeightPart.TRANSIENT, new double[change.length]);
      double largest = 0;
      for (int at = 0; at < change.length; at++) {
        double slope = lossSlope(network, pattern, n, at);
        assertEquals(-RATE * slope, change[at], 1e-8, network + " layer " + n + " at " + at);
        largest = Math.max(largest, Math.abs(change[at]));
      }
      assertTrue(largest > 1e-4, "nothing learned in layer " + n);
    }
  }

  @Test
  void scriptsGradientOfRp24IsExactAndThoseOfTheOthersAreNot() {
    for (Network exact : networks().filter(n -> n.loss() == Loss.SQUARED_ERROR).toList()) {
      Patterns pattern = ContractPatterns.SIGNED.make(1, 5, 3, 8);
      PlainReference one = withRandomWeights(exact);
      PlainReference other = withRandomWeights(exact.withGradient(GradientRule.SCRIPTS));
      for (PlainReference each : List.of(one, other)) {
        each.forward(pattern, 0);
        each.backward();
      }
      double exactly = one.weights(0, WeightPart.TRANSIENT)[0];
      double scripts = other.weights(0, WeightPart.TRANSIENT)[0];
      if (exact.id().equals("rp24")) {
        assertEquals(exactly, scripts, exact.id());
      } else {
        assertNotEquals(exactly, scripts, 1e-3 * Math.abs(exactly), exact.id());
      }
    }
  }

  /** The same weights for the same network, far from its small initial ones. */
  private static PlainReference withRandomWeights(Network network) {
    Consolidation never = Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY);
    PlainReference reference =
        new PlainReference(network, Replica.of(network, 1, RATE, never), Precision.FLOAT64);
    RandomGenerator random = new RandomStreams(4).of(RandomStreams.Purpose.WEIGHTS);
    for (int n = 0; n < network.layerCount(); n++) {
      double[] weights = new double[network.layers().get(n).length()];
      for (int at = 0; at < weights.length; at++) {
        weights[at] = 0.7 * random.nextGaussian();
      }
      reference.setWeights(n, WeightPart.INITIAL, weights);
    }
    return reference;
  }

  /** d loss / d w by a central difference. */
  private static double lossSlope(Network network, Patterns pattern, int layer, int at) {
    double[] loss = new double[2];
    for (int side = 0; side < 2; side++) {
      PlainReference moved = withRandomWeights(network);
      double[] weights = moved.weights(layer, WeightPart.INITIAL);
      weights[at] += side == 0 ? -STEP : STEP;
      moved.setWeights(layer, WeightPart.INITIAL, weights);
      moved.forward(pattern, 0);
      loss[side] = loss(network, moved.outputs(), pattern.label(0));
    }
    return (loss[1] - loss[0]) / (2 * STEP);
  }

  private static double loss(Network network, double[] outputs, int label) {
    double loss = 0;
    for (int k = 0; k < outputs.length; k++) {
      double target = k == label ? network.targetOn() : network.targetOff();
      double y = outputs[k];
      if (network.loss() == Loss.SQUARED_ERROR) {
        loss += 0.5 * network.errorScale() * (target - y) * (target - y);
      } else if (network.outputActivation() == Activation.SOFTMAX) {
        loss -= target * Math.log(y);
      } else {
        loss -= target * Math.log(y) + (1 - target) * Math.log(1 - y);
      }
    }
    return loss;
  }

  @Test
  void tieDistanceIsThatOfTheClosestDecision() {
    Network network = Network.lr20(2, List.of(1), 2);
    Consolidation rule =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.5, Double.POSITIVE_INFINITY);
    PlainReference reference =
        new PlainReference(network, Replica.of(network, 1, 0.1, rule), Precision.FLOAT64);
    assertEquals(Double.POSITIVE_INFINITY, reference.tieDistance());
    reference.setWeights(0, WeightPart.TRANSIENT, new double[] {-0.505, 0.3});
    reference.consolidate();
    assertEquals(0.01, reference.tieDistance(), 1e-12);
    assertEquals(1, reference.consolidations());
    assertEquals(Collections.nCopies(1, 0.505), consolidated(reference));
  }

  private static List<Double> consolidated(PlainReference reference) {
    return reference.ledger().layers().get(0).consolidation();
  }
}
