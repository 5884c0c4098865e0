package org.synapticcaching.figure.paper.n22;

import static java.time.Duration.ofSeconds;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.CostClaims;
import org.synapticcaching.figure.experiment.perceptron.CostSweep;
import org.synapticcaching.figure.experiment.perceptron.DecayRates;
import org.synapticcaching.figure.experiment.perceptron.EnergyParts;
import org.synapticcaching.figure.experiment.perceptron.EventOrders;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdClaims;
import org.synapticcaching.figure.experiment.perceptron.ThresholdRuns;
import org.synapticcaching.figure.experiment.perceptron.ThresholdSweep;
import org.synapticcaching.figure.paper.lr20.Lr20Perceptrons;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.ConsolidationPolicy;

/** The figures of [N22] about perceptrons, with the report's own conventions. */
public final class N22Perceptrons {
  /** The source, up to the number of the figure. */
  static final String SOURCE = "Nyiro, Read-Tannock & Hill 2022, figure ";

  /** Of the report's parameters: a decay rate of 0.002 per presentation. */
  private static final double DECAY_TIME = 500;

  private static final double NO_DECAY = Double.POSITIVE_INFINITY;

  /**
   * Of the report's parameters: 1 per unit and epoch (its ledger charges once in an epoch), which
   * is 1/P per presentation.
   */
  private static final double COST = 0.004;

  private static final String CONVENTIONS =
      "N = P = 250, policy local-global, s at theta is over it, thresholds in steps of learning;"
          + " c = 0.004 per presentation is the report's 1 per epoch";

  private static final List<String> NOTES =
      List.of(
          CONVENTIONS,
          "runs that did not converge in 2500 epochs count with what they had spent by then, as in"
              + " the report; the second panel tells how many they are");

  private N22Perceptrons() {}

  /**
   * Runs at evenly spaced thresholds, from half a step.
   *
   * @param decayTime tau, in presentations
   * @param spacing of the thresholds from 1 on
   * @param last the largest
   */
  private static ThresholdSweep sweep(
      FigureOptions options, double decayTime, double spacing, double last) {
    List<Double> thresholds = new ArrayList<>(List.of(0.5));
    for (int i = 0; 1.5 + i * spacing <= last; i++) {
      thresholds.add(1.5 + i * spacing);
    }
    return new ThresholdSweep(
        PerceptronConventions.n22(),
        ConsolidationPolicy.LOCAL_GLOBAL,
        decayTime,
        thresholds,
        List.of(COST),
        options.seeds(10, 20));
  }

  /** Figure 1: energy against the threshold without decay. */
  public static Figure fig1() {
    return new Figure(
        new FigureCard(
            "n22-fig1",
            "Energy against the threshold, without decay",
            SOURCE + "1",
            "maintenance rises with the threshold until nothing reaches it",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(5)),
        options ->
            new EnergyParts(sweep(options, NO_DECAY, options.pick(4.0, 1.0), 100), false, true)
                .experiment(
                    List.of(
                        ThresholdClaims.interiorMinimum(),
                        EnergyParts.markEnd(ThresholdClaims.maintenanceSaturates())),
                    NOTES));
  }

  /** Figure 2: energy against the threshold with decay. */
  public static Figure fig2() {
    return new Figure(
        new FigureCard(
            "n22-fig2",
            "Energy against the threshold, with decay",
            SOURCE + "2",
            "beyond some threshold nothing is learned and maintenance saturates",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(25)),
        options ->
            new EnergyParts(sweep(options, DECAY_TIME, options.pick(2.0, 0.5), 60), false, true)
                .experiment(
                    List.of(EnergyParts.markEnd(ThresholdClaims.maintenanceSaturates())), NOTES));
  }

  /** Figure 3: energy against the threshold for several decay rates. */
  public static Figure fig3() {
    return new Figure(
        new FigureCard(
            "n22-fig3",
            "Energy against the threshold, for several decay rates",
            SOURCE + "3",
            "with strong decay the energy is a sigmoid in the threshold",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(20)),
        options ->
            new DecayRates(
                    sweep(options, NO_DECAY, options.pick(3.0, 1.0), 60),
                    List.of(NO_DECAY, 5000.0, 2000.0, 1000.0, DECAY_TIME),
                    DECAY_TIME)
                .experiment(NOTES));
  }

  /** Figure 4: the best threshold against the maintenance cost. */
  public static Figure fig4() {
    return new Figure(
        new FigureCard(
            "n22-fig4",
            "Best threshold and energy of three policies against the maintenance cost",
            SOURCE + "4",
            "the dearer maintenance, the lower the best threshold",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(5)),
        options ->
            new CostSweep(
                    PerceptronConventions.n22(),
                    Lr20Perceptrons.POLICIES,
                    new ThresholdRuns.Search(0.75, 96, 8, options.pick(2, 3)),
                    Lr20Perceptrons.costs(options),
                    options.seeds(10, 40))
                .experiment(
                    List.of(CostClaims.thresholdFalls()),
                    List.of(
                        "N = P = 250, s at theta is over it; theory is that of local-local, its"
                            + " threshold drawn half a step lower")));
  }

  /** Figure 8: what the order of events does to the energy. */
  public static Figure fig8() {
    return new Figure(
        new FigureCard(
            "n22-fig8",
            "Energy against the threshold, for three orders of events",
            SOURCE + "8 and section 4.1",
            "charging maintenance before consolidation costs more, most at low thresholds",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(5)),
        options ->
            new EventOrders(sweep(options, DECAY_TIME, options.pick(1.0, 0.25), 12))
                .experiment(
                    List.of(
                        CONVENTIONS,
                        "learn-first and corrected learn alike and differ in what they charge;"
                            + " decay-first is the order of the perceptron script of [LR20], with a"
                            + " decay factor of 1 - 1/tau")));
  }
}
