package org.synapticcaching.figure.paper.n22;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.EventOrders;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 8 of [N22]: what the order of events does to the energy. */
public final class N22Fig8 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig8",
        "Energy against the threshold, for three orders of events",
        "Nyiro, Read-Tannock & Hill 2022, figure 8 and section 4.1",
        "charging maintenance before consolidation costs more, most at low thresholds",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    return new EventOrders(N22.sweep(options, N22.DECAY_TIME, options.pick(1.0, 0.25), 12))
        .experiment(
            List.of(
                N22.NOTES.get(0),
                "learn-first and corrected learn alike and differ in what they charge; decay-first"
                    + " is the order of the perceptron script of [LR20], with a decay factor of"
                    + " 1 - 1/tau"));
  }
}
