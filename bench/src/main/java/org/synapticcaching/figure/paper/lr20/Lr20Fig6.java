package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.EpochPowers;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 6 of [LR20]: power of maintenance and of consolidation while a perceptron learns. */
public final class Lr20Fig6 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig6",
        "Maintenance and consolidation per epoch, with the theory of caches that decay",
        "Li & van Rossum 2020, eLife 9:e50804, figure 6",
        "the measured update rate is all that the theory needs",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(25));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    return new EpochPowers(
            PerceptronConventions.lr20(1000, 1000),
            500,
            0.01,
            List.of(5.0, 2.5),
            options.pick(25, 40),
            options.seeds(10, 50))
        .experiment();
  }
}
