package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.EnergyParts;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdClaims;
import org.synapticcaching.figure.experiment.perceptron.ThresholdSweep;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.ConsolidationPolicy;

/** Figure 2B of [LR20]: consolidation and maintenance against the threshold. */
public final class Lr20Fig2b implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig2b",
        "Energy of consolidation and of maintenance against the threshold, without decay",
        "Li & van Rossum 2020, eLife 9:e50804, figure 2B",
        "between many consolidations and much maintenance lies a minimum",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<Double> thresholds =
        options.pick(
            DoubleStream.of(0, 1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 32, 40, 50, 60).boxed().toList(),
            IntStream.rangeClosed(0, 60).mapToObj(i -> (double) i).toList());
    ThresholdSweep sweep =
        new ThresholdSweep(
            PerceptronConventions.lr20(1000, 1000),
            ConsolidationPolicy.LOCAL_LOCAL,
            Double.POSITIVE_INFINITY,
            thresholds,
            List.of(0.001),
            options.seeds(10, 50));
    return new EnergyParts(sweep, true, false)
        .experiment(
            List.of(
                ThresholdClaims.interiorMinimum(),
                ThresholdClaims.consolidationFalls(),
                ThresholdClaims.maintenanceRises()),
            List.of(
                "the source states neither P nor c here: P = N = 1000, c = 0.001",
                "theory without decay, with theta + 1 steps in place of theta: what more than theta"
                    + " means for whole numbers"));
  }
}
