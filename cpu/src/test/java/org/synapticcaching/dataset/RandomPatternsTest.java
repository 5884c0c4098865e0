package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomPatternsTest {
  @Test
  void signsAreEquallyLikelyAndUncorrelatedBetweenPatterns() {
    RandomPatterns drawn = RandomPatterns.draw(4, 1000, 200);
    int sum = 0;
    int overlap = 0;
    for (int pattern = 0; pattern < 200; pattern++) {
      for (int i = 0; i < 1000; i++) {
        byte sign = drawn.inputs()[pattern][i];
        assertTrue(sign == 1 || sign == -1);
        sum += sign;
        overlap += sign * drawn.inputs()[(pattern + 1) % 200][i];
      }
    }
    // Four standard deviations of a sum of 200 000 signs.
    assertEquals(0, sum, 4 * Math.sqrt(200_000));
    assertEquals(0, overlap, 4 * Math.sqrt(200_000));
  }

  @Test
  void targetsAreSignsOfBothKinds() {
    byte[] targets = RandomPatterns.draw(4, 3, 500).targets();
    int sum = 0;
    for (byte target : targets) {
      assertEquals(1, Math.abs(target));
      sum += target;
    }
    assertEquals(0, sum, 4 * Math.sqrt(500));
  }

  @Test
  void firstPatternsDoNotDependOnHowManyAreDrawn() {
    RandomPatterns few = RandomPatterns.draw(9, 70, 5);
    RandomPatterns many = RandomPatterns.draw(9, 70, 50);
    for (int pattern = 0; pattern < 5; pattern++) {
      assertArrayEquals(few.inputs()[pattern], many.inputs()[pattern]);
    }
    assertArrayEquals(few.targets(), Arrays.copyOf(many.targets(), 5));
  }

  @Test
  void seedsDiffer() {
    assertFalse(
        Arrays.equals(
            RandomPatterns.draw(1, 100, 1).inputs()[0],
            RandomPatterns.draw(2, 100, 1).inputs()[0]));
  }

  @Test
  void sizesBelowOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> RandomPatterns.draw(1, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> RandomPatterns.draw(1, 5, 0));
  }
}
