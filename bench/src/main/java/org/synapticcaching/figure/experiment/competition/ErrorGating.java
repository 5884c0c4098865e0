package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Competitive rules with and without learning from errors only (lazy learning).
 *
 * @param hidden hidden units
 * @param fraction of the synapses, of the network or of its subnet, whose updates are the largest
 * @param plastic plastic hidden units of the subnet
 * @param goals test accuracies to be reached
 * @param seeds one run each
 * @param maxPresentations after which a run has failed
 */
public record ErrorGating(
    int hidden,
    double fraction,
    int plastic,
    List<Double> goals,
    List<Long> seeds,
    long maxPresentations) {
  private static final String GATED = ", from errors only";

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        rows ->
            Competition.energiesAndTime(
                Axis.linear("test accuracy reached"), column -> curves(rows, column)),
        claims(),
        "a pattern whose largest output is the right one changes nothing");
  }

  private Map<String, Plasticity> rules() {
    Network network = Competition.network(hidden);
    PlasticShare units = PlasticShare.count(plastic);
    Map<String, Plasticity> rules = new LinkedHashMap<>();
    rules.put("all", Plasticity.all());
    rules.put(
        "largest updates",
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(fraction)));
    rules.put("subnet", Plasticity.subnet(units));
    rules.put("subnet + largest updates", WithinSubnet.largest(network, units, fraction));
    return rules;
  }

  private List<Outcome> outcomes() {
    Network network = Competition.network(hidden);
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : seeds) {
      for (double goal : goals) {
        rules()
            .forEach(
                (name, plasticity) -> {
                  Replica plain = Competition.replica(network, seed).with(plasticity);
                  Replica gated = plain.with(plasticity.withErrorGate());
                  TrainingPlan plan = Competition.until(goal, maxPresentations);
                  outcomes.add(Competition.outcome(series(name, goal), network, plain, plan));
                  outcomes.add(
                      Competition.outcome(series(name + GATED, goal), network, gated, plan));
                });
      }
    }
    return outcomes;
  }

  private static String series(String name, double goal) {
    return name + " to " + Words.percent(goal);
  }

  private List<Curve> curves(Table rows, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String rule : rules().keySet()) {
      for (String name : List.of(rule, rule + GATED)) {
        Table part = rows.where(row -> row.text("series").startsWith(name + " to "));
        curves.add(new Outcomes(part).curve(name, "goal", column));
      }
    }
    return curves;
  }

  private List<Claim> claims() {
    double goal = goals.get(goals.size() - 2);
    String how =
        "smallest ratio over the rules of mean energy to "
            + Words.percent(goal)
            + " without and with learning from errors only";
    List<Claim> claims = new ArrayList<>();
    for (String energy : List.of("M0", "M1")) {
      claims.add(
          Claim.qualitative(
              Basis.READING,
              "learning from errors only saves " + energy + " with every rule",
              how,
              Expectation.atLeast(1),
              rows -> saving(rows, goal, energy.toLowerCase(Locale.ROOT))));
    }
    return claims;
  }

  private Measurement saving(Table rows, double goal, String column) {
    Outcomes all = new Outcomes(rows);
    List<Double> ratios = new ArrayList<>();
    StringBuilder detail = new StringBuilder("mean without and with:");
    for (String rule : rules().keySet()) {
      Outcomes without = all.of(series(rule, goal));
      Outcomes with = all.of(series(rule + GATED, goal));
      detail.append(' ').append(rule).append(' ').append(without.leastInWords(column));
      detail.append(" and ").append(with.leastInWords(column)).append(',');
      ratios.add(without.least(column).mean() / with.least(column).mean());
    }
    detail.append(' ').append(all.missed());
    return ratios.stream().anyMatch(ratio -> ratio.isNaN())
        ? Measurement.missing("a rule did not always reach the goal both ways; " + detail)
        : new Measurement(Statistics.min(ratios), seeds.size(), detail.toString());
  }
}
