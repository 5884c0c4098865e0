package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdSweep;
import org.synapticcaching.figure.experiment.perceptron.TimeAgainstThreshold;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.ConsolidationPolicy;

/** Figure 3, supplement 1A of [LR20]: learning time against energy as the threshold varies. */
public final class Lr20Fig3s1a implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig3s1a",
        "Learning time against energy of a perceptron, as the threshold varies",
        "Li & van Rossum 2020, eLife 9:e50804, figure 3, supplement 1A",
        "without maintenance cost energy is saved at the price of time",
        DataNeed.NONE,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    PerceptronConventions conventions = PerceptronConventions.lr20(1000, 1000);
    ThresholdSweep sweep =
        new ThresholdSweep(
            options.pick(conventions.withMaxEpochs(1000), conventions),
            ConsolidationPolicy.LOCAL_LOCAL,
            1000,
            IntStream.rangeClosed(0, 20).mapToObj(i -> i / 2.0).toList(),
            List.of(0.0, 1e-3, 1e-2, 1e-1),
            options.seeds(20, 100));
    return new TimeAgainstThreshold(sweep, List.of(1e-2, 1e-1), 0.9).experiment();
  }
}
