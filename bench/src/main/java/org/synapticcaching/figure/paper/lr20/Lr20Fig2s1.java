package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.spiking.PatternSets;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 2, supplement 1 of [LR20]: a spiking neuron with and without caching. */
public final class Lr20Fig2s1 implements Figure {
  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig2s1",
        "Energy of a spiking neuron against the number of patterns, with and without caching",
        "Li & van Rossum 2020, eLife 9:e50804, figure 2, supplement 1",
        "caching saves about 80 % of the energy",
        DataNeed.NONE,
        Duration.ofSeconds(10),
        Duration.ofMinutes(1));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<Integer> patterns =
        options.pick(
            List.of(1, 2, 4, 6, 8, 10, 13, 16, 20, 25),
            IntStream.rangeClosed(1, 25).boxed().toList());
    return new PatternSets(patterns, 1e-10, 1000, options.seeds(12, 30)).experiment();
  }
}
