package org.synapticcaching.figure.paper.n22;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.experiment.network.CachingComparison;
import org.synapticcaching.figure.experiment.network.CachingComparison.Variant;
import org.synapticcaching.figure.experiment.network.EnergyAccuracyChart;
import org.synapticcaching.figure.experiment.network.HiddenUnits;
import org.synapticcaching.figure.experiment.network.LearningRates;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.ThresholdWalk;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.training.TrainingPlan;

/**
 * The figures of [N22] about networks that learn images, with softmax output; 5A to 5C in its code.
 */
public final class N22Networks {
  /** What the published code does with maintenance, and what is done here. */
  private static final String MAINTENANCE_NOTE =
      "the published code multiplies maintenance by zero in every caching mode; here it is charged";

  private static final int TEST_EVERY = 10_000;
  private static final double LEARNING_RATE = 0.1;
  private static final double MAINTENANCE_COST = 0.001;

  private N22Networks() {}

  /** Checked every 1000 presentations, with a decay rate of 0.001 per presentation. */
  private static Consolidation caching(double threshold) {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, threshold, 1000)
        .with(Comparison.GREATER_OR_EQUAL)
        .withEvery(1000);
  }

  private static TrainingPlan until(double accuracy, long epochs) {
    return TrainingPlan.until(accuracy, epochs * NetworkRun.EPOCH, TEST_EVERY);
  }

  /** Figure 5: energy against accuracy for four learning rates. */
  public static Figure fig5() {
    return new Figure(
        new FigureCard(
            "n22-fig5",
            "Energy against accuracy for four learning rates, softmax output, without caching",
            N22Perceptrons.SOURCE + "5",
            "the same picture as lr20-fig5a with another network",
            DataNeed.IMAGES,
            ofSeconds(10),
            ofSeconds(35)),
        options ->
            new LearningRates(
                    "n22",
                    100,
                    List.of(0.001, 0.01, 0.1, 0.5),
                    options.seeds(1, 3),
                    until(0.93, options.pick(30L, 100L)),
                    0.85,
                    2,
                    1.25)
                .experiment());
  }

  /** Figure 6: energy against accuracy with and without caching. */
  public static Figure fig6() {
    return new Figure(
        new FigureCard(
            "n22-fig6",
            "Energy against accuracy with and without caching, softmax output",
            N22Perceptrons.SOURCE + "6",
            "caching saves energy at every accuracy",
            DataNeed.IMAGES,
            ofSeconds(10),
            ofSeconds(30)),
        options -> {
          Variant none = new Variant("no caching", Consolidation.none(), 0);
          Variant caching = new Variant("local-local caching", caching(5e-5), MAINTENANCE_COST);
          CachingComparison comparison =
              new CachingComparison(
                  "n22",
                  100,
                  LEARNING_RATE,
                  List.of(none, caching),
                  options.seeds(2, 5),
                  until(0.96, options.pick(12L, 30L)),
                  0.85);
          return comparison.experiment(
              EnergyAccuracyChart.fitted("Energy needed to reach an accuracy", 0.80),
              List.of(
                  Claim.qualitative(
                          Basis.READING,
                          "caching, its maintenance charged, costs less at every accuracy from 0.85",
                          comparison.leastRatioInWords(none, caching),
                          Expectation.atLeast(1),
                          rows -> comparison.leastRatio(rows, none, caching))
                      .seenAt(comparison.markLeastRatio(none, caching))),
              List.of(MAINTENANCE_NOTE, EnergyAccuracyChart.NOTE));
        });
  }

  /** Figure 7: energy to 85 % and 93 % against the hidden units. */
  public static Figure fig7() {
    return new Figure(
        new FigureCard(
            "n22-fig7",
            "Energy to 85 % and 93 % accuracy against network size, softmax output",
            N22Perceptrons.SOURCE + "7",
            "the cheapest network is neither small nor large",
            DataNeed.IMAGES,
            ofSeconds(10),
            ofMinutes(5)),
        options ->
            new HiddenUnits(
                    "n22",
                    options.pick(List.of(1, 15, 35, 70, 120, 200), evenSizes(30, 200)),
                    List.of(0.85, 0.93),
                    LEARNING_RATE,
                    caching(5e-4),
                    new ThresholdWalk(5e-4, 1),
                    MAINTENANCE_COST,
                    options.pick(40L, 80L) * NetworkRun.EPOCH,
                    TEST_EVERY,
                    options.seeds(1, 10),
                    List.of(MAINTENANCE_NOTE))
                .experiment());
  }

  /** Sizes from 1 to the largest in steps as even as whole numbers allow. */
  private static List<Integer> evenSizes(int count, int largest) {
    return IntStream.range(0, count)
        .mapToObj(i -> (int) Math.round(1 + i * (largest - 1) / (count - 1.0)))
        .toList();
  }
}
