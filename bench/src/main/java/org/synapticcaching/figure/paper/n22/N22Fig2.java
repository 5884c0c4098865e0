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

/** Figure 2 of [N22]: energy against the threshold with decay. */
public final class N22Fig2 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig2",
        "Energy against the threshold, with decay",
        "Nyiro, Read-Tannock & Hill 2022, figure 2",
        "beyond some threshold nothing is learned and maintenance saturates",
        DataNeed.NONE,
        Duration.ofSeconds(10),
        Duration.ofMinutes(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    ThresholdSweep sweep = N22.sweep(options, N22.DECAY_TIME, options.pick(2.0, 0.5), 60);
    return new EnergyParts(sweep, false, true)
        .experiment(List.of(ThresholdClaims.maintenanceSaturates()), N22.NOTES);
  }
}
