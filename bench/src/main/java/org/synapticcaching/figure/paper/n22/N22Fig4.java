package org.synapticcaching.figure.paper.n22;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.CostClaims;
import org.synapticcaching.figure.experiment.perceptron.CostSweep;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdRuns;
import org.synapticcaching.figure.paper.lr20.Lr20Fig2c;
import org.synapticcaching.figure.paper.lr20.Lr20Fig4b;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 4 of [N22]: the best threshold against the maintenance cost. */
public final class N22Fig4 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "n22-fig4",
        "Best threshold and energy of three policies against the maintenance cost",
        "Nyiro, Read-Tannock & Hill 2022, figure 4",
        "the dearer maintenance, the lower the best threshold",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    return new CostSweep(
            PerceptronConventions.n22(),
            Lr20Fig4b.POLICIES,
            new ThresholdRuns.Search(0.75, 96, 8, options.pick(2, 3)),
            Lr20Fig2c.costs(options),
            options.seeds(10, 40))
        .experiment(
            List.of(CostClaims.thresholdFalls()),
            List.of(
                "N = P = 250, s at theta is over it; theory is that of local-local, its threshold drawn"
                    + " half a step lower"));
  }
}
