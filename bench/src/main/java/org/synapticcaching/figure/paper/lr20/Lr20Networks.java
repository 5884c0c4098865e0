package org.synapticcaching.figure.paper.lr20;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.network.CachingComparison;
import org.synapticcaching.figure.experiment.network.CachingComparison.Variant;
import org.synapticcaching.figure.experiment.network.EnergyAccuracyChart;
import org.synapticcaching.figure.experiment.network.HiddenUnits;
import org.synapticcaching.figure.experiment.network.LearningRates;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.ThresholdWalk;
import org.synapticcaching.figure.experiment.network.TimeAgainstEnergy;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.training.TrainingPlan;

/** The figures of [LR20] about networks that learn images. */
public final class Lr20Networks {
  private static final int HIDDEN = 100;
  private static final double LEARNING_RATE = 0.1;
  private static final double MAINTENANCE_COST = 0.001;

  private Lr20Networks() {}

  /** Figure 3, supplement 1B: learning time against energy as the threshold varies. */
  public static Figure fig3s1b() {
    return new Figure(
        new FigureCard(
            "lr20-fig3s1b",
            "Learning time against energy, images to 93 %, as the threshold varies",
            Lr20Perceptrons.SOURCE + "3, supplement 1B",
            "without maintenance cost energy is saved at the price of time",
            DataNeed.IMAGES,
            ofSeconds(5),
            ofMinutes(50)),
        options ->
            new TimeAgainstEnergy(
                    HIDDEN,
                    LEARNING_RATE,
                    10_000,
                    0.93,
                    options.pick(
                        List.of(0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3),
                        IntStream.rangeClosed(1, 120).mapToObj(i -> 5 * i / 1000.0).toList()),
                    0,
                    MAINTENANCE_COST,
                    options.pick(8L, 30L) * NetworkRun.EPOCH,
                    1000,
                    options.seeds(2, 5))
                .experiment());
  }

  /** Figure 5A: energy against accuracy for ten learning rates, without caching. */
  public static Figure fig5a() {
    return new Figure(
        new FigureCard(
            "lr20-fig5a",
            "Energy against accuracy for several learning rates, without caching",
            Lr20Perceptrons.SOURCE + "5A",
            "small learning rates cost the same, large ones more",
            DataNeed.IMAGES,
            ofSeconds(10),
            ofSeconds(60)),
        options -> {
          List<Double> rates = List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0);
          TrainingPlan plan =
              new TrainingPlan(
                  options.pick(12L, 100L) * NetworkRun.EPOCH,
                  6000,
                  options.pick(0.92, 0.96),
                  TrainingPlan.GoalCheck.EPOCH_END,
                  true);
          return new LearningRates("lr20", HIDDEN, rates, options.seeds(1, 3), plan, 0.90, 3, 1.5)
              .experiment();
        });
  }

  /** Figure 5B: energy against accuracy without caching, with it, and the minimum. */
  public static Figure fig5b() {
    return new Figure(
        new FigureCard(
            "lr20-fig5b",
            "Energy against accuracy: no caching, caching, minimum",
            Lr20Perceptrons.SOURCE + "5B",
            "caching costs several times less than no caching, less so towards the best accuracy",
            DataNeed.IMAGES,
            ofSeconds(15),
            ofMinutes(4)),
        Lr20Networks::noneSomeAndAllCaching);
  }

  private static ExperimentPlan noneSomeAndAllCaching(FigureOptions options) {
    double from = 0.90;
    double decayTime = 1000;
    Variant none = new Variant("no caching", Consolidation.none(), 0);
    Variant synapse =
        new Variant(
            "local-local caching",
            Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, decayTime),
            MAINTENANCE_COST);
    Variant neuron =
        new Variant(
            "local-neuron caching",
            Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.04, decayTime),
            MAINTENANCE_COST);
    Variant minimum =
        new Variant(
            "minimum", Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY), 0);
    CachingComparison comparison =
        new CachingComparison(
            "lr20",
            HIDDEN,
            LEARNING_RATE,
            List.of(none, synapse, neuron, minimum),
            options.seeds(2, 5),
            new TrainingPlan(
                options.pick(5L, 30L) * NetworkRun.EPOCH,
                1000,
                0.97,
                TrainingPlan.GoalCheck.EPOCH_END,
                true),
            from);
    EnergyAccuracyChart chart =
        new EnergyAccuracyChart(
            "Energy needed to reach an accuracy",
            from,
            ChartSpec.Axis.log(Curves.ENERGY).from(1e3, 2e6));
    return comparison.experiment(
        chart,
        claimsOfNoneSomeAndAll(comparison, none, synapse, neuron, minimum),
        List.of(
            EnergyAccuracyChart.NOTE,
            "the source plots no caching, local-neuron caching and the minimum",
            "the minimum is read from the runs without caching: a run that never consolidates has"
                + " the same weights",
            "a transcription of the published program gave 4.3 at 0.90, 3.9 at 0.95 and 2.8 at"
                + " 0.965 for no caching over local-neuron caching"));
  }

  private static List<Claim> claimsOfNoneSomeAndAll(
      CachingComparison comparison,
      Variant none,
      Variant synapse,
      Variant neuron,
      Variant minimum) {
    return List.of(
        Claim.quantitative(
                Basis.PUBLISHED_PROGRAM,
                "no caching costs at least about 20 times the minimum at every accuracy from 0.90",
                comparison.leastRatioInWords(none, minimum) + "; 18 counting as about 20",
                Expectation.atLeast(18),
                rows -> comparison.leastRatio(rows, none, minimum))
            .seenAt(comparison.markLeastRatio(none, minimum)),
        Claim.quantitative(
                Basis.ABSTRACT,
                "caching (local-neuron) costs several-fold less than no caching at every accuracy"
                    + " from 0.90",
                comparison.leastRatioInWords(none, neuron) + "; 3 counting as several",
                Expectation.atLeast(3),
                rows -> comparison.leastRatio(rows, none, neuron))
            .seenAt(comparison.markLeastRatio(none, neuron)),
        Claim.quantitative(
            Basis.PUBLISHED_PROGRAM,
            "the saving by caching (local-neuron) falls towards the best accuracy",
            "ratio of mean energies, no caching over local-neuron caching, at the best accuracy that"
                + " all runs of both reach over that at 0.90; up to 0.9 counting as a fall",
            Expectation.atMost(0.9),
            rows -> comparison.changeOfRatio(rows, none, neuron)),
        Claim.qualitative(
            Basis.PUBLISHED_PROGRAM,
            "caching (local-neuron) lies between no caching and the minimum at every accuracy"
                + " from 0.90",
            "the smaller of two: "
                + comparison.leastRatioInWords(none, neuron)
                + "; and the same for local-neuron caching over minimum",
            Expectation.atLeast(1),
            rows ->
                CachingComparison.smallest(
                    comparison.leastRatio(rows, none, neuron),
                    comparison.leastRatio(rows, neuron, minimum))),
        Claim.reported(
            Basis.PUBLISHED_PROGRAM,
            "local-local caching, which the published program computes and does not plot",
            comparison.leastRatioInWords(none, synapse),
            rows -> comparison.leastRatio(rows, none, synapse)));
  }

  /** Figure 5C: energy to 85 % and 93 % against the number of hidden units. */
  public static Figure fig5c() {
    return new Figure(
        new FigureCard(
            "lr20-fig5c",
            "Energy to 85 % and 93 % accuracy against network size, threshold optimised",
            Lr20Perceptrons.SOURCE + "5C",
            "the cheapest network is neither small nor large",
            DataNeed.IMAGES,
            ofSeconds(10),
            ofMinutes(9)),
        options ->
            new HiddenUnits(
                    "lr20",
                    options.pick(
                        List.of(5, 15, 30, 60, 155),
                        IntStream.rangeClosed(1, 31).mapToObj(i -> 5 * i).toList()),
                    List.of(0.85, 0.93),
                    LEARNING_RATE,
                    Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0, 1000),
                    options.pick(new ThresholdWalk(0.02, 10), new ThresholdWalk(0.01, 100)),
                    MAINTENANCE_COST,
                    options.pick(6L, 30L) * NetworkRun.EPOCH,
                    1000,
                    options.seeds(1, 3),
                    List.of())
                .experiment());
  }
}
