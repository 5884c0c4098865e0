package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.theory.DecayingCache;

class OvershootCorrectionTest {
  private static final int STEPS = 3_000_000;
  private static final double RATE = 0.3;

  /** What a walk in steps of 1 consolidates, and holds on average, per presentation. */
  private record Walk(double consolidated, double held) {
    static Walk of(double threshold, double decayTime) {
      RandomGenerator random = new RandomStreams(11).of(RandomStreams.Purpose.ORDER);
      double s = 0;
      double consolidated = 0;
      double held = 0;
      for (int t = 0; t < STEPS; t++) {
        s *= 1 - 1 / decayTime;
        held += Math.abs(s);
        double draw = random.nextDouble();
        if (draw < RATE) {
          s += draw < RATE / 2 ? 1 : -1;
          if (Math.abs(s) > threshold) {
            consolidated += Math.abs(s);
            s = 0;
          }
        }
      }
      return new Walk(consolidated / STEPS, held / STEPS);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 5, 5.7})
  void withoutDecayTheWalkStopsAtTheNextWholeStep(double threshold) {
    double barrier = OvershootCorrection.ofSteps(threshold);
    Walk walk = Walk.of(threshold, Double.POSITIVE_INFINITY);
    assertEquals(RATE / barrier, walk.consolidated(), 0.01 * RATE / barrier);
    double held = (barrier * barrier - 1) / (3 * barrier);
    assertEquals(held, walk.held(), 0.03 * held);
  }

  @ParameterizedTest
  @ValueSource(doubles = {3.5, 5, 8.2})
  void withDecayHalfAStepMoreBringsTheDiffusionNearerToTheWalk(double threshold) {
    double decayTime = 150;
    Walk walk = Walk.of(threshold, decayTime);
    DecayingCache plain = new DecayingCache(1, threshold, 1, RATE, decayTime);
    DecayingCache beyond =
        new DecayingCache(1, OvershootCorrection.ofDecaying(threshold), 1, RATE, decayTime);
    double error = Math.abs(beyond.consolidationPower() / walk.consolidated() - 1);
    double plainError = Math.abs(plain.consolidationPower() / walk.consolidated() - 1);
    assertTrue(error < 0.06, "off by " + error);
    assertTrue(error < 0.6 * plainError, error + " and " + plainError);
  }

  @Test
  void aStrictThresholdOfAWholeNumberIsPassedOneStepLater() {
    assertEquals(4, OvershootCorrection.ofSteps(3));
    assertEquals(4, OvershootCorrection.ofSteps(3.9));
    assertEquals(1, OvershootCorrection.ofSteps(0));
  }
}
