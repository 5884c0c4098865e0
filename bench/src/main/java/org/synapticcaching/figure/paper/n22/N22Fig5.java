package org.synapticcaching.figure.paper.n22;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.network.LearningRates;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.training.TrainingPlan;

/** Figure 5 of [N22] (5A in its code): energy against accuracy for four learning rates. */
public final class N22Fig5 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig5",
        "Energy against accuracy for four learning rates, softmax output, without caching",
        "Nyiro, Read-Tannock & Hill 2022, figure 5",
        "the same picture as lr20-fig5a with another network",
        DataNeed.IMAGES,
        Duration.ofSeconds(15),
        Duration.ofMinutes(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    TrainingPlan plan =
        new TrainingPlan(
            options.pick(30L, 100L) * NetworkRun.EPOCH,
            10_000,
            0.93,
            TrainingPlan.GoalCheck.EVERY_TEST,
            false);
    return new LearningRates(
            "n22", 100, List.of(0.001, 0.01, 0.1, 0.5), options.seeds(1, 3), plan, 0.85, 2, 1.25)
        .experiment();
  }
}
