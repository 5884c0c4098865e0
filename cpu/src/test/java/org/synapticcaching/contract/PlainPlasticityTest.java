package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/** The reference itself, on matrices small enough to select by hand. */
class PlainPlasticityTest {
  /** W1 is 2 x 4, W2 is 3 x 2. */
  private static final Network NETWORK = Network.rp24(4, List.of(2), 3).withBias(false);

  private static final double[][] TOTAL = {{5, -1, 2, 0.5}, {-3, 4, 0.25, -0.125}};
  private static final double[] INPUTS = {2, -1, 4, -1};

  /** With a tie of 4 and -4 across the neurons. */
  private static final double[][] CHANGE = {{2, -1, 4, -1}, {-4, 2, -8, 2}};

  private static void selects(double[][] expected, Plasticity rule) {
    PlainPlasticity plain = new PlainPlasticity(NETWORK, rule, 1);
    double[][] change = Arrays.stream(CHANGE).map(double[]::clone).toArray(double[][]::new);
    plain.select(0, change, TOTAL, INPUTS);
    for (int j = 0; j < expected.length; j++) {
      assertArrayEquals(expected[j], change[j], rule.toString());
    }
  }

  private static Plasticity keeping(PlasticityRule rule, int count) {
    return Plasticity.of(rule, PlasticShare.ALL)
        .withShares(List.of(PlasticShare.count(count), PlasticShare.ALL));
  }

  @Test
  void largestUpdatesKeepAllTiesAtTheThreshold() {
    double[][] three = {{0, 0, 4, 0}, {-4, 0, -8, 0}};
    selects(three, keeping(PlasticityRule.LARGEST_UPDATES, 3));
    selects(three, keeping(PlasticityRule.LARGEST_UPDATES, 2));
    selects(
        new double[][] {{0, 0, 0, 0}, {0, 0, -8, 0}}, keeping(PlasticityRule.LARGEST_UPDATES, 1));
    selects(
        new double[][] {{2, 0, 4, 0}, {-4, 2, -8, 2}}, keeping(PlasticityRule.LARGEST_UPDATES, 4));
  }

  /** round(0.7 * 7) = 5 are below the threshold, 4; round(0.5 * 7) = 4 (half to even), 2. */
  @Test
  void fractionsRoundHalfToEven() {
    selects(
        new double[][] {{0, 0, 4, 0}, {-4, 0, -8, 0}},
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.3)));
    selects(
        new double[][] {{2, 0, 4, 0}, {-4, 2, -8, 2}},
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.5)));
  }

  @Test
  void smallestUpdatesAndWeightsAreTheControls() {
    selects(
        new double[][] {{2, -1, 0, -1}, {0, 2, 0, 2}}, keeping(PlasticityRule.SMALLEST_UPDATES, 3));
    selects(
        new double[][] {{2, 0, 0, 0}, {0, 2, 0, 0}}, keeping(PlasticityRule.LARGEST_WEIGHTS, 2));
    selects(
        new double[][] {{0, 0, 0, 0}, {0, 0, -8, 2}}, keeping(PlasticityRule.SMALLEST_WEIGHTS, 2));
  }

  @Test
  void eachNeuronDropsExactlySoManyTheFirstOfEqualOnes() {
    selects(
        new double[][] {{2, 0, 4, -1}, {-4, 0, -8, 2}},
        keeping(PlasticityRule.LARGEST_UPDATES_PER_NEURON, 3));
    selects(
        new double[][] {{2, 0, 4, 0}, {-4, 2, 0, 0}},
        keeping(PlasticityRule.LARGEST_WEIGHTS_PER_NEURON, 2));
  }

  @Test
  void largestUpdatesOfASubnetCountTheRestAsZero() {
    Plasticity half = keeping(PlasticityRule.LARGEST_UPDATES, 3).within(PlasticShare.count(1));
    selects(
        new double[][] {{2, -1, 4, -1}, {0, 0, 0, 0}},
        keeping(PlasticityRule.LARGEST_UPDATES, 5).within(PlasticShare.count(1)));
    selects(new double[][] {{2, -1, 4, -1}, {0, 0, 0, 0}}, half);
    selects(
        new double[][] {{2, 0, 4, 0}, {0, 0, 0, 0}},
        keeping(PlasticityRule.LARGEST_UPDATES, 2).within(PlasticShare.count(1)));
  }

  @Test
  void subnetIsAPathAndStaticHiddenFreezesTheInputs() {
    Plasticity subnet = Plasticity.subnet(PlasticShare.count(1));
    selects(new double[][] {{2, -1, 4, -1}, {0, 0, 0, 0}}, subnet);
    selects(new double[2][4], Plasticity.of(PlasticityRule.STATIC_HIDDEN, PlasticShare.ALL));
    double[][] outputs = {{1, 2}, {3, 4}, {5, 6}};
    new PlainPlasticity(NETWORK, subnet, 1).select(1, outputs, outputs, INPUTS);
    assertArrayEquals(new double[] {1, 0}, outputs[0]);
    assertArrayEquals(new double[] {5, 0}, outputs[2]);
  }

  @Test
  void neuronsAreRankedByErrorOrActivity() {
    double[] error = {0.5, -2, 0.5};
    double[] activity = {3, 0, -4};
    assertArrayEquals(
        new boolean[] {true, true, true}, neurons(PlasticityRule.LARGEST_ERRORS, error, activity));
    assertArrayEquals(
        new boolean[] {true, false, true},
        neurons(PlasticityRule.SMALLEST_ERRORS, error, activity));
    assertArrayEquals(
        new boolean[] {true, false, true},
        neurons(PlasticityRule.LARGEST_ACTIVITY, error, activity));
    assertArrayEquals(
        new boolean[] {true, true, false},
        neurons(PlasticityRule.SMALLEST_ACTIVITY, error, activity));
  }

  /** Two of the three outputs. */
  private static boolean[] neurons(PlasticityRule rule, double[] error, double[] activity) {
    Plasticity two =
        Plasticity.of(rule, PlasticShare.ALL)
            .withShares(List.of(PlasticShare.ALL, PlasticShare.count(2)));
    return new PlainPlasticity(NETWORK, two, 1).neurons(1, 1, 0, error, activity);
  }

  @Test
  void gateStopsRightAnswersTheFirstLargestOutputBeingTheAnswer() {
    PlainPlasticity gate = new PlainPlasticity(NETWORK, Plasticity.all().withErrorGate(), 1);
    assertFalse(gate.learnsFrom(new double[] {1, 4, 4}, 1));
    assertTrue(gate.learnsFrom(new double[] {1, 4, 4}, 2));
    assertTrue(gate.learnsFrom(new double[] {1, 4, 3}, 0));
    assertEquals(1, gate.gated());
    PlainPlasticity open = new PlainPlasticity(NETWORK, Plasticity.all(), 1);
    assertTrue(open.learnsFrom(new double[] {1, 4, 4}, 1));
  }

  @Test
  void distanceIsThatOfTheValueBelowTheThreshold() {
    PlainPlasticity plain =
        new PlainPlasticity(NETWORK, keeping(PlasticityRule.LARGEST_UPDATES, 3), 1);
    double[][] change = {{2, -1, 4, -1}, {-4, 3.9, -8, 2}};
    plain.select(0, change, TOTAL, INPUTS);
    assertEquals(0.025, plain.tieDistance(), 1e-12);
    assertEquals(0, plain.ties());
  }
}
