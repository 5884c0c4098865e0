package org.synapticcaching.figure.paper.n22;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.EnergyParts;
import org.synapticcaching.figure.experiment.perceptron.ThresholdClaims;
import org.synapticcaching.figure.experiment.perceptron.ThresholdSweep;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 1 of [N22]: energy against the threshold without decay. */
public final class N22Fig1 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig1",
        "Energy against the threshold, without decay",
        "Nyiro, Read-Tannock & Hill 2022, figure 1",
        "maintenance rises with the threshold until nothing reaches it",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    ThresholdSweep sweep =
        N22.sweep(options, Double.POSITIVE_INFINITY, options.pick(4.0, 1.0), 100);
    return new EnergyParts(sweep, false, true)
        .experiment(
            List.of(ThresholdClaims.interiorMinimum(), ThresholdClaims.maintenanceSaturates()),
            N22.NOTES);
  }
}
