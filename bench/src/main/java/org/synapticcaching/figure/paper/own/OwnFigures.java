package org.synapticcaching.figure.paper.own;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.util.List;
import java.util.stream.DoubleStream;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.adaptive.AdaptiveThresholds;
import org.synapticcaching.figure.experiment.network.AdaptiveNetworks;
import org.synapticcaching.figure.experiment.network.ChangesByThreshold;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.perceptron.AdaptivePerceptrons;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdRuns;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.search.SearchRange;

/** Figures about rules of this project's own (model section 3). */
public final class OwnFigures {
  private static final String SOURCE = "This project; no source has it";

  /** In presentations, weakest decay first. */
  private static final List<Double> DECAY_TIMES =
      List.of(Double.POSITIVE_INFINITY, 10_000.0, 1000.0, 300.0);

  private OwnFigures() {}

  /** Thresholds that set themselves beside the best fixed ones. */
  public static Figure adaptive() {
    return new Figure(
        new FigureCard(
            "own-adaptive",
            "Energy with thresholds that set themselves over that with the best fixed threshold",
            SOURCE,
            "a threshold that sets itself costs about what the best fixed one does, with decay far less,"
                + " or far more; one for each synapse mostly less",
            DataNeed.IMAGES,
            ofSeconds(5),
            ofMinutes(20)),
        options -> new AdaptiveThresholds(perceptrons(options), images(options)).experiment());
  }

  /** Rounding at random beside caching. */
  public static Figure stochastic() {
    return new Figure(
        new FigureCard(
            "own-stochastic",
            "Accuracy, number and sum of persistent changes against the threshold, for three policies",
            SOURCE,
            "rounding changes at random makes them fewer, at the price of accuracy, and saves no sum",
            DataNeed.IMAGES,
            ofSeconds(5),
            ofMinutes(4)),
        options ->
            new ChangesByThreshold(
                    "lr20",
                    100,
                    0.1,
                    List.of(
                        ConsolidationPolicy.STOCHASTIC,
                        ConsolidationPolicy.QUANTISED,
                        ConsolidationPolicy.LOCAL_LOCAL),
                    options.pick(
                        List.of(1e-3, 1e-2, 1e-1, 1.0),
                        List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0)),
                    options.pick(4000L, NetworkRun.EPOCH),
                    options.seeds(1, 2))
                .experiment());
  }

  private static List<Double> decayTimes(FigureOptions options) {
    return options.pick(List.of(DECAY_TIMES.get(0), DECAY_TIMES.get(2)), DECAY_TIMES);
  }

  private static List<Double> costs(FigureOptions options) {
    return options.pick(
        List.of(1e-5, 1e-3, 1e-2),
        DoubleStream.of(1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1).boxed().toList());
  }

  private static AdaptivePerceptrons perceptrons(FigureOptions options) {
    int synapses = options.pick(250, 1000);
    List<PerceptronConventions> loads =
        options.pick(List.of(0.5, 1.0), List.of(0.5, 1.0, 1.5)).stream()
            .map(ratio -> PerceptronConventions.lr20(synapses, (int) (ratio * synapses)))
            .map(load -> load.withMaxEpochs(options.pick(200, 1000)))
            .toList();
    return new AdaptivePerceptrons(
        loads,
        decayTimes(options),
        options.pick(
            new ThresholdRuns.Search(0.5, 128, 5, 1), new ThresholdRuns.Search(0.5, 128, 9, 3)),
        costs(options),
        Threshold.Automatic.DEFAULT_MEMORY,
        options.seeds(1, 4),
        options.freshSeeds(1, 4));
  }

  private static AdaptiveNetworks images(FigureOptions options) {
    return new AdaptiveNetworks(
        "lr20",
        100,
        0.1,
        options.pick(List.of(0.70), List.of(0.90, 0.93, 0.95)),
        decayTimes(options),
        options.pick(
            SearchRange.logarithmic(0.004, 0.1, 4), SearchRange.logarithmic(0.0005, 0.128, 9)),
        options.pick(0, 3),
        costs(options),
        List.of(ThresholdScope.MATRIX, ThresholdScope.SYNAPSE),
        NetworkRun.EPOCH,
        Threshold.Automatic.DEFAULT_MEMORY,
        options.pick(14_000L, 4 * NetworkRun.EPOCH),
        options.pick(2000, 1000),
        options.seeds(1, 3),
        options.freshSeeds(1, 3));
  }
}
