package org.synapticcaching.figure.paper.rp24;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.Outcome;
import org.synapticcaching.figure.experiment.network.Outcomes;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/** [RP24]: energies M0 and M1 against the number of hidden units, to 100 000 of them. */
public final class Rp24Size implements Figure {
  private static final String ALL = "all";
  private static final String ALL_WIDER = "all, sd 0.02";
  private static final String LARGEST = "largest 10 %";
  private static final String SUBNET = "subnet of 100";
  private static final String COMBINED = "largest 10 % of a subnet of 100";
  private static final List<String> SERIES = List.of(ALL, ALL_WIDER, LARGEST, SUBNET, COMBINED);
  private static final double FRACTION = 0.1;
  private static final int SUBNET_UNITS = 100;

  /**
   * Parameters.
   *
   * @param sizes numbers of hidden units, rising
   * @param deviation of the initial weights
   * @param widerDeviation the same of a second curve without competition
   * @param seeds runs of each size
   * @param oneRunFrom sizes from this on have one run only
   * @param plan when to test and when to stop
   */
  record Settings(
      List<Integer> sizes,
      double deviation,
      double widerDeviation,
      List<Long> seeds,
      int oneRunFrom,
      TrainingPlan plan) {}

  @Override
  public FigureCard card() {
    return new FigureCard(
        "rp24-size",
        "Energy to reach 95 % against network size, with and without competition",
        Rp24.SOURCE,
        "larger networks cost more, unless plasticity is restricted",
        DataNeed.CENTRED_IMAGES,
        Duration.ofSeconds(20),
        Duration.ofHours(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    Settings settings =
        new Settings(
            options.pick(
                List.of(100, 200, 400), List.of(100, 300, 1000, 3000, 10_000, 30_000, 100_000)),
            0.01,
            0.02,
            options.seeds(1, 3),
            30_000,
            Rp24.until(options.pick(0.75, 0.95), options.pick(1L, 5L) * NetworkRun.EPOCH));
    return Rp24.experiment(
        settings,
        outcomes(settings),
        rows -> Rp24.energiesAndTime(Axis.log("hidden units"), column -> curves(rows, column)),
        claims(settings),
        "all test images are asked at every size: the first half of MNIST's test set is known to be"
            + " the easier one, so that fewer images would end runs too early; sizes from 30 000"
            + " have one run each instead");
  }

  static List<Outcome> outcomes(Settings settings) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int hidden : settings.sizes()) {
      boolean large = hidden >= settings.oneRunFrom();
      for (long seed : large ? settings.seeds().subList(0, 1) : settings.seeds()) {
        for (String series : SERIES) {
          double deviation =
              series.equals(ALL_WIDER) ? settings.widerDeviation() : settings.deviation();
          Network network = Rp24.network(hidden, deviation);
          Replica replica = Rp24.replica(network, seed).with(plasticity(series, network));
          outcomes.add(Rp24.outcome(series, network, replica, settings.plan()));
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

  private static List<Claim> claims(Settings settings) {
    String how =
        "slope of the logarithm of the mean against that of H, over sizes whose runs all reach "
            + Words.percent(settings.plan().goal())
            + ", all synapses plastic, initial sd "
            + settings.deviation();
    return List.of(
        Claim.quantitative(
            "M0 grows about as the square root of the number of hidden units",
            how,
            Expectation.between(0.35, 0.65),
            rows -> slope(rows, "m0")),
        Claim.quantitative(
            "M1 grows about as the square root of the number of hidden units",
            how,
            Expectation.between(0.35, 0.65),
            rows -> slope(rows, "m1")),
        Claim.quantitative(
            "learning takes at least 10^8 modifications",
            "least M0 of a run that reaches "
                + Words.percent(settings.plan().goal())
                + ", all synapses plastic",
            Expectation.atLeast(1e8),
            Rp24Size::leastModifications));
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
    return new Measurement(slope, all.of(ALL).size(), detail.toString());
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
