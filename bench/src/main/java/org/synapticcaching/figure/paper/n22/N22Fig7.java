package org.synapticcaching.figure.paper.n22;

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
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

/** Figure 7 of [N22] (5C in its code): energy to 85 % and 93 % against the hidden units. */
public final class N22Fig7 implements Figure {
  private static final int SIZES = 30;
  private static final int LARGEST = 200;

  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig7",
        "Energy to 85 % and 93 % accuracy against network size, softmax output",
        "Nyiro, Read-Tannock & Hill 2022, figure 7",
        "the cheapest network is neither small nor large",
        DataNeed.IMAGES,
        Duration.ofSeconds(20),
        Duration.ofMinutes(5));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    Consolidation consolidation =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 5e-4, N22Fig6.DECAY_TIME)
            .with(Comparison.GREATER_OR_EQUAL)
            .withEvery(N22Fig6.CHECK_EVERY);
    return new HiddenUnits(
            "n22",
            options.pick(List.of(1, 15, 35, 70, 120, 200), evenSizes()),
            List.of(0.85, 0.93),
            0.1,
            consolidation,
            new ThresholdWalk(5e-4, 1),
            N22Fig6.MAINTENANCE_COST,
            options.pick(40L, 80L) * NetworkRun.EPOCH,
            10_000,
            options.seeds(1, 3),
            List.of(N22Fig6.MAINTENANCE_NOTE))
        .experiment();
  }

  /** Thirty sizes from 1 to 200 in steps as even as whole numbers allow. */
  private static List<Integer> evenSizes() {
    return IntStream.range(0, SIZES)
        .mapToObj(i -> (int) Math.round(1 + i * (LARGEST - 1) / (SIZES - 1.0)))
        .toList();
  }
}
