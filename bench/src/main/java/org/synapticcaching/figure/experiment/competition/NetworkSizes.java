package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Statistics;
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
 * @param plan when to test and when to stop
 */
public record NetworkSizes(
    List<Integer> sizes,
    double deviation,
    double widerDeviation,
    List<Long> seeds,
    int oneRunFrom,
    TrainingPlan plan) {
  private static final String ALL = "all";
  private static final String ALL_WIDER = "all, sd 0.02";
  private static final String LARGEST = "largest 10 %";
  private static final String SUBNET = "subnet of 100";
  private static final String COMBINED = "largest 10 % of a subnet of 100";
  private static final List<String> SERIES = List.of(ALL, ALL_WIDER, LARGEST, SUBNET, COMBINED);
  private static final double FRACTION = 0.1;
  private static final int SUBNET_UNITS = 100;

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        rows ->
            Competition.energiesAndTime(Axis.log("hidden units"), column -> curves(rows, column)),
        claims(),
        "all test images are asked at every size: the first half of MNIST's test set is known to be"
            + " the easier one, so that fewer images would end runs too early; sizes from 30 000"
            + " have one run each instead");
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

  private static List<Curve> curves(Table rows, String column) {
    Outcomes all = new Outcomes(rows);
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

  private List<Claim> claims() {
    String how =
        Words.format(
            "slope of the logarithm of the mean against that of H, over sizes whose runs all reach"
                + " %s, all synapses plastic, initial sd %s",
            Words.percent(plan.goal()), deviation);
    List<Claim> claims = new ArrayList<>();
    for (String energy : List.of("M0", "M1")) {
      claims.add(
          Claim.quantitative(
              Basis.READING,
              energy + " grows about as the square root of the number of hidden units",
              how,
              Expectation.between(0.35, 0.65),
              rows -> slope(rows, energy.toLowerCase(Locale.ROOT))));
    }
    claims.add(
        Claim.quantitative(
            Basis.ABSTRACT,
            "learning takes at least 10^8 modifications",
            "least M0 of a run that reaches "
                + Words.percent(plan.goal())
                + ", all synapses plastic",
            Expectation.atLeast(1e8),
            NetworkSizes::leastModifications));
    return claims;
  }

  private static Measurement slope(Table rows, String column) {
    Outcomes all = new Outcomes(rows);
    double slope = all.of(ALL).slope("hidden", column);
    if (Double.isNaN(slope)) {
      return Measurement.missing("fewer than three sizes always reached the goal");
    }
    StringBuilder detail = new StringBuilder("mean by H:");
    detail.append(all.of(ALL).meansInWords("hidden", column)).append("; slopes:");
    for (String series : SERIES) {
      double other = all.of(series).slope("hidden", column);
      detail.append(' ').append(series).append(' ').append(Words.threeDigits(other));
    }
    detail.append("; ").append(all.missed());
    return new Measurement(slope, all.of(ALL).rows().size(), detail.toString());
  }

  private static Measurement leastModifications(Table rows) {
    Table reached =
        rows.where(row -> row.text("rule").equals("all") && row.text("reached").equals("true"));
    if (reached.isEmpty()) {
      return Measurement.missing("no run reached the goal");
    }
    return new Measurement(Statistics.min(reached.numbers("m0")), reached.size(), "");
  }
}
