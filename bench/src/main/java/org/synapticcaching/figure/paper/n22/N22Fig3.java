package org.synapticcaching.figure.paper.n22;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.DecayRates;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 3 of [N22]: energy against the threshold for several decay rates. */
public final class N22Fig3 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig3",
        "Energy against the threshold, for several decay rates",
        "Nyiro, Read-Tannock & Hill 2022, figure 3",
        "with strong decay the energy is a sigmoid in the threshold",
        DataNeed.NONE,
        Duration.ofSeconds(15),
        Duration.ofMinutes(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    return new DecayRates(
            N22.sweep(options, Double.POSITIVE_INFINITY, options.pick(3.0, 1.0), 60),
            List.of(Double.POSITIVE_INFINITY, 5000.0, 2000.0, 1000.0, N22.DECAY_TIME),
            N22.DECAY_TIME)
        .experiment(N22.NOTES);
  }
}
