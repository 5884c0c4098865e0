package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ThresholdWalkTest {
  private static final double FAILED = Double.NaN;

  private static List<ThresholdWalk.Step> walk(int limit, double... energies) {
    List<Double> asked = new ArrayList<>();
    DoubleUnaryOperator energyAt =
        threshold -> {
          asked.add(threshold);
          return energies[asked.size() - 1];
        };
    List<ThresholdWalk.Step> steps = new ThresholdWalk(0.01, limit).walk(energyAt);
    assertEquals(asked, steps.stream().map(ThresholdWalk.Step::threshold).toList());
    return steps;
  }

  @Test
  void theWalkEndsWhenTheEnergyExceedsThatOfTheLastTwo() {
    List<ThresholdWalk.Step> steps = walk(100, 9, 5, 6, 5.5, 7, 1);
    // 6 exceeds 5 but not 9; 5.5 exceeds 5 two steps back but not 6; 7 exceeds 6 and 5.5.
    assertEquals(5, steps.size());
    assertEquals(0.02, ThresholdWalk.best(steps).orElseThrow().threshold());
  }

  @Test
  void twoThresholdsAreNotEnoughToEndIt() {
    assertEquals(3, walk(100, 1, 2, 3, 4).size());
  }

  @Test
  void anAccuracyThatIsNotReachedEndsIt() {
    List<ThresholdWalk.Step> steps = walk(100, 9, 5, FAILED, 1);
    assertEquals(3, steps.size());
    assertEquals(5, ThresholdWalk.best(steps).orElseThrow().energy());
    assertTrue(ThresholdWalk.best(walk(100, FAILED)).isEmpty());
  }

  @Test
  void itEndsAtItsLimit() {
    assertEquals(4, walk(4, 9, 8, 7, 6, 5).size());
  }

  @Test
  void thresholdsAreCleanMultiples() {
    ThresholdWalk walk = new ThresholdWalk(0.01, 100);
    assertEquals(0.07, walk.threshold(7));
    assertEquals(0.29, walk.threshold(29));
  }

  @Test
  void badParametersAreNamed() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new ThresholdWalk(Double.NaN, 3))
            .getMessage();
    assertEquals("threshold step must be > 0, got NaN", message);
    assertThrows(IllegalArgumentException.class, () -> new ThresholdWalk(0.01, 0));
  }
}
