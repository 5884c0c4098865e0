package org.synapticcaching.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.LayerShape;

class EnergyTest {
  private static final ChangeMeasure COUNT = new ChangeMeasure(0, false);
  private static final ChangeMeasure SQUARE_UP = new ChangeMeasure(2, true);

  @ParameterizedTest
  @CsvSource({
    "1, false, -0.5, 0.5",
    "1, true, -0.5, 0",
    "1, true, 0.5, 0.5",
    "0, false, -0.001, 1",
    "0, false, 0, 0",
    "0, true, -3, 0",
    "2, false, -3, 9",
    "0.5, false, -16, 4",
    "0.5, false, 0, 0",
    "2.5, false, 4, 32",
  })
  void changeCostsItsMagnitudeToTheExponent(
      double exponent, boolean potentiationOnly, double change, double energy) {
    assertEquals(energy, new ChangeMeasure(exponent, potentiationOnly).of(change));
  }

  /** Two updates, 0.5 and -0.25, and one consolidation of 0.25 at once, in a 2 x 3 matrix. */
  private static EnergyLedger example() {
    EnergyTally tally = new EnergyTally(List.of(COUNT, ChangeMeasure.LINEAR, SQUARE_UP));
    tally.updated(0.5);
    tally.updated(-0.25);
    tally.updated(0);
    tally.consolidated(0.25);
    tally.addTransientChange(0.5);
    tally.addTransientIntegral(3);
    double[] residual = {0.125, 1, 0.0625};
    double[] minimum = {0.375, 2, 0.125};
    LayerLedger layer =
        tally.snapshot(new LayerShape("W1", 2, 3), residual, minimum, 2, Churn.NOT_COUNTED);
    return new EnergyLedger(List.of(layer, layer));
  }

  @Test
  void oneLedgerAnswersForEveryPrice() {
    Energy energy = example().under(new EnergyModel(0.5, 4, ChangeMeasure.LINEAR));
    assertEquals(new Energy(0.5, 3, 4, 0.25, 1.5, 0.75, 4), energy);
    assertEquals(7.75, energy.total());
    assertEquals(7.75 / 0.75, energy.inefficiency());
    assertEquals(new Energy(2, 0, 0, 2, 4, 4, 4), example().under(new EnergyModel(0, 0, COUNT)));
    assertEquals(
        new Energy(0.125, 0, 0, 0.125, 0.5, 0.25, 4),
        example().under(new EnergyModel(0, 0, SQUARE_UP)));
    assertEquals(6, example().transientIntegral());
  }

  @Test
  void linearMeasureIsAlwaysTheFirstAndOnlyOnce() {
    EnergyTally tally = new EnergyTally(List.of(COUNT, ChangeMeasure.LINEAR, COUNT));
    assertEquals(List.of(ChangeMeasure.LINEAR, COUNT), tally.measures());
    assertFalse(tally.linearOnly());
    assertTrue(new EnergyTally(List.of()).linearOnly());
  }

  @Test
  void divergedLearningIsNotFinite() {
    Energy fine = new Energy(1, 0, 0, 0, 1, 1, 1);
    assertTrue(fine.isFinite());
    assertFalse(fine.plus(new Energy(Double.NaN, 0, 0, 0, 0, 0, 0)).isFinite());
    assertFalse(fine.plus(new Energy(0, 0, 0, 0, 1.0 / 0, 0, 0)).isFinite());
  }

  @ParameterizedTest
  @CsvSource({
    "LEARN_FIRST, Infinity, 1",
    "DECAY_FIRST, Infinity, 1",
    "LEARN_FIRST, 10, 0.9048374180359595",
    "CORRECTED, 10, 0.9048374180359595",
    "DECAY_FIRST, 10, 0.9",
    "DECAY_FIRST, 0.5, 0",
  })
  void decayFollowsTheOrderOfEvents(EventOrder order, double decayTime, double factor) {
    assertEquals(factor, order.decayFactor(decayTime), 1e-15);
  }

  @Test
  void everyFthPresentationIsLookedAt() {
    Consolidation rule = Consolidation.none().withEvery(3);
    assertEquals(
        List.of(false, false, true, false, false, true),
        List.of(
            rule.checksAt(1),
            rule.checksAt(2),
            rule.checksAt(3),
            rule.checksAt(4),
            rule.checksAt(5),
            rule.checksAt(6)));
  }
}
