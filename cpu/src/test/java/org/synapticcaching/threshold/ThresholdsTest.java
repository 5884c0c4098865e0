package org.synapticcaching.threshold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

class ThresholdsTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Consolidation automatic(ConsolidationPolicy policy) {
    return Consolidation.of(policy, 0, NEVER).with(new Threshold.Automatic(0.02, 100, 50));
  }

  @Test
  void aSteadyRateIsKnownFromTheSecondPresentationOn() {
    Thresholds thresholds = new Thresholds(automatic(ConsolidationPolicy.LOCAL_LOCAL), 40);
    assertEquals(NEVER, thresholds.of(0));
    thresholds.present(0, 40 * 0.25);
    assertEquals(NEVER, thresholds.of(0), "nothing is known before the first");
    for (int t = 0; t < 500; t++) {
      thresholds.present(0, 40 * 0.25);
      // sqrt(3 v/(c + 1/T)) with v 1/4 and a price of 0.03.
      assertEquals(5, thresholds.of(0), 1e-12);
    }
  }

  @Test
  void presentationsWithoutChangesCountButLeaveTheThreshold() {
    Thresholds one = new Thresholds(automatic(ConsolidationPolicy.LOCAL_LOCAL), 1);
    Thresholds many = new Thresholds(automatic(ConsolidationPolicy.LOCAL_LOCAL), 1);
    for (Thresholds each : List.of(one, many)) {
      each.present(0, 1);
      each.present(0, 1);
    }
    for (int t = 0; t < 30; t++) {
      one.present(0, 0);
    }
    many.presentNothing(0, 0);
    many.presentNothing(0, 30);
    assertEquals(10, one.of(0), 1e-12, "it stands");
    one.present(0, 1);
    many.present(0, 1);
    double d = 1 - 1.0 / 50;
    double mean = (Math.pow(d, 30) + Math.pow(d, 31)) / ((1 - Math.pow(d, 32)) / (1 - d));
    assertEquals(10 * Math.sqrt(mean), one.of(0), 1e-12);
    assertEquals(one.of(0), many.of(0), 1e-13);
  }

  @Test
  void aMemoryOfOneIsThePresentationBefore() {
    Consolidation rule =
        automatic(ConsolidationPolicy.LOCAL_LOCAL).with(new Threshold.Automatic(3, 1_000_000, 1));
    Thresholds thresholds = new Thresholds(rule, 1);
    thresholds.present(0, 9);
    thresholds.present(0, 1);
    assertEquals(3, thresholds.of(0), 1e-5);
    thresholds.presentNothing(0, 1);
    thresholds.present(0, 1);
    assertEquals(NEVER, thresholds.of(0), "nothing changed in the presentation before");
  }

  @Test
  void matricesFollowTheirOwnChangesAndSumsAddUp() {
    List<LayerShape> shapes = List.of(new LayerShape("W1", 10, 30), new LayerShape("W2", 2, 10));
    Thresholds thresholds = new Thresholds(automatic(ConsolidationPolicy.GLOBAL_GLOBAL), shapes);
    assertEquals(NEVER, thresholds.ofNetworkSum());
    for (int t = 0; t < 3; t++) {
      thresholds.present(0, 300);
      thresholds.present(1, 0);
    }
    // n sqrt(2/pi) sqrt(3 v/(2 k)).
    double first = 300 * Math.sqrt(2 / Math.PI * 50);
    assertEquals(first, thresholds.ofNetworkSum(), 1e-9, "W2 has not changed yet");
    thresholds.present(1, 20 * 60);
    thresholds.present(1, 20);
    // After three presentations without changes and one with 60.
    double d = 1 - 1.0 / 50;
    double mean = 60 / (1 + d + d * d + d * d * d);
    double second = 20 * Math.sqrt(2 / Math.PI * 50 * mean);
    assertEquals(first + second, thresholds.ofNetworkSum(), 1e-9);
    assertArrayEquals(new double[] {first, second}, thresholds.all(), 1e-9);
  }

  @Test
  void synapsesFollowTheirOwnChangesAndSumsAddUp() {
    Consolidation rule =
        automatic(ConsolidationPolicy.GLOBAL_GLOBAL)
            .with(new Threshold.Automatic(0.02, 100, 50, ThresholdScope.SYNAPSE));
    LocalThresholds thresholds = new LocalThresholds(rule, new LayerShape("W1", 2, 3), 6, false);
    assertEquals(NEVER, thresholds.mean());
    thresholds.present(0, new double[] {4, 0, 0});
    thresholds.endPresentation();
    assertEquals(NEVER, thresholds.of(0), "nothing is known before the first");
    assertEquals(0, thresholds.sum());
    thresholds.endPresentation();
    thresholds.present(0, new double[] {4, 0, 1});
    // Once 4, and not changed in the presentation after.
    double d = 1 - 1.0 / 50;
    double theta = Math.sqrt(2 / Math.PI * 50 * 4 * d / (1 + d));
    assertEquals(theta, thresholds.of(0), 1e-12);
    assertEquals(NEVER, thresholds.of(1));
    assertEquals(NEVER, thresholds.of(2), "it has never changed before");
    assertEquals(theta, thresholds.sumOf(0), 1e-12);
    assertEquals(0, thresholds.sumOf(1));
    assertEquals(theta, thresholds.sum(), 1e-12);
    assertTrue(thresholds.isOver(0, 1.001 * theta) && !thresholds.isOver(0, 0.999 * theta));
    assertFalse(thresholds.isOver(1, 1e30), "infinite");
  }

  @Test
  void fixedThresholdsStand() {
    Consolidation rule = Consolidation.of(ConsolidationPolicy.GLOBAL_GLOBAL, 7, 100);
    Thresholds thresholds = new Thresholds(rule, 5);
    assertFalse(thresholds.follow());
    assertEquals(7, thresholds.of(0));
    assertEquals(7, thresholds.ofNetworkSum());
    assertEquals(7, rule.theta());
  }

  @Test
  void whatIsNoThresholdIsRefused() {
    assertMessage("threshold horizon must be >= 1", () -> new Threshold.Automatic(0, 0, 1));
    assertMessage("threshold memory must be >= 1", () -> new Threshold.Automatic(0, 1, 0));
    assertMessage("maintenance cost must be", () -> new Threshold.Automatic(-1, 1, 1));
    assertMessage("policy none has no threshold", () -> automatic(ConsolidationPolicy.NONE));
    assertThrows(
        IllegalStateException.class, () -> automatic(ConsolidationPolicy.LOCAL_LOCAL).theta());
  }

  private static void assertMessage(String start, org.junit.jupiter.api.function.Executable made) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void squaresThatFloatsCannotHoldAreZeroSoThatNothingIsTakenToBeUnder() {
    Consolidation each =
        automatic(ConsolidationPolicy.LOCAL_LOCAL)
            .with(new Threshold.Automatic(0.02, 100, 50).with(ThresholdScope.SYNAPSE));
    LocalThresholds thresholds = new LocalThresholds(each, new LayerShape("W1", 1, 3), 3, false);
    for (int t = 0; t < 2; t++) {
      thresholds.present(0, new double[] {0.25, 1e-42, 0});
      thresholds.endPresentation();
    }
    float[] squares = new float[3];
    thresholds.squares(0, squares);
    assertEquals(25, squares[0], 1e-5);
    assertEquals(0, squares[1]);
    assertEquals(Float.POSITIVE_INFINITY, squares[2]);
    assertTrue(thresholds.of(1) > 0, "the threshold itself is not 0");
  }
}
