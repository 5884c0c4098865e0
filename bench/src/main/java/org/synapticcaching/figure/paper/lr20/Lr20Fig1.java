package org.synapticcaching.figure.paper.lr20;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.PatternLoad;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;

/** Figure 1 of [LR20]: what learning costs as the number of patterns nears capacity. */
public final class Lr20Fig1 implements Figure {
  private static final int SYNAPSES = 1000;
  private static final int STUDIED = 1900;

  @Override
  public FigureCard card() {
    return new FigureCard(
        "lr20-fig1",
        "Energy and inefficiency of a perceptron against the number of patterns",
        "Li & van Rossum 2020, eLife 9:e50804, figure 1",
        "near capacity learning costs hundreds of times the minimum",
        DataNeed.NONE,
        Duration.ofSeconds(15),
        Duration.ofMinutes(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    List<PatternLoad.Load> loads = new ArrayList<>();
    for (int patterns : options.pick(quick(), paper())) {
      boolean studied = patterns == STUDIED;
      List<Long> seeds = studied ? options.seeds(28, 40) : options.seeds(7, 9);
      loads.add(new PatternLoad.Load(patterns, seeds));
    }
    return new PatternLoad(PerceptronConventions.lr20(SYNAPSES, STUDIED), loads, STUDIED, 20)
        .experiment();
  }

  private static List<Integer> quick() {
    List<Integer> patterns = new ArrayList<>(List.of(10, 50));
    for (int p = 100; p < STUDIED; p += 100) {
      patterns.add(p);
    }
    patterns.addAll(List.of(STUDIED, 1950, 1999));
    return patterns;
  }

  private static List<Integer> paper() {
    List<Integer> patterns = new ArrayList<>();
    for (int p = 10; p < 2 * SYNAPSES; p += 10) {
      patterns.add(p);
    }
    patterns.add(2 * SYNAPSES - 1);
    return patterns;
  }
}
