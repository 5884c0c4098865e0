package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.network.HiddenUnits;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.ThresholdWalk;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

/** Figure 5C of [LR20]: energy to 85 % and 93 % against the number of hidden units. */
public final class Lr20Fig5c implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig5c",
        "Energy to 85 % and 93 % accuracy against network size, threshold optimised",
        "Li & van Rossum 2020, eLife 9:e50804, figure 5C",
        "the cheapest network is neither small nor large",
        DataNeed.IMAGES,
        Duration.ofSeconds(20),
        Duration.ofMinutes(20));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<Integer> sizes =
        options.pick(
            List.of(5, 15, 30, 60, 155),
            IntStream.rangeClosed(1, 31).mapToObj(i -> 5 * i).toList());
    return new HiddenUnits(
            "lr20",
            sizes,
            List.of(0.85, 0.93),
            0.1,
            Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0, 1000),
            options.pick(new ThresholdWalk(0.02, 10), new ThresholdWalk(0.01, 100)),
            0.001,
            options.pick(6L, 30L) * NetworkRun.EPOCH,
            1000,
            options.seeds(1, 3),
            List.of())
        .experiment();
  }
}
