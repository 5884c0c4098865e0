package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace(2, 100);

  @Test
  void beginsWithWhatIsWrittenDown() {
    assertEquals(2, pace.secondsPerCost(1), 1e-12);
    assertEquals(6, pace.secondsPerCost(3), 1e-12);
    assertEquals(1, Pace.slowness(List.of(pace)), 1e-12);
  }

  @Test
  void goesOverToWhatIsMeasured() {
    pace.measured(10, 50);
    assertEquals((10 * 2 + 50) / 20.0, pace.secondsPerCost(1), 1e-12);
    pace.measured(80, 400);
    assertTrue(pace.secondsPerCost(1) > 4.6 && pace.secondsPerCost(1) < 5);
  }

  @Test
  void aTimeThatIsNotKnownChangesNothing() {
    pace.measured(10, Double.NaN);
    assertEquals(2, pace.secondsPerCost(1), 1e-12);
  }

  @Test
  void allFiguresTogetherTellHowSlowTheMachineIs() {
    Pace other = new Pace(1, 10);
    pace.measured(100, 600);
    assertEquals((10 + 600) / (10 + 200.0), Pace.slowness(List.of(pace, other)), 1e-12);
  }
}
