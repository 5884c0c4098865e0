package org.synapticcaching.spiking;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscriminationTest {
  @Test
  void aSinglePatternIsAlwaysLearned() {
    assertTrue(Discrimination.learned(List.of(0.0), List.of(false)));
  }

  @Test
  void oneClassAloneIsNeverLearned() {
    assertFalse(Discrimination.learned(List.of(1.0, 2.0), List.of(true, true)));
  }

  @Test
  void farApartClassesAreLearned() {
    // Class means 2 and 12, deviations 1: ten of them apart.
    assertTrue(
        Discrimination.learned(List.of(1.0, 13.0, 3.0, 11.0), List.of(false, true, false, true)));
  }

  @Test
  void aResponseCloserThanFiveDeviationsToTheOtherClassIsNotLearned() {
    // Class means 2 and 8 with deviation 1; the nearer ones, 7 and 3, are five away: just enough.
    assertTrue(
        Discrimination.learned(List.of(1.0, 3.0, 7.0, 9.0), List.of(false, false, true, true)));
    assertFalse(
        Discrimination.learned(List.of(1.0, 3.0, 6.9, 8.9), List.of(false, false, true, true)));
  }

  @Test
  void anOutlierWithinItsClassIsNotLearned() {
    // Six at 0 and one at 7: it is 6 from the mean 1, with a deviation of sqrt(6) = 2.45.
    assertFalse(
        Discrimination.learned(
            List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0, 1000.0),
            List.of(true, true, true, true, true, true, true, false)));
    // Four at 0 and one at 5: 4 from the mean, with a deviation of 2.
    assertTrue(
        Discrimination.learned(
            List.of(0.0, 0.0, 0.0, 0.0, 5.0, 1000.0),
            List.of(true, true, true, true, true, false)));
  }

  @Test
  void equalResponsesTellNothingApart() {
    assertFalse(Discrimination.learned(List.of(2.0, 2.0), List.of(true, false)));
  }
}
