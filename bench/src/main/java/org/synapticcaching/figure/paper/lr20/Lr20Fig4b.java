package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
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

/** Figure 4B of [LR20]: three policies against the maintenance cost, each at its best. */
public final class Lr20Fig4b implements Figure {
  public static final List<ConsolidationPolicy> POLICIES =
      List.of(
          ConsolidationPolicy.LOCAL_LOCAL,
          ConsolidationPolicy.LOCAL_GLOBAL,
          ConsolidationPolicy.GLOBAL_GLOBAL);

  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig4b",
        "Energy of three consolidation policies against the maintenance cost",
        "Li & van Rossum 2020, eLife 9:e50804, figure 4B",
        "which synapses trigger consolidation, and which take part, matters little",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    return new CostSweep(
            PerceptronConventions.lr20(1000, 1000),
            POLICIES,
            new ThresholdRuns.Search(0.5, 128, 9, options.pick(2, 3)),
            Lr20Fig2c.costs(options),
            options.seeds(5, 20))
        .experiment(List.of(CostClaims.policiesAlike()), List.of("theory is that of local-local"));
  }
}
