package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * Energies M0 and M1 against the number of hidden units, with and without competition.
 *
 * @param sizes numbers of hidden units, rising
 * @param deviation of the initial weights
 * @param widerDeviation the same of a second curve without competition
 * @param seeds runs of each size
 * @param oneRunFrom sizes from this on have one run only
 * @param judgedTo largest size that claims are about: slopes are fitted up to it, and savings are
 *     compared at it
 * @param plan when to test and when to stop
 */
public record NetworkSizes(
    List<Integer> sizes,
    double deviation,
    double widerDeviation,
    List<Long> seeds,
    int oneRunFrom,
    int judgedTo,
    TrainingPlan plan) {
  static final String ALL = "all";
  static final String LARGEST = "largest 10 %";
  static final String SUBNET = "subnet of 100";
  static final String COMBINED = "largest 10 % of a subnet of 100";
  private static final String ALL_WIDER = "all, sd 0.02";
  private static final List<String> SERIES = List.of(ALL, ALL_WIDER, LARGEST, SUBNET, COMBINED);
  private static final double FRACTION = 0.1;
  private static final int SUBNET_UNITS = 100;

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        this::charts,
        new SizeClaims(plan.goal(), deviation, judgedTo).claims(),
        "all test images are asked at every size: the first half of MNIST's test set is known to be"
            + " the easier one, so that fewer images would end runs too early; sizes from 30 000"
            + " have one run each instead",
        Words.format(
            "slopes are those of a line by least squares through the logarithms of means against"
                + " that of the number of hidden units H, over sizes up to %d; beyond, runs come"
                + " near divergence: the learning rate times the sum of the squared hidden"
                + " activities passes 2 at H = 10^5 from initial weights of sd 0.01, at 10^4 from"
                + " sd 0.03",
            judgedTo));
  }

  List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int hidden : sizes) {
      boolean large = hidden >= oneRunFrom;
      for (long seed : large ? seeds.subList(0, 1) : seeds) {
        for (String series : SERIES) {
          boolean wider = series.equals(ALL_WIDER);
          Network network = Competition.network(hidden, wider ? widerDeviation : deviation);
          Replica replica = Competition.replica(network, seed).with(plasticity(series, network));
          outcomes.add(Competition.outcome(series, network, replica, plan));
        }
      }
    }
    return outcomes;
  }

  private static Plasticity plasticity(String series, Network network) {
    PlasticShare units = PlasticShare.count(Math.min(SUBNET_UNITS, network.hidden().get(0)));
    return switch (series) {
      case LARGEST ->
          Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(FRACTION));
      case SUBNET -> Plasticity.subnet(units);
      case COMBINED -> WithinSubnet.largest(network, units, FRACTION);
      default -> Plasticity.all();
    };
  }

  private List<ChartSpec> charts(Table rows) {
    Axis hidden = Axis.log("hidden units");
    Outcomes all = new Outcomes(rows);
    List<ChartSpec> panels = new ArrayList<>();
    panels.addAll(
        Competition.energiesAndTime(hidden, Competition.goal(plan), column -> curves(all, column)));
    List<Curve> savings = new ArrayList<>();
    for (String series : List.of(LARGEST, SUBNET, COMBINED)) {
      savings.add(all.of(ALL).curveOver(all.of(series), series, "hidden", "m0"));
    }
    panels.add(Competition.panel("Saving of modifications", hidden, "M0 of all over M0", savings));
    return panels;
  }

  private static List<Curve> curves(Outcomes all, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String series : SERIES) {
      curves.add(all.of(series).curve(series, "hidden", column));
    }
    if (!column.equals("presentations")) {
      Curve direct = all.of(ALL).curve("all, set directly", "hidden", column + "_direct");
      curves.add(direct.with(Curve.Style.REFERENCE));
    }
    return curves;
  }
}
