package org.synapticcaching.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.LayerShape;

class EnergyTallyTest {
  private static final List<ChangeMeasure> MEASURES =
      List.of(ChangeMeasure.LINEAR, new ChangeMeasure(2, false));

  /** Sums that stay exact. */
  private static void add(EnergyTally tally, int times) {
    for (int t = 0; t < times; t++) {
      tally.consolidated(0.5);
      tally.updated(2);
      tally.addTransientIntegral(3);
      tally.addTransientChange(7);
    }
  }

  private static LayerLedger ledger(EnergyTally tally) {
    return tally.snapshot(
        new LayerShape("W1", 2, 3), new double[2], new double[2], 0, Churn.NOT_COUNTED);
  }

  @Test
  void whatWasAddedSinceIsAddedAgainSoOften() {
    EnergyTally expected = new EnergyTally(MEASURES);
    add(expected, 2 + 5 + 3 * 5);
    EnergyTally tally = new EnergyTally(MEASURES);
    add(tally, 2);
    EnergyTally.Since since = tally.sinceNow();
    add(tally, 5);
    since.repeat(0);
    since.repeat(3);
    assertEquals(ledger(expected), ledger(tally));
  }
}
