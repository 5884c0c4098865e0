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
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Points;
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
 * @param countsAt hidden units of the network in which they are, one of the sizes
 * @param deviation of the initial weights
 * @param widerDeviation the same where frozen units disturb the output, by network size only
 * @param seeds one run each
 * @param plan when to test and when to stop
 */
public record SubnetSizes(
    List<Integer> sizes,
    int plastic,
    List<Integer> counts,
    int countsAt,
    double deviation,
    double widerDeviation,
    List<Long> seeds,
    TrainingPlan plan) {
  private static final String ALL = "all plastic";
  private static final String SUBNET = "subnet";
  private static final List<String> ENERGIES = List.of("M0", "M1");

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        this::charts,
        claims(),
        Words.format(
            "initial sd %s, as in the published sweep of sizes; where it is %s, the output of"
                + " hidden units that do not learn disturbs that of the subnet, the more the larger"
                + " the network",
            deviation, widerDeviation));
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : seeds) {
      for (int hidden : sizes) {
        Network network = Competition.network(hidden, deviation);
        outcomes.add(outcome(ALL, network, Plasticity.all(), seed));
        outcomes.add(outcome(SUBNET, network, subnet(plastic), seed));
        Network wide = Competition.network(hidden, widerDeviation);
        outcomes.add(outcome(wider(), wide, subnet(plastic), seed));
      }
      for (int count : counts) {
        if (count != plastic) {
          Network network = Competition.network(countsAt, deviation);
          outcomes.add(outcome(SUBNET, network, subnet(count), seed));
        }
      }
    }
    return outcomes;
  }

  private String wider() {
    return SUBNET + ", sd " + widerDeviation;
  }

  private static Plasticity subnet(int plastic) {
    return Plasticity.subnet(PlasticShare.count(plastic));
  }

  private Outcome outcome(String series, Network network, Plasticity plasticity, long seed) {
    Replica replica = Competition.replica(network, seed).with(plasticity);
    return Competition.outcome(series, network, replica, plan);
  }

  /** Those with the subnet that is compared across network sizes. */
  private Outcomes bySize(Table rows, String series) {
    return new Outcomes(rows).of(series).with("plastic_hidden", plastic);
  }

  /** Those in the network in which subnets are compared. */
  private Outcomes bySubnet(Table rows) {
    return new Outcomes(rows).of(SUBNET).with("hidden", countsAt);
  }

  private List<ChartSpec> charts(Table rows) {
    String goal = Competition.goal(plan);
    List<ChartSpec> charts = new ArrayList<>();
    charts.addAll(
        Competition.energies(
            Axis.log("hidden units"),
            goal + ", " + plastic + " plastic hidden units",
            column ->
                List.of(
                    new Outcomes(rows).of(ALL).curve(ALL, "hidden", column),
                    bySize(rows, SUBNET).curve(SUBNET, "hidden", column),
                    bySize(rows, wider()).curve(wider(), "hidden", column))));
    charts.addAll(
        Competition.energies(
            Axis.log("plastic hidden units"),
            goal + ", subnets of " + countsAt + " hidden units",
            column -> List.of(bySubnet(rows).curve(SUBNET, "plastic_hidden", column))));
    return charts;
  }

  private List<Claim> claims() {
    String goal = Words.percent(plan.goal());
    String slope =
        Words.format(
            "slope of log mean against log H by least squares with %d plastic hidden units, over"
                + " sizes whose runs all reach %s, initial sd ",
            plastic, goal);
    String optimum =
        Words.format(
            "plastic hidden units with the least mean, of those whose runs all reach %s, in a"
                + " network of %d, initial sd %s, 50 to 120 counting as roughly 60 to 100",
            goal, countsAt, deviation);
    List<Claim> claims = new ArrayList<>();
    for (String energy : ENERGIES) {
      claims.add(
          Claim.qualitative(
                  Basis.READING,
                  "with a plastic subnet "
                      + energy
                      + " is nearly independent of the network's size",
                  slope + deviation + ", 0.15 either way counting as nearly independent",
                  Expectation.between(-0.15, 0.15),
                  rows -> slope(rows, SUBNET, column(energy)))
              .seenAt(Mark.slope(ENERGIES.indexOf(energy), Points.of(Points.Kind.ALL, SUBNET))));
    }
    for (String energy : ENERGIES) {
      claims.add(
          Claim.quantitative(
                  Basis.READING,
                  energy + " is least at roughly 60 to 100 plastic hidden units",
                  optimum,
                  Expectation.between(50, 120),
                  rows -> optimum(rows, column(energy)))
              .seenAt(
                  Mark.place(
                      ENERGIES.size() + ENERGIES.indexOf(energy),
                      Points.of(Points.Kind.LOWEST, SUBNET))));
    }
    for (String energy : ENERGIES) {
      claims.add(
          Claim.reported(
              Basis.READING,
              "from wider initial weights frozen units disturb the output, and "
                  + energy
                  + " grows with the network's size",
              slope + widerDeviation,
              rows -> slope(rows, wider(), column(energy))));
    }
    return claims;
  }

  private static String column(String energy) {
    return energy.toLowerCase(Locale.ROOT);
  }

  private Measurement slope(Table rows, String series, String column) {
    Outcomes subnet = bySize(rows, series);
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
            "%s, mean:%s; all plastic, sd %s, mean:%s, slope %s; %s",
            series,
            subnet.meansInWords("hidden", column),
            deviation,
            all.meansInWords("hidden", column),
            Words.threeDigits(all.slope("hidden", column)),
            subnet.missed()));
  }

  private Measurement optimum(Table rows, String column) {
    Outcomes widths = bySubnet(rows);
    Outcomes.Least least = widths.least(column);
    if (!least.exists()) {
      return Measurement.missing("no subnet always reached the goal; " + widths.missed());
    }
    double count =
        widths.rows().where("setting", least.setting()).rows().get(0).number("plastic_hidden");
    return new Measurement(
        count,
        widths.rows().size(),
        Words.format(
            "mean:%s; %s", widths.meansInWords("plastic_hidden", column), widths.missed()));
  }
}
