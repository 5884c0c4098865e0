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
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Base;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Mark.Relation;
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
 * A plastic subnet, largest updates and synaptic caching, each alone and together, in networks of
 * several sizes.
 *
 * @param sizes numbers of hidden units, rising
 * @param judgedFrom sizes from this on are judged; smaller ones are shown
 * @param deviation of the initial weights
 * @param fraction of the synapses, or of the input weights of the subnet, whose updates are the
 *     largest
 * @param plastic plastic hidden units of the subnet
 * @param thresholds theta of local-local consolidation, of which the best counts
 * @param decayTime tau
 * @param maintenanceCost c
 * @param seeds one run each
 * @param plan when to test and when to stop
 */
public record CombinedSavings(
    List<Integer> sizes,
    int judgedFrom,
    double deviation,
    double fraction,
    int plastic,
    List<Double> thresholds,
    double decayTime,
    double maintenanceCost,
    List<Long> seeds,
    TrainingPlan plan) {
  private static final String ALL = "all";
  private static final String LARGEST = "largest updates";
  private static final String SUBNET = "subnet";
  private static final String CACHING = "caching";
  private static final String BOTH = "subnet + largest updates";
  private static final String COMBINED = "subnet + largest updates + caching";
  private static final List<String> ALONE = List.of(LARGEST, SUBNET, CACHING);
  private static final List<String> SHOWN = List.of(ALL, LARGEST, SUBNET, CACHING, BOTH, COMBINED);

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        this::charts,
        claims(),
        Words.format(
            "energy: consolidation, maintenance (c = %s) and what is not yet consolidated, which"
                + " without caching is M1; caching is local-local with tau = %.0f, and of its"
                + " thresholds %s the one with the least mean energy is taken, for caching alone"
                + " and for all three together",
            maintenanceCost, decayTime, thresholds),
        Words.format(
            "largest updates: %s of the synapses of each layer; in the subnet, %s of the input"
                + " weights of its %d hidden units and all their output weights; initial sd %s",
            fraction, fraction, plastic, deviation));
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : seeds) {
      for (int hidden : sizes) {
        outcomes.addAll(outcomes(Competition.network(hidden, deviation), seed));
      }
    }
    return outcomes;
  }

  private List<Outcome> outcomes(Network network, long seed) {
    PlasticShare units = PlasticShare.count(plastic);
    Replica plain = Competition.replica(network, seed);
    Replica largest =
        plain.with(Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(fraction)));
    Replica within = plain.with(WithinSubnet.largestInputs(network, units, fraction));
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(outcome(ALL, Double.NaN, network, plain));
    outcomes.add(outcome(LARGEST, fraction, network, largest));
    outcomes.add(outcome(SUBNET, Double.NaN, network, plain.with(Plasticity.subnet(units))));
    outcomes.add(outcome(BOTH, fraction, network, within.countingChanges()));
    for (double theta : thresholds) {
      outcomes.add(outcome(CACHING, Double.NaN, network, plain.with(caching(theta))));
      outcomes.add(outcome(COMBINED, fraction, network, within.with(caching(theta))));
    }
    return outcomes;
  }

  private Consolidation caching(double theta) {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, theta, decayTime);
  }

  private Outcome outcome(String series, double share, Network network, Replica replica) {
    return new Outcome(new NetworkRun(series, network, replica, plan), share, maintenanceCost);
  }

  private List<ChartSpec> charts(Table rows) {
    String goal = Competition.goal(plan);
    Axis hidden = Axis.log("hidden units");
    List<ChartSpec> panels = new ArrayList<>();
    panels.add(
        new ChartSpec(
            "Energy" + goal, hidden, Axis.log(Curves.ENERGY), cheapest(rows, EnergyColumns.TOTAL)));
    panels.add(
        Competition.panel(
            "Number of modifications" + goal,
            hidden,
            Competition.MODIFICATIONS,
            cheapest(rows, "m0")));
    panels.add(
        Competition.panel(
            "Learning time" + goal, hidden, "presentations", cheapest(rows, "presentations")));
    for (int size : sizes) {
      Outcomes there = new Outcomes(rows).with("hidden", size);
      List<Curve> curves = new ArrayList<>();
      for (String series : List.of(CACHING, COMBINED)) {
        curves.add(there.of(series).curve(series, EnergyColumns.THRESHOLD, EnergyColumns.TOTAL));
      }
      panels.add(
          new ChartSpec(
              size + " hidden units, energy" + goal,
              Axis.log("threshold theta (weight change)"),
              Axis.log(Curves.ENERGY),
              curves));
    }
    return panels;
  }

  /** A column of the cheapest setting of every series, by size. */
  private List<Curve> cheapest(Table rows, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String series : SHOWN) {
      Curve.Builder curve = Curve.named(series);
      for (int size : sizes) {
        Outcomes there = new Outcomes(rows).of(series).with("hidden", size);
        String cheapest = there.least(EnergyColumns.TOTAL).setting();
        curve.addRuns(size, there.rows().where("setting", cheapest).numbers(column));
      }
      curves.add(curve.build());
    }
    return curves;
  }

  private List<Claim> claims() {
    String text = "subnet, largest updates and caching together are cheaper than each alone, H = ";
    String how =
        Words.format(
            "least mean energy to %s, of the cheapest of the three alone over all three together, of"
                + " settings whose runs all reach it, H = ",
            Words.percent(plan.goal()));
    List<Claim> claims = new ArrayList<>();
    for (int size : sizes) {
      claims.add(
          size < judgedFrom
              ? Claim.reported(Basis.READING, text + size, how + size, rows -> saving(rows, size))
              : Claim.qualitative(
                      Basis.READING,
                      text + size,
                      how + size,
                      Expectation.atLeast(1),
                      rows -> saving(rows, size))
                  .seenAt(
                      Mark.level(
                          0,
                          Points.at(size, COMBINED),
                          Relation.DIVIDES,
                          Base.at(size, ALONE.toArray(String[]::new)))));
    }
    for (int size : sizes) {
      claims.add(
          Claim.reported(
              Basis.READING,
              "the set of updated synapses churns: Simpson index, H = " + size,
              Words.format(
                  "mean index of the input weights, '%s': the part that the synapses changed in two"
                      + " presentations do not have in common, by our definition; 0 for a mask that"
                      + " stays",
                  BOTH),
              rows -> index(rows, size)));
    }
    return claims;
  }

  private static Measurement saving(Table rows, int size) {
    Outcomes all = new Outcomes(rows).with("hidden", size);
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
    return new Measurement(alone / combined.mean(), combined.runs(), detail);
  }

  private static String leastOfEach(Outcomes all, String column) {
    StringBuilder text = new StringBuilder();
    for (String series : SHOWN) {
      text.append(' ').append(series).append(' ');
      text.append(all.of(series).leastInWords(column)).append(',');
    }
    return text.toString();
  }

  private static Measurement index(Table rows, int size) {
    Table runs = new Outcomes(rows).of(BOTH).with("hidden", size).rows();
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
