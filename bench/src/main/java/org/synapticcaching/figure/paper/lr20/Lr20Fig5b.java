package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.network.CachingComparison;
import org.synapticcaching.figure.experiment.network.CachingComparison.Variant;
import org.synapticcaching.figure.experiment.network.EnergyAccuracyChart;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.training.TrainingPlan;

/** Figure 5B of [LR20]: energy against accuracy without caching, with it, and the minimum. */
public final class Lr20Fig5b implements Figure {
  private static final double DECAY_TIME = 1000;
  private static final double MAINTENANCE_COST = 0.001;
  private static final double FROM = 0.90;

  private static final String SMALLEST = "smallest ratio of mean energies";
  private static final String NONE = "no caching";
  private static final String SYNAPSE = "local-local caching";
  private static final String NEURON = "local-neuron caching";
  private static final String MINIMUM = "minimum";

  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig5b",
        "Energy against accuracy: no caching, caching, minimum",
        "Li & van Rossum 2020, eLife 9:e50804, figure 5B",
        "caching brings the energy of learning close to its minimum",
        DataNeed.IMAGES,
        Duration.ofSeconds(25),
        Duration.ofMinutes(5));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    TrainingPlan plan =
        new TrainingPlan(
            options.pick(5L, 30L) * NetworkRun.EPOCH,
            1000,
            0.97,
            TrainingPlan.GoalCheck.EPOCH_END,
            true);
    List<Variant> variants =
        List.of(
            new Variant(NONE, Consolidation.none(), 0),
            new Variant(
                SYNAPSE,
                Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, DECAY_TIME),
                MAINTENANCE_COST),
            new Variant(
                NEURON,
                Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.04, DECAY_TIME),
                MAINTENANCE_COST),
            new Variant(
                MINIMUM,
                Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY),
                0));
    return new CachingComparison("lr20", 100, 0.1, variants, options.seeds(2, 5), plan, FROM)
        .experiment(
            new EnergyAccuracyChart(
                "Energy needed to reach an accuracy",
                new EnergyAccuracyChart.Range(FROM, 0.98),
                ChartSpec.Axis.log(Curves.ENERGY).from(1e3, 2e6),
                ChartSpec.Legend.RIGHT),
            claims(),
            List.of(EnergyAccuracyChart.NOTE));
  }

  private static List<Claim> claims() {
    return List.of(
        Claim.quantitative(
            "no caching costs at least about 20 times the minimum at every accuracy from 0.90",
            SMALLEST + ", 18 counting as about 20",
            Expectation.atLeast(18),
            rows -> ratio(rows, NONE, MINIMUM)),
        Claim.quantitative(
            "caching costs several-fold less than no caching at every accuracy from 0.90",
            SMALLEST + " over both kinds of caching, 3 counting as several",
            Expectation.atLeast(3),
            rows ->
                CachingComparison.smallest(
                    List.of(ratio(rows, NONE, SYNAPSE), ratio(rows, NONE, NEURON)))),
        Claim.qualitative(
            "caching lies between no caching and the minimum at every accuracy from 0.90",
            SMALLEST + " of neighbouring curves",
            Expectation.atLeast(1),
            rows ->
                CachingComparison.smallest(
                    List.of(
                        ratio(rows, NONE, SYNAPSE),
                        ratio(rows, NONE, NEURON),
                        ratio(rows, SYNAPSE, MINIMUM),
                        ratio(rows, NEURON, MINIMUM)))));
  }

  private static Measurement ratio(Table rows, String above, String below) {
    return CachingComparison.leastRatio(rows, FROM, above, below);
  }
}
