package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.Exponents;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 1, supplement 1 of [LR20]: other ways of measuring the energy of a change. */
public final class Lr20Fig1s1 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig1s1",
        "Inefficiency against the exponent of the energy of a change, and potentiation only",
        "Li & van Rossum 2020, eLife 9:e50804, figure 1, supplement 1",
        "learning wastes energy unless small changes are very cheap",
        DataNeed.NONE,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<Double> exponents =
        options.pick(
            IntStream.rangeClosed(0, 10).mapToObj(i -> i / 4.0).toList(),
            IntStream.rangeClosed(0, 25).mapToObj(i -> i / 10.0).toList());
    return new Exponents(PerceptronConventions.lr20(1000, 1000), exponents, options.seeds(10, 50))
        .experiment();
  }
}
