package org.synapticcaching.figure.paper.lr20;

import static java.time.Duration.ofSeconds;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.experiment.spiking.PatternSets;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** The figure of [LR20] about a spiking neuron. */
public final class Lr20Spiking {
  private Lr20Spiking() {}

  /** Figure 2, supplement 1: a spiking neuron with and without caching. */
  public static Figure fig2s1() {
    return new Figure(
        new FigureCard(
            "lr20-fig2s1",
            "Energy of a spiking neuron against the number of patterns, with and without caching",
            Lr20Perceptrons.SOURCE + "2, supplement 1",
            "caching saves about 80 % of the energy",
            DataNeed.SPIKES,
            ofSeconds(5),
            ofSeconds(15)),
        options -> {
          List<Integer> patterns =
              options.pick(
                  List.of(1, 2, 4, 6, 8, 10, 13, 16, 20, 25),
                  IntStream.rangeClosed(1, 25).boxed().toList());
          return new PatternSets(patterns, 1e-10, 1000, options.seeds(12, 30)).experiment();
        });
  }
}
