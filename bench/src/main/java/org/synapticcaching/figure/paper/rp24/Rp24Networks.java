package org.synapticcaching.figure.paper.rp24;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.util.List;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.competition.CombinedSavings;
import org.synapticcaching.figure.experiment.competition.Competition;
import org.synapticcaching.figure.experiment.competition.ErrorGating;
import org.synapticcaching.figure.experiment.competition.NetworkSizes;
import org.synapticcaching.figure.experiment.competition.SelectionRules;
import org.synapticcaching.figure.experiment.competition.SubnetSizes;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.training.TrainingPlan;

/** The figures of [RP24], and one that combines its rules with learning from errors only. */
public final class Rp24Networks {
  private static final String SOURCE = "van Rossum & Pache 2024, PLoS Comput Biol 20(10):e1012553";

  /** All that select: neurons, synapses, or the inputs of each neuron. */
  private static final List<PlasticityRule> RULES =
      List.of(
          PlasticityRule.RANDOM_NEURONS,
          PlasticityRule.FIXED_NEURONS,
          PlasticityRule.PER_CLASS_NEURONS,
          PlasticityRule.ALTERNATING_NEURONS,
          PlasticityRule.LARGEST_ERRORS,
          PlasticityRule.SMALLEST_ERRORS,
          PlasticityRule.LARGEST_ACTIVITY,
          PlasticityRule.SMALLEST_ACTIVITY,
          PlasticityRule.LARGEST_UPDATES,
          PlasticityRule.SMALLEST_UPDATES,
          PlasticityRule.LARGEST_WEIGHTS,
          PlasticityRule.SMALLEST_WEIGHTS,
          PlasticityRule.LARGEST_UPDATES_PER_NEURON,
          PlasticityRule.LARGEST_WEIGHTS_PER_NEURON,
          PlasticityRule.FIXED_SYNAPSES);

  private Rp24Networks() {}

  private static long presentations(FigureOptions options) {
    return options.pick(1L, 5L) * NetworkRun.EPOCH;
  }

  private static TrainingPlan until(double quick, double paper, FigureOptions options) {
    return Competition.until(options.pick(quick, paper), presentations(options));
  }

  /** Energies against the number of hidden units, to 100 000 of them. */
  public static Figure size() {
    return new Figure(
        new FigureCard(
            "rp24-size",
            "Energy to reach 95 % against network size, with and without competition",
            SOURCE,
            "larger networks cost more, unless plasticity is restricted",
            DataNeed.CENTRED_IMAGES,
            ofSeconds(5),
            ofHours(2)),
        options ->
            new NetworkSizes(
                    options.pick(
                        List.of(100, 200, 400),
                        List.of(100, 300, 1000, 3000, 10_000, 30_000, 100_000)),
                    0.01,
                    0.02,
                    options.seeds(1, 3),
                    30_000,
                    options.pick(400, 10_000),
                    until(0.75, 0.95, options))
                .experiment());
  }

  /** Energy, time and accuracy against the plastic fraction, for every selection rule. */
  public static Figure largest() {
    return new Figure(
        new FigureCard(
            "rp24-largest",
            "Energy, time and accuracy against the plastic fraction, by selection rule",
            SOURCE,
            "changing only the largest updates saves energy, which a fixed mask hardly does",
            DataNeed.CENTRED_IMAGES,
            ofSeconds(15),
            ofHours(2)),
        options ->
            new SelectionRules(
                    options.pick(50, 200),
                    RULES,
                    options.pick(List.of(0.3), List.of(0.01, 0.03, 0.1, 0.3)),
                    5,
                    options.seeds(1, 3),
                    until(0.75, 0.95, options),
                    Competition.until(Double.NaN, presentations(options)),
                    options.pick(0.3, 0.1))
                .experiment());
  }

  /** Energy with a plastic subnet, against network size and against the subnet's size. */
  public static Figure subnet() {
    return new Figure(
        new FigureCard(
            "rp24-subnet",
            "Energy with a plastic subnet, against the size of network and subnet",
            SOURCE,
            "when only a path through the network learns, its size hardly matters",
            DataNeed.CENTRED_IMAGES,
            ofSeconds(5),
            ofMinutes(15)),
        options ->
            new SubnetSizes(
                    options.pick(
                        List.of(100, 200, 400), List.of(100, 200, 500, 1000, 2000, 5000, 10_000)),
                    80,
                    options.pick(
                        List.of(20, 80, 150),
                        List.of(20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300)),
                    options.pick(200, 1000),
                    0.01,
                    0.03,
                    options.seeds(1, 3),
                    until(0.85, 0.95, options))
                .experiment());
  }

  /** A plastic subnet, largest updates and synaptic caching, each alone and together. */
  public static Figure combined() {
    return new Figure(
        new FigureCard(
            "rp24-combined",
            "Energy of subnet, largest updates and caching, alone and combined",
            SOURCE,
            "restricting plasticity and caching save more together than each alone",
            DataNeed.CENTRED_IMAGES,
            ofSeconds(10),
            ofMinutes(15)),
        options ->
            new CombinedSavings(
                    options.pick(List.of(70, 120, 200), List.of(200, 1000, 3000)),
                    1000,
                    0.01,
                    options.pick(0.3, 0.1),
                    options.pick(60, 80),
                    options.pick(List.of(0.001, 0.002), List.of(0.0005, 0.001, 0.002, 0.004)),
                    1000,
                    0.001,
                    options.seeds(1, 3),
                    until(0.75, 0.95, options))
                .experiment());
  }

  /** Competitive rules with and without learning from errors only (lazy learning). */
  public static Figure lazy() {
    return new Figure(
        new FigureCard(
            "rp24-lazy",
            "Energy of competitive rules that learn from errors only",
            "Pache & van Rossum 2023, arXiv 2303.16067, with the rules of van Rossum & Pache 2024",
            "learning from errors only saves energy on top of competition",
            DataNeed.CENTRED_IMAGES,
            ofSeconds(5),
            ofMinutes(3)),
        options ->
            new ErrorGating(
                    options.pick(100, 200),
                    options.pick(0.3, 0.1),
                    options.pick(60, 80),
                    options.pick(List.of(0.70, 0.75), List.of(0.90, 0.93, 0.95, 0.96)),
                    options.seeds(1, 3),
                    options.pick(1L, 10L) * NetworkRun.EPOCH)
                .experiment());
  }
}
