package org.synapticcaching.figure.paper.rp24;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.Outcome;
import org.synapticcaching.figure.experiment.network.Outcomes;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/** [RP24]: energy with a plastic subnet, against network size and against the subnet's size. */
public final class Rp24Subnet implements Figure {
  private static final String ALL = "all";
  private static final String SUBNET = "subnet";
  private static final String WIDTH = "subnet by its size";

  /**
   * Parameters.
   *
   * @param sizes numbers of hidden units, rising
   * @param plastic plastic hidden units at these sizes
   * @param counts numbers of plastic hidden units that are compared, rising
   * @param countsAt hidden units of the network in which they are
   * @param seeds one run each
   * @param plan when to test and when to stop
   */
  record Settings(
      List<Integer> sizes,
      int plastic,
      List<Integer> counts,
      int countsAt,
      List<Long> seeds,
      TrainingPlan plan) {}

  @Override
  public FigureCard card() {
    return new FigureCard(
        "rp24-subnet",
        "Energy with a plastic subnet, against the size of network and subnet",
        Rp24.SOURCE,
        "when only a path through the network learns, its size hardly matters",
        DataNeed.CENTRED_IMAGES,
        Duration.ofSeconds(10),
        Duration.ofMinutes(25));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    Settings settings =
        new Settings(
            options.pick(List.of(100, 200, 400), List.of(100, 200, 500, 1000, 2000, 5000, 10_000)),
            80,
            options.pick(
                List.of(20, 60, 150), List.of(20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300)),
            options.pick(200, 1000),
            options.seeds(1, 3),
            Rp24.until(options.pick(0.85, 0.95), options.pick(1L, 5L) * NetworkRun.EPOCH));
    return Rp24.experiment(
        settings, outcomes(settings), rows -> charts(rows, settings), claims(settings));
  }

  private static List<Outcome> outcomes(Settings settings) {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : settings.seeds()) {
      for (int hidden : settings.sizes()) {
        outcomes.add(outcome(ALL, hidden, Plasticity.all(), seed, settings));
        outcomes.add(outcome(SUBNET, hidden, subnet(settings.plastic()), seed, settings));
      }
      for (int count : settings.counts()) {
        outcomes.add(outcome(WIDTH, settings.countsAt(), subnet(count), seed, settings));
      }
    }
    return outcomes;
  }

  private static Plasticity subnet(int plastic) {
    return Plasticity.subnet(PlasticShare.count(plastic));
  }

  private static Outcome outcome(
      String series, int hidden, Plasticity plasticity, long seed, Settings settings) {
    Network network = Rp24.network(hidden);
    Replica replica = Rp24.replica(network, seed).with(plasticity);
    return Rp24.outcome(series, network, replica, settings.plan());
  }

  private static List<ChartSpec> charts(Table rows, Settings settings) {
    Outcomes all = new Outcomes(rows);
    String subnet = settings.plastic() + " plastic";
    String widths = "of " + settings.countsAt() + " hidden units";
    List<ChartSpec> charts = new ArrayList<>();
    charts.addAll(
        Rp24.energies(
            Axis.log("hidden units"),
            ", by network size",
            column ->
                List.of(
                    all.of(ALL).curve("all plastic", "hidden", column),
                    all.of(SUBNET).curve(subnet, "hidden", column))));
    charts.addAll(
        Rp24.energies(
            Axis.log("plastic hidden units"),
            ", by subnet size",
            column -> List.of(all.of(WIDTH).curve(widths, "plastic_hidden", column))));
    return charts;
  }

  private static List<Claim> claims(Settings settings) {
    String goal = Words.percent(settings.plan().goal());
    String slope =
        "slope of the logarithm of the mean against that of H with "
            + settings.plastic()
            + " plastic hidden units, over sizes whose runs all reach "
            + goal
            + ", 0.15 either way counting as nearly independent";
    String optimum =
        "plastic hidden units with the least mean, of those whose runs all reach "
            + goal
            + ", in a network of "
            + settings.countsAt()
            + ", 50 to 120 counting as roughly 60 to 100";
    List<Claim> claims = new ArrayList<>();
    List<String> energies = List.of("M0", "M1");
    for (String energy : energies) {
      String column = energy.toLowerCase(Locale.ROOT);
      claims.add(
          Claim.qualitative(
              "with a plastic subnet " + energy + " is nearly independent of the network's size",
              slope,
              Expectation.between(-0.15, 0.15),
              rows -> slope(rows, column)));
    }
    for (String energy : energies) {
      String column = energy.toLowerCase(Locale.ROOT);
      claims.add(
          Claim.quantitative(
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
        subnet.size(),
        "subnet mean:"
            + subnet.meansInWords("hidden", column)
            + "; all plastic mean:"
            + all.meansInWords("hidden", column)
            + ", slope "
            + Words.threeDigits(all.slope("hidden", column))
            + "; "
            + new Outcomes(rows).missed());
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
        count, widths.size(), "mean:" + widths.meansInWords("plastic_hidden", column));
  }
}
