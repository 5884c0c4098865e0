package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * A plastic subnet, largest updates and synaptic caching, each alone and together.
 *
 * @param hidden hidden units
 * @param fractions of the plastic synapses, of the network or of its subnet, whose updates are the
 *     largest
 * @param plastic plastic hidden units
 * @param thresholds theta of local-local consolidation
 * @param decayTime tau
 * @param maintenanceCost c
 * @param countedAt fraction at which changes are counted
 * @param seeds one run each
 * @param plan when to test and when to stop
 */
public record CombinedSavings(
    int hidden,
    List<Double> fractions,
    List<Integer> plastic,
    List<Double> thresholds,
    double decayTime,
    double maintenanceCost,
    double countedAt,
    List<Long> seeds,
    TrainingPlan plan) {
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

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        CombinedSavings::charts,
        claims(),
        "caching is local-local; energies are consolidation, maintenance and what is not yet"
            + " consolidated, which without caching is M1");
  }

  private List<Outcome> outcomes() {
    Network network = Competition.network(hidden);
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : seeds) {
      Replica plain = Competition.replica(network, seed);
      outcomes.add(outcome(ALL, Double.NaN, plain));
      for (double p : fractions) {
        Plasticity largest =
            Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(p));
        outcomes.add(outcome(LARGEST, p, plain.with(largest)));
      }
      for (double theta : thresholds) {
        Replica caching = plain.with(caching(theta));
        outcomes.add(outcome(CACHING, Double.NaN, caching));
      }
      for (int units : plastic) {
        PlasticShare count = PlasticShare.count(units);
        Replica subnet = plain.with(Plasticity.subnet(count));
        outcomes.add(outcome(SUBNET, Double.NaN, subnet));
        for (double p : fractions) {
          Replica within = plain.with(WithinSubnet.largest(network, count, p));
          outcomes.add(outcome(BOTH, p, within));
          for (double theta : thresholds) {
            outcomes.add(outcome(COMBINED, p, within.with(caching(theta))));
          }
        }
      }
      outcomes.addAll(counted(plain, network));
    }
    return outcomes;
  }

  private List<Outcome> counted(Replica plain, Network network) {
    double p = countedAt;
    PlasticShare units = PlasticShare.count(plastic.get(0));
    Plasticity within = WithinSubnet.largest(network, units, p);
    Plasticity fixed =
        Plasticity.of(PlasticityRule.FIXED_SYNAPSES, PlasticShare.ALL).withShares(within.shares());
    return List.of(
        outcome(CHURN, p, plain.with(within).countingChanges()),
        outcome(FIXED, p, plain.with(fixed).countingChanges()));
  }

  private Consolidation caching(double theta) {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, theta, decayTime);
  }

  private Outcome outcome(String series, double fraction, Replica replica) {
    Network network = Competition.network(hidden);
    return new Outcome(new NetworkRun(series, network, replica, plan), fraction, maintenanceCost);
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
            energies),
        new ChartSpec(
            "Modifications and time, one marker per run",
            Axis.log("presentations to the goal"),
            Axis.log("M0"),
            counts));
  }

  private List<Claim> claims() {
    return List.of(
        Claim.qualitative(
            Basis.READING,
            "subnet, largest updates and caching together are cheaper than each alone",
            "least mean energy (consolidation, maintenance and residual) over settings whose runs"
                + " all reach "
                + Words.percent(plan.goal())
                + ": the cheapest of the three alone over all three together",
            Expectation.atLeast(1),
            rows -> saving(rows)),
        Claim.quantitative(
            Basis.READING,
            "the set of updated synapses churns: Simpson index about 0.6",
            Words.format(
                "mean index of the input weights, %s of a subnet of %d plastic: the part that the"
                    + " synapses changed in two presentations do not have in common; 0.45 to 0.75"
                    + " counting as about 0.6",
                countedAt, plastic.get(0)),
            Expectation.between(0.45, 0.75),
            rows -> index(rows, CHURN)),
        Claim.qualitative(
            Basis.READING,
            "a fixed mask hardly churns: Simpson index about 0.01",
            "mean index of the input weights with as many synapses in a fixed mask, up to 0.05"
                + " counting as about 0.01",
            Expectation.atMost(0.05),
            rows -> index(rows, FIXED)));
  }

  private Measurement saving(Table rows) {
    Outcomes all = new Outcomes(rows);
    String detail =
        Words.format(
            "least mean energy:%s least mean M0:%s %s",
            leastOfEach(all, EnergyColumns.TOTAL), leastOfEach(all, "m0"), all.missed());
    double alone = Double.POSITIVE_INFINITY;
    for (String series : ALONE) {
      Outcomes.Least least = all.of(series).least(EnergyColumns.TOTAL);
      alone = least.exists() ? Math.min(alone, least.mean()) : alone;
    }
    Outcomes.Least combined = all.of(COMBINED).least(EnergyColumns.TOTAL);
    if (!combined.exists() || Double.isInfinite(alone)) {
      return Measurement.missing("no setting always reached the goal; " + detail);
    }
    return new Measurement(alone / combined.mean(), seeds.size(), detail);
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
        runs.mean("simpson_input"),
        runs.size(),
        Words.format(
            "output weights %s; plastic fraction %s",
            Words.threeDigits(runs.mean("simpson_output")),
            Words.threeDigits(runs.mean("plastic_fraction"))));
  }
}
