package org.synapticcaching.figure.paper.n22;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.experiment.network.CachingComparison;
import org.synapticcaching.figure.experiment.network.CachingComparison.Variant;
import org.synapticcaching.figure.experiment.network.EnergyAccuracyChart;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.training.TrainingPlan;

/** Figure 6 of [N22] (5B in its code): energy against accuracy with and without caching. */
public final class N22Fig6 implements Figure {
  /** What the published code does with maintenance, and what is done here. */
  static final String MAINTENANCE_NOTE =
      "the published code multiplies maintenance by zero in every caching mode; here it is charged";

  /** Presentations between checks of the threshold. */
  static final int CHECK_EVERY = 1000;

  static final double MAINTENANCE_COST = 0.001;

  /** A decay rate of 0.001 per presentation. */
  static final double DECAY_TIME = 1000;

  private static final double FROM = 0.85;
  private static final String NONE = "no caching";
  private static final String CACHING = "local-local caching";

  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig6",
        "Energy against accuracy with and without caching, softmax output",
        "Nyiro, Read-Tannock & Hill 2022, figure 6",
        "caching saves energy at every accuracy",
        DataNeed.IMAGES,
        Duration.ofSeconds(15),
        Duration.ofSeconds(60));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    TrainingPlan plan =
        new TrainingPlan(
            options.pick(12L, 30L) * NetworkRun.EPOCH,
            10_000,
            0.96,
            TrainingPlan.GoalCheck.EVERY_TEST,
            false);
    Consolidation caching =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 5e-5, DECAY_TIME)
            .with(Comparison.GREATER_OR_EQUAL)
            .withEvery(CHECK_EVERY);
    return new CachingComparison(
            "n22",
            100,
            0.1,
            List.of(
                new Variant(NONE, Consolidation.none(), 0),
                new Variant(CACHING, caching, MAINTENANCE_COST)),
            options.seeds(2, 5),
            plan,
            FROM)
        .experiment(
            EnergyAccuracyChart.fitted("Energy needed to reach an accuracy", 0.80),
            List.of(
                Claim.qualitative(
                    "caching, its maintenance charged, costs less at every accuracy from 0.85",
                    "smallest ratio of mean energies",
                    Expectation.atLeast(1),
                    rows -> CachingComparison.leastRatio(rows, FROM, NONE, CACHING))),
            List.of(MAINTENANCE_NOTE, EnergyAccuracyChart.NOTE));
  }
}
