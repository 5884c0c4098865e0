package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.CostClaims;
import org.synapticcaching.figure.experiment.perceptron.CostSweep;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdRuns;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.theory.LearningWalk;

/** Figure 2C of [LR20]: the best threshold and its energy against the maintenance cost. */
public final class Lr20Fig2c implements Figure {
  private static final int SIZE = 1000;

  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig2c",
        "Energy and best threshold against the maintenance cost, without decay",
        "Li & van Rossum 2020, eLife 9:e50804, figure 2C",
        "caching saves from everything but the minimum to nothing as maintenance gets dearer",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    LearningWalk walk = LearningWalk.perceptron(SIZE, SIZE, 1);
    return new CostSweep(
            PerceptronConventions.lr20(SIZE, SIZE),
            List.of(ConsolidationPolicy.LOCAL_LOCAL),
            new ThresholdRuns.Search(0.5, 128, 9, options.pick(2, 3)),
            costs(options),
            options.seeds(6, 20))
        .experiment(
            List.of(
                CostClaims.minimumForFree(),
                CostClaims.thresholdFalls(),
                CostClaims.noCachingWhenDear(10),
                CostClaims.energyAsInTheory(walk),
                CostClaims.thresholdAsInTheory(walk)),
            List.of(
                "theory's threshold is drawn half a step lower: between whole numbers nothing changes"));
  }

  /** 0, then 1e-6 to 10: a value per decade, or two. */
  public static List<Double> costs(FigureOptions options) {
    List<Double> costs = new ArrayList<>(List.of(0.0));
    for (int i = -6; i <= 1; i++) {
      costs.add(Double.parseDouble("1e" + i));
      if (i < 1 && options.pick(false, true)) {
        costs.add(Double.parseDouble("3e" + i));
      }
    }
    return costs;
  }
}
