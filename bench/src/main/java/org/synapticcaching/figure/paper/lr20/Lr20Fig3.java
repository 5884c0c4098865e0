package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.DecaySweep;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdRuns;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 3 of [LR20]: what decay of the transient weights does. */
public final class Lr20Fig3 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig3",
        "Energy, best threshold and learning time against the decay rate",
        "Li & van Rossum 2020, eLife 9:e50804, figure 3",
        "decay costs energy, and slows or speeds up learning with the maintenance cost",
        DataNeed.NONE,
        Duration.ofSeconds(30),
        Duration.ofMinutes(20));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<Double> rates =
        options.pick(
            List.of(1e-5, 1e-4, 1e-3, 1e-2, 1e-1),
            List.of(1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1));
    PerceptronConventions conventions = PerceptronConventions.lr20(1000, 1000);
    return new DecaySweep(
            options.pick(conventions.withMaxEpochs(1000), conventions),
            rates,
            new ThresholdRuns.Search(0.5, 128, 9, options.pick(1, 3)),
            List.of(0.0, 1e-3, 1e-2, 1e-1),
            options.seeds(5, 10))
        .experiment();
  }
}
