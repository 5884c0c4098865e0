package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.model.ConsolidationPolicy;

class QuasiStationaryTheoryTest {
  private static final PerceptronConventions CONVENTIONS = PerceptronConventions.lr20(300, 300);
  private static final double DECAY_TIME = 150;

  private static final PointContext CONTEXT =
      new PointContext(
          Optional.of(Backends.named("ejml")), Optional.empty(), () -> false, done -> {}, 1);

  private static double ratio(double threshold, double cost) {
    TrialSource trials = new SharedTrials().with(CONTEXT.perceptrons());
    TrialResult result =
        trials.at(
            new PerceptronTrial(
                CONVENTIONS,
                CONVENTIONS.spec(ConsolidationPolicy.LOCAL_LOCAL, threshold, DECAY_TIME),
                3));
    assertTrue(result.converged());
    QuasiStationaryTheory theory =
        new QuasiStationaryTheory(CONVENTIONS, DECAY_TIME, trials, CONTEXT);
    return theory.energy(result.row("c", cost).build()) / result.energy(cost).total();
  }

  @Test
  void ratesAlongARunGiveItsEnergy() {
    assertEquals(1, ratio(3, 0), 0.2);
    assertEquals(1, ratio(3, 0.01), 0.2);
  }

  @Test
  void thereIsNoTheoryWhereNothingIsCached() {
    assertEquals(Double.NaN, ratio(0.5, 0.01));
  }
}
