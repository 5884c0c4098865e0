package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * Energy, time and accuracy against the plastic fraction, for several selection rules.
 *
 * @param hidden hidden units
 * @param rules that select
 * @param fractions p, equal in both layers unless coupled
 * @param masks of the rule that alternates between them
 * @param seeds one run each
 * @param plan when to test and when to stop
 * @param wholePlan of the runs whose final accuracy is compared
 * @param comparedAt fraction at which it is
 */
public record SelectionRules(
    int hidden,
    List<PlasticityRule> rules,
    List<Double> fractions,
    int masks,
    List<Long> seeds,
    TrainingPlan plan,
    TrainingPlan wholePlan,
    double comparedAt) {
  private static final String COUPLED = "largest-updates, coupled";
  private static final String THROUGHOUT = ", all epochs";
  private static final String ALL = PlasticityRule.ALL.id();
  private static final String LARGEST = PlasticityRule.LARGEST_UPDATES.id();
  private static final String FIXED = PlasticityRule.FIXED_SYNAPSES.id();

  /** Accuracy lost that no longer counts as near-equal, and from which on it counts as lost. */
  private static final double POINT = 0.01;

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        this::charts,
        claims(),
        "fractions are equal in both layers but for the coupled curve; masks of neurons that stay"
            + " are left out at fractions at which no output would learn",
        "masks on errors are felt by the layer below");
  }

  private List<Outcome> outcomes() {
    Network network = Competition.network(hidden);
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : seeds) {
      Replica plain = Competition.replica(network, seed);
      Replica still = plain.with(Plasticity.of(PlasticityRule.STATIC_HIDDEN, PlasticShare.ALL));
      outcomes.add(Competition.outcome(ALL, network, plain, plan));
      outcomes.add(Competition.outcome(ALL + THROUGHOUT, network, plain, wholePlan));
      outcomes.add(Competition.outcome(PlasticityRule.STATIC_HIDDEN.id(), network, still, plan));
      for (double fraction : fractions) {
        selections(fraction)
            .forEach(
                (series, selection) -> {
                  Replica replica = plain.with(selection);
                  if (!fits(selection, network)) {
                    return;
                  }
                  outcomes.add(outcome(series, fraction, replica, network, plan));
                  if (series.equals(LARGEST) || series.equals(FIXED)) {
                    outcomes.add(
                        outcome(series + THROUGHOUT, fraction, replica, network, wholePlan));
                  }
                });
      }
    }
    return outcomes;
  }

  private static Outcome outcome(
      String series, double fraction, Replica replica, Network network, TrainingPlan plan) {
    return new Outcome(new NetworkRun(series, network, replica, plan), fraction, 0);
  }

  private Map<String, Plasticity> selections(double fraction) {
    Map<String, Plasticity> selections = new LinkedHashMap<>();
    for (PlasticityRule rule : rules) {
      Plasticity plasticity = Plasticity.of(rule, PlasticShare.fraction(fraction));
      boolean alternates = rule == PlasticityRule.ALTERNATING_NEURONS;
      selections.put(rule.id(), alternates ? plasticity.withMasks(masks) : plasticity);
    }
    selections.put(
        COUPLED,
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(fraction))
            .withCoupledLayers());
    return selections;
  }

  /** Masks that stay are left out where none of the outputs would learn. */
  private static boolean fits(Plasticity selection, Network network) {
    try {
      selection.requireFits(network);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private List<ChartSpec> charts(Table rows) {
    Outcomes all = new Outcomes(rows);
    Axis fraction = Axis.log("plastic fraction");
    List<ChartSpec> panels = new ArrayList<>();
    panels.addAll(Competition.energiesAndTime(fraction, column -> curves(all, column)));
    List<Curve> accuracies = new ArrayList<>();
    for (String each : List.of(LARGEST, FIXED)) {
      accuracies.add(all.of(each + THROUGHOUT).curve(each, "fraction", "accuracy"));
    }
    accuracies.add(level(all.of(ALL + THROUGHOUT), "accuracy"));
    panels.add(
        new ChartSpec(
            "Accuracy after all epochs", fraction, Axis.linear("test accuracy"), accuracies));
    return panels;
  }

  /** Rules that never reach the goal keep their colour and have no curve. */
  private List<Curve> curves(Outcomes all, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String each : selections(comparedAt).keySet()) {
      curves.add(all.of(each).curve(each, "fraction", column));
    }
    curves.add(level(all.of(ALL), column));
    return curves;
  }

  /** A line at the mean without competition. */
  private Curve level(Outcomes runs, String column) {
    double mean = runs.rows().mean(column);
    return Curves.level(ALL, fractions.get(0), 1, mean).with(Curve.Style.REFERENCE);
  }

  private List<Claim> claims() {
    String ratio =
        "least mean over fractions whose runs all reach "
            + Words.percent(plan.goal())
            + ", of the best other selection rule over that of largest-updates";
    String lost =
        Words.format(
            "after %d presentations, p = %s: mean accuracy of all less that of ",
            wholePlan.maxPresentations(), comparedAt);
    return List.of(
        Claim.qualitative(
            Basis.READING,
            "largest-updates saves most of all selection rules in M0",
            ratio,
            Expectation.atLeast(1),
            rows -> saving(rows, "m0")),
        Claim.qualitative(
            Basis.READING,
            "largest-updates saves most of all selection rules in M1",
            ratio,
            Expectation.atLeast(1),
            rows -> saving(rows, "m1")),
        Claim.quantitative(
            Basis.READING,
            "at near-equal final accuracy",
            lost + "largest-updates, one percentage point counting as near-equal",
            Expectation.atMost(POINT),
            rows -> lost(rows, LARGEST)),
        Claim.quantitative(
            Basis.PUBLISHED_PROGRAM,
            "fixed synapse masks lose accuracy",
            lost + "fixed-synapses, one percentage point counting as a loss",
            Expectation.atLeast(POINT),
            rows -> lost(rows, FIXED)));
  }

  private Measurement saving(Table rows, String column) {
    Outcomes all = new Outcomes(rows);
    Outcomes.Least largest = all.of(LARGEST).least(column);
    if (!largest.exists()) {
      return Measurement.missing("largest-updates did not always reach the goal at any fraction");
    }
    List<String> others = new ArrayList<>();
    rules.forEach(rule -> others.add(rule.id()));
    others.remove(LARGEST);
    others.add(PlasticityRule.STATIC_HIDDEN.id());
    double best = Double.POSITIVE_INFINITY;
    StringBuilder detail = new StringBuilder("all ");
    detail.append(Words.threeDigits(all.of(ALL).least(column).mean()));
    detail.append(", largest-updates ").append(all.of(LARGEST).leastInWords(column));
    detail.append(", coupled ").append(all.of(COUPLED).leastInWords(column));
    for (String other : others) {
      Outcomes.Least least = all.of(other).least(column);
      detail.append(", ").append(other).append(' ').append(all.of(other).leastInWords(column));
      best = least.exists() ? Math.min(best, least.mean()) : best;
    }
    return Double.isInfinite(best)
        ? Measurement.missing("no other selection rule always reached the goal; " + detail)
        : new Measurement(best / largest.mean(), seeds.size(), detail.toString());
  }

  private Measurement lost(Table rows, String rule) {
    Outcomes all = new Outcomes(rows);
    Table whole = all.of(ALL + THROUGHOUT).rows();
    Outcomes selected = all.of(rule + THROUGHOUT);
    Table compared = selected.rows().where("fraction", comparedAt);
    if (whole.isEmpty() || compared.isEmpty()) {
      return Measurement.missing("these runs were left out");
    }
    StringBuilder detail = new StringBuilder();
    double reference = whole.mean("accuracy");
    detail.append(Words.format("all %.4f; %s by p:", reference, rule));
    selected
        .rows()
        .byNumber("fraction")
        .forEach((p, part) -> detail.append(Words.format(" %s: %.4f", p, part.mean("accuracy"))));
    double lost = reference - compared.mean("accuracy");
    return new Measurement(lost, compared.size(), detail.toString());
  }
}
