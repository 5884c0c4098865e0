package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.TimeAgainstEnergy;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 3, supplement 1B of [LR20]: learning time against energy as the threshold varies. */
public final class Lr20Fig3s1b implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig3s1b",
        "Learning time against energy, images to 93 %, as the threshold varies",
        "Li & van Rossum 2020, eLife 9:e50804, figure 3, supplement 1B",
        "without maintenance cost energy is saved at the price of time",
        DataNeed.IMAGES,
        Duration.ofSeconds(20),
        Duration.ofMinutes(10));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<Double> thresholds =
        options.pick(
            List.of(0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3),
            IntStream.rangeClosed(1, 120).mapToObj(i -> 5 * i / 1000.0).toList());
    return new TimeAgainstEnergy(
            100,
            0.1,
            10_000,
            0.93,
            thresholds,
            0,
            0.001,
            options.pick(8L, 30L) * NetworkRun.EPOCH,
            1000,
            options.seeds(2, 5))
        .experiment();
  }
}
