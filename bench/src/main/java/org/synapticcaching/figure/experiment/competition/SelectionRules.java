package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
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
 * @param fractions p of the input weights, and of the output weights unless coupled
 * @param masks of the rule that alternates between them
 * @param seeds one run each
 * @param plan when to test and when to stop
 * @param wholePlan of the runs whose final accuracy is compared
 * @param comparedAt fraction at which it is, and at which a fixed mask is judged
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
  static final String COUPLED = "largest-updates, coupled";
  static final String THROUGHOUT = ", all epochs";
  static final String ALL = PlasticityRule.ALL.id();
  static final String LARGEST = PlasticityRule.LARGEST_UPDATES.id();
  static final String FIXED = PlasticityRule.FIXED_SYNAPSES.id();

  /** Series whose final accuracies are shown beside that of all. */
  private static final List<String> SEEN_THROUGHOUT = List.of(LARGEST, FIXED, COUPLED);

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return Competition.experiment(
        this,
        outcomes(),
        this::charts,
        new RuleClaims(rules, plan.goal(), wholePlan.maxPresentations(), comparedAt).claims(),
        "fractions p are equal in both layers, but coupled in the coupled curve and for fixed"
            + " synapses: p of the input weights, min(78.4 p, 1) of the output weights; masks of"
            + " neurons that stay are left out at fractions at which no output would learn",
        "masks by size of error or activity are applied after all errors have been computed, so"
            + " that the layer below does not feel them; other masks on errors are felt by it",
        "a rule counts by its best fraction of those at which all its runs reach the goal, so that"
            + " one run that misses it rules a fraction out");
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
                  if (SEEN_THROUGHOUT.contains(series)) {
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
      selections.put(rule.id(), selection(rule, fraction));
    }
    selections.put(
        COUPLED, selection(PlasticityRule.LARGEST_UPDATES, fraction).withCoupledLayers());
    return selections;
  }

  /** As the published script has it. */
  private Plasticity selection(PlasticityRule rule, double fraction) {
    Plasticity plain = Plasticity.of(rule, PlasticShare.fraction(fraction));
    return switch (rule.criterion()) {
      case SETS_IN_TURN -> plain.withMasks(masks);
      case ERROR, ACTIVITY -> plain.withoutSendingMasked();
      case FIXED_SET -> rule.selectsSynapses() ? plain.withCoupledLayers() : plain;
      default -> plain;
    };
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
    panels.addAll(
        Competition.energiesAndTime(
            fraction, Competition.goal(plan), column -> curves(all, column)));
    List<Curve> accuracies = new ArrayList<>();
    for (String each : SEEN_THROUGHOUT) {
      accuracies.add(all.of(each + THROUGHOUT).curve(each, "fraction", "accuracy"));
    }
    accuracies.add(level(all.of(ALL + THROUGHOUT), "accuracy"));
    panels.add(
        new ChartSpec(
            "Accuracy after all epochs",
            fraction,
            Axis.linear("test accuracy (fraction right)"),
            accuracies));
    return panels;
  }

  /** Rules that never reach the goal have no curve. */
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
}
