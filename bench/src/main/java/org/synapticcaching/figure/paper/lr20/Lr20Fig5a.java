package org.synapticcaching.figure.paper.lr20;

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

/** Figure 5A of [LR20]: energy against accuracy for ten learning rates, without caching. */
public final class Lr20Fig5a implements Figure {
  private static final List<Double> RATES =
      List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0);

  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig5a",
        "Energy against accuracy for several learning rates, without caching",
        "Li & van Rossum 2020, eLife 9:e50804, figure 5A",
        "small learning rates cost the same, large ones more",
        DataNeed.IMAGES,
        Duration.ofSeconds(15),
        Duration.ofMinutes(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    TrainingPlan plan =
        new TrainingPlan(
            options.pick(12L, 100L) * NetworkRun.EPOCH,
            6000,
            options.pick(0.92, 0.96),
            TrainingPlan.GoalCheck.EPOCH_END,
            true);
    return new LearningRates("lr20", 100, RATES, options.seeds(1, 3), plan, 0.90, 3, 1.5)
        .experiment();
  }
}
