package org.synapticcaching.figure.paper.rp24;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.experiment.network.Outcome;
import org.synapticcaching.figure.experiment.network.Outcomes;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/** [RP24]: a plastic subnet, largest updates and synaptic caching, each alone and together. */
public final class Rp24Combined implements Figure {
  private static final String ALL = "all";
  private static final String LARGEST = "largest updates";
  private static final String SUBNET = "subnet";
  private static final String CACHING = "caching";
  private static final String BOTH = "subnet + largest updates";
  private static final String COMBINED = "subnet + largest updates + caching";
  private static final String CHURN = "largest updates in a subnet, changes counted";
  private static final String FIXED = "fixed synapses, changes counted";
  private static final List<String> ALONE = List.of(LARGEST, SUBNET, CACHING);
  private static final List<String> SHOWN = List.of(ALL, LARGEST, SUBNET, CACHING, BOTH, COMBINED);

  /**
   * Parameters.
   *
   * @param hidden hidden units
   * @param fractions of the plastic synapses, of the network or of its subnet, whose updates are
   *     the largest
   * @param plastic plastic hidden units
   * @param thresholds theta of local-local consolidation
   * @param decayTime tau
   * @param maintenanceCost c
   * @param countedAt fraction at which changes are counted
   * @param seeds one run each
   * @param plan when to test and when to stop
   */
  record Settings(
      int hidden,
      List<Double> fractions,
      List<Integer> plastic,
      List<Double> thresholds,
      double decayTime,
      double maintenanceCost,
      double countedAt,
      List<Long> seeds,
      TrainingPlan plan) {}

  @Override
  public FigureCard card() {
    return new FigureCard(
        "rp24-combined",
        "Energy of subnet, largest updates and caching, alone and combined",
        Rp24.SOURCE,
        "restricting plasticity and caching save more together than each alone",
        DataNeed.CENTRED_IMAGES,
        Duration.ofSeconds(30),
        Duration.ofMinutes(15));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    Settings settings =
        new Settings(
            options.pick(100, 200),
            options.pick(List.of(0.3), List.of(0.03, 0.1, 0.3)),
            options.pick(List.of(60), List.of(60, 80, 100)),
            options.pick(List.of(0.002), List.of(0.0005, 0.001, 0.002, 0.005)),
            1000,
            0.001,
            0.1,
            options.seeds(1, 3),
            Rp24.until(options.pick(0.75, 0.95), options.pick(1L, 5L) * NetworkRun.EPOCH));
    return Rp24.experiment(
        settings,
        outcomes(settings),
        Rp24Combined::charts,
        claims(settings),
        "caching is local-local; energies are consolidation, maintenance and what is not yet"
            + " consolidated, which without caching is M1");
  }

  private static List<Outcome> outcomes(Settings settings) {
    Network network = Rp24.network(settings.hidden());
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : settings.seeds()) {
      Replica plain = Rp24.replica(network, seed);
      outcomes.add(outcome(ALL, Double.NaN, plain, settings));
      for (double p : settings.fractions()) {
        Plasticity largest =
            Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(p));
        outcomes.add(outcome(LARGEST, p, plain.with(largest), settings));
      }
      for (double theta : settings.thresholds()) {
        Replica caching = plain.with(caching(theta, settings));
        outcomes.add(outcome(CACHING, Double.NaN, caching, settings));
      }
      for (int units : settings.plastic()) {
        PlasticShare count = PlasticShare.count(units);
        Replica subnet = plain.with(Plasticity.subnet(count));
        outcomes.add(outcome(SUBNET, Double.NaN, subnet, settings));
        for (double p : settings.fractions()) {
          Replica within = plain.with(WithinSubnet.largest(network, count, p));
          outcomes.add(outcome(BOTH, p, within, settings));
          for (double theta : settings.thresholds()) {
            outcomes.add(outcome(COMBINED, p, within.with(caching(theta, settings)), settings));
          }
        }
      }
      outcomes.addAll(counted(plain, network, settings));
    }
    return outcomes;
  }

  private static List<Outcome> counted(Replica plain, Network network, Settings settings) {
    double p = settings.countedAt();
    PlasticShare units = PlasticShare.count(settings.plastic().get(0));
    Plasticity within = WithinSubnet.largest(network, units, p);
    Plasticity fixed =
        Plasticity.of(PlasticityRule.FIXED_SYNAPSES, PlasticShare.ALL).withShares(within.shares());
    return List.of(
        outcome(CHURN, p, plain.with(within).countingChanges(), settings),
        outcome(FIXED, p, plain.with(fixed).countingChanges(), settings));
  }

  private static Consolidation caching(double theta, Settings settings) {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, theta, settings.decayTime());
  }

  private static Outcome outcome(
      String series, double fraction, Replica replica, Settings settings) {
    Network network = Rp24.network(settings.hidden());
    return new Outcome(
        new NetworkRun(series, network, replica, settings.plan()),
        fraction,
        settings.maintenanceCost());
  }

  private static List<ChartSpec> charts(Table rows) {
    Outcomes all = new Outcomes(rows);
    List<Curve> energies = new ArrayList<>();
    List<Curve> counts = new ArrayList<>();
    for (String series : SHOWN) {
      energies.add(all.of(series).markers(series, "presentations", EnergyColumns.TOTAL));
      counts.add(all.of(series).markers(series, "presentations", "m0"));
    }
    return List.of(
        new ChartSpec(
            "Energy and time, one marker per run",
            Axis.log("presentations to the goal"),
            Axis.log(Curves.ENERGY),
            energies,
            Legend.RIGHT),
        new ChartSpec(
            "Modifications and time, one marker per run",
            Axis.log("presentations to the goal"),
            Axis.log("M0"),
            counts,
            Legend.RIGHT));
  }

  private static List<Claim> claims(Settings settings) {
    return List.of(
        Claim.qualitative(
            "subnet, largest updates and caching together are cheaper than each alone",
            "least mean energy (consolidation, maintenance and residual) over settings whose runs"
                + " all reach "
                + Words.percent(settings.plan().goal())
                + ": the cheapest of the three alone over all three together",
            Expectation.atLeast(1),
            rows -> saving(rows, settings)),
        Claim.quantitative(
            "the set of updated synapses churns: Simpson index about 0.6",
            "mean index of the input weights, "
                + settings.countedAt()
                + " of a subnet of "
                + settings.plastic().get(0)
                + " plastic: the part that the synapses changed in two presentations do not have in"
                + " common; 0.45 to 0.75 counting as about 0.6",
            Expectation.between(0.45, 0.75),
            rows -> index(rows, CHURN)),
        Claim.qualitative(
            "a fixed mask hardly churns: Simpson index about 0.01",
            "mean index of the input weights with as many synapses in a fixed mask, up to 0.05"
                + " counting as about 0.01",
            Expectation.atMost(0.05),
            rows -> index(rows, FIXED)));
  }

  private static Measurement saving(Table rows, Settings settings) {
    Outcomes all = new Outcomes(rows);
    String detail =
        "least mean energy:"
            + leastOfEach(all, EnergyColumns.TOTAL)
            + " least mean M0:"
            + leastOfEach(all, "m0")
            + " "
            + all.missed();
    double alone = Double.POSITIVE_INFINITY;
    for (String series : ALONE) {
      Outcomes.Least least = all.of(series).least(EnergyColumns.TOTAL);
      alone = least.exists() ? Math.min(alone, least.mean()) : alone;
    }
    Outcomes.Least combined = all.of(COMBINED).least(EnergyColumns.TOTAL);
    if (!combined.exists() || Double.isInfinite(alone)) {
      return Measurement.missing("no setting always reached the goal; " + detail);
    }
    return new Measurement(alone / combined.mean(), settings.seeds().size(), detail);
  }

  private static String leastOfEach(Outcomes all, String column) {
    StringBuilder text = new StringBuilder();
    for (String series : SHOWN) {
      text.append(' ').append(series).append(' ');
      text.append(all.of(series).leastInWords(column)).append(',');
    }
    return text.toString();
  }

  private static Measurement index(Table rows, String series) {
    Table runs = rows.where("series", series);
    if (runs.isEmpty()) {
      return Measurement.missing("these runs were left out");
    }
    return new Measurement(
        Statistics.mean(runs.numbers("simpson_input")),
        runs.size(),
        "output weights "
            + Words.threeDigits(Statistics.mean(runs.numbers("simpson_output")))
            + "; plastic fraction "
            + Words.threeDigits(Statistics.mean(runs.numbers("plastic_fraction"))));
  }
}
