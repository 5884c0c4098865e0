package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerceptronTaskTest {
  @Test
  void randomPatternsAreBalancedSignsThatDependOnTheSeedAlone() {
    PerceptronTask task = PerceptronTask.random(200, 150, 5);
    assertTrue(task.onlySigns());
    double sum = 0;
    double targets = 0;
    for (int p = 0; p < 150; p++) {
      targets += task.target(p);
      for (int i = 0; i < 200; i++) {
        assertEquals(1, Math.abs(task.value(p, i)));
        sum += task.value(p, i);
      }
      assertEquals(1, task.value(p, 200), "the bias");
    }
    assertTrue(Math.abs(sum) < 5 * Math.sqrt(200 * 150), "sum " + sum);
    assertTrue(Math.abs(targets) < 5 * Math.sqrt(150), "sum of targets " + targets);
    assertEquals(task, PerceptronTask.random(200, 150, 5));
    assertNotEquals(task, PerceptronTask.random(200, 150, 6));
  }

  @Test
  void randomSignsAreEquallyLikelyAndUncorrelatedBetweenPatterns() {
    PerceptronTask task = PerceptronTask.random(1000, 200, 4);
    double sum = 0;
    double overlap = 0;
    for (int p = 0; p < 200; p++) {
      for (int i = 0; i < 1000; i++) {
        double sign = task.value(p, i);
        assertTrue(sign == 1 || sign == -1);
        sum += sign;
        overlap += sign * task.value((p + 1) % 200, i);
      }
    }
    // Four standard deviations of a sum of 200 000 signs.
    assertEquals(0, sum, 4 * Math.sqrt(200_000));
    assertEquals(0, overlap, 4 * Math.sqrt(200_000));
  }

  @Test
  void randomTargetsAreSignsOfBothKinds() {
    PerceptronTask task = PerceptronTask.random(3, 500, 4);
    int sum = 0;
    for (int p = 0; p < 500; p++) {
      assertEquals(1, Math.abs(task.target(p)));
      sum += task.target(p);
    }
    assertEquals(0, sum, 4 * Math.sqrt(500));
  }

  @Test
  void firstRandomPatternsDoNotDependOnHowManyAreDrawn() {
    PerceptronTask few = PerceptronTask.random(70, 5, 9);
    PerceptronTask many = PerceptronTask.random(70, 50, 9);
    for (int p = 0; p < 5; p++) {
      for (int i = 0; i < 70; i++) {
        assertEquals(few.value(p, i), many.value(p, i));
      }
      assertEquals(few.target(p), many.target(p));
    }
  }

  @Test
  void randomInputsDifferBetweenSeeds() {
    PerceptronTask one = PerceptronTask.random(100, 1, 1);
    PerceptronTask other = PerceptronTask.random(100, 1, 2);
    assertTrue(IntStream.range(0, 100).anyMatch(i -> one.value(0, i) != other.value(0, i)));
  }

  @Test
  void aChangeIsThePatternTimesItsTargetWithTheBiasLast() {
    PerceptronTask task = PerceptronTask.of(new double[] {0.5, -2, 3, 0}, 2, new double[] {1, -1});
    double[] into = new double[5];
    task.change(1, into, 1);
    assertArrayEquals(new double[] {0, -3, -0.0, -1, 0}, into);
    assertThrows(IllegalStateException.class, () -> task.signedChanges(3, 0));
  }

  @Test
  void signedChangesKeepTheirStride() {
    PerceptronTask task = PerceptronTask.of(new double[] {1, -1, 1, 1}, 2, new double[] {1, -1});
    assertTrue(task.onlySigns());
    assertArrayEquals(new byte[] {1, -1, 1, 0, -1, -1, -1, 0, 0}, task.signedChanges(4, 1));
  }

  @Test
  void whatIsNotFiniteOrDoesNotFitIsRefusedByName() {
    assertMessage(
        "patterns: value NaN of pattern 1, input 0 is not finite; patterns must be finite numbers",
        new double[] {1, 1, Double.NaN, 1},
        2,
        new double[] {1, 1});
    assertMessage(
        "targets must be +1 or -1, got 0.0 for pattern 1",
        new double[] {1, 1},
        1,
        new double[] {1, 0});
    assertMessage(
        "patterns: 2 targets x 2 inputs do not fit 3 values",
        new double[] {1, 1, 1},
        2,
        new double[] {1, 1});
    assertMessage(
        "a perceptron needs at least 1 synapse and 1 pattern, got 1 synapses and 0 patterns",
        new double[0],
        1,
        new double[0]);
    assertThrows(IllegalArgumentException.class, () -> PerceptronTask.random(0, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> PerceptronTask.random(5, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> PerceptronTask.random(100_000, 100_000, 1));
  }

  @Test
  void rowsThatAreTooManyForOneArrayAreRefusedBeforeTheyAreMade() {
    PerceptronTask task = PerceptronTask.random(1, 3000, 1);
    assertEquals(3000 * 64 + 8, task.rowsInOneArray(64, 8));
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> task.signedChanges(1 << 20, 8));
    assertEquals(
        "3000 patterns x 1 synapses do not fit into one array (2^31) as rows of 1048576; at most"
            + " 2047 patterns do",
        refused.getMessage());
  }

  @Test
  void itIsToldHowManyPatternsAreDrawn() {
    List<Long> told = new ArrayList<>();
    assertEquals(
        PerceptronTask.random(1 << 19, 5, 1), PerceptronTask.random(1 << 19, 5, 1, told::add));
    assertEquals(List.of(2L, 4L), told);
  }

  private static void assertMessage(
      String message, double[] values, int synapses, double[] targets) {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> PerceptronTask.of(values, synapses, targets));
    assertEquals(message, refused.getMessage());
  }
}
