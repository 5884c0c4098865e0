package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * Energy with a plastic subnet, against the sizes of network and subnet.
 *
 * @param sizes numbers of hidden units, rising
 * @param plastic plastic hidden units at these sizes
 * @param counts numbers of plastic hidden units that are compared, rising
 * @param countsAt hidden units of the network in which they are
 * @param seeds one run each
 * @param plan when to test and when to stop
 */
public record SubnetSizes(
    List<Integer> sizes,
    int plastic,
    List<Integer> counts,
    int countsAt,
    List<Long> seeds,
    TrainingPlan plan) {
  private static final String ALL = "all";
  private static final String SUBNET = "subnet";
  private static final String WIDTH = "subnet by its size";

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(this, outcomes(), this::charts, claims());
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : seeds) {
      for (int hidden : sizes) {
        outcomes.add(outcome(ALL, hidden, Plasticity.all(), seed));
        outcomes.add(outcome(SUBNET, hidden, subnet(plastic), seed));
      }
      for (int count : counts) {
        outcomes.add(outcome(WIDTH, countsAt, subnet(count), seed));
      }
    }
    return outcomes;
  }

  private static Plasticity subnet(int plastic) {
    return Plasticity.subnet(PlasticShare.count(plastic));
  }

  private Outcome outcome(String series, int hidden, Plasticity plasticity, long seed) {
    Network network = Competition.network(hidden);
    Replica replica = Competition.replica(network, seed).with(plasticity);
    return Competition.outcome(series, network, replica, plan);
  }

  private List<ChartSpec> charts(Table rows) {
    Outcomes all = new Outcomes(rows);
    String subnet = plastic + " plastic";
    String widths = "of " + countsAt + " hidden units";
    List<ChartSpec> charts = new ArrayList<>();
    charts.addAll(
        Competition.energies(
            Axis.log("hidden units"),
            ", by network size",
            column ->
                List.of(
                    all.of(ALL).curve("all plastic", "hidden", column),
                    all.of(SUBNET).curve(subnet, "hidden", column))));
    charts.addAll(
        Competition.energies(
            Axis.log("plastic hidden units"),
            ", by subnet size",
            column -> List.of(all.of(WIDTH).curve(widths, "plastic_hidden", column))));
    return charts;
  }

  private List<Claim> claims() {
    String goal = Words.percent(plan.goal());
    String slope =
        Words.format(
            "slope of the logarithm of the mean against that of H with %d plastic hidden units, over"
                + " sizes whose runs all reach %s, 0.15 either way counting as nearly independent",
            plastic, goal);
    String optimum =
        Words.format(
            "plastic hidden units with the least mean, of those whose runs all reach %s, in a"
                + " network of %d, 50 to 120 counting as roughly 60 to 100",
            goal, countsAt);
    List<Claim> claims = new ArrayList<>();
    List<String> energies = List.of("M0", "M1");
    for (String energy : energies) {
      String column = energy.toLowerCase(Locale.ROOT);
      claims.add(
          Claim.qualitative(
              Basis.READING,
              "with a plastic subnet " + energy + " is nearly independent of the network's size",
              slope,
              Expectation.between(-0.15, 0.15),
              rows -> slope(rows, column)));
    }
    for (String energy : energies) {
      String column = energy.toLowerCase(Locale.ROOT);
      claims.add(
          Claim.quantitative(
              Basis.READING,
              energy + " is least at roughly 60 to 100 plastic hidden units",
              optimum,
              Expectation.between(50, 120),
              rows -> optimum(rows, column)));
    }
    return claims;
  }

  private static Measurement slope(Table rows, String column) {
    Outcomes subnet = new Outcomes(rows).of(SUBNET);
    double slope = subnet.slope("hidden", column);
    if (Double.isNaN(slope)) {
      return Measurement.missing(
          "fewer than three sizes always reached the goal; " + subnet.missed());
    }
    Outcomes all = new Outcomes(rows).of(ALL);
    return new Measurement(
        slope,
        subnet.rows().size(),
        Words.format(
            "subnet mean:%s; all plastic mean:%s, slope %s; %s",
            subnet.meansInWords("hidden", column),
            all.meansInWords("hidden", column),
            Words.threeDigits(all.slope("hidden", column)),
            new Outcomes(rows).missed()));
  }

  private static Measurement optimum(Table rows, String column) {
    Outcomes widths = new Outcomes(rows).of(WIDTH);
    Outcomes.Least least = widths.least(column);
    if (!least.exists()) {
      return Measurement.missing("no subnet always reached the goal; " + widths.missed());
    }
    double count =
        widths.rows().where("setting", least.setting()).rows().get(0).number("plastic_hidden");
    return new Measurement(
        count, widths.rows().size(), "mean:" + widths.meansInWords("plastic_hidden", column));
  }
}
