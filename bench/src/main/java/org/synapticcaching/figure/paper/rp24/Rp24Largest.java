package org.synapticcaching.figure.paper.rp24;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** [RP24]: energy, time and accuracy against the plastic fraction, for every selection rule. */
public final class Rp24Largest implements Figure {
  private static final String COUPLED = "largest-updates, coupled";
  private static final String THROUGHOUT = ", all epochs";
  private static final String ALL = PlasticityRule.ALL.id();
  private static final String LARGEST = PlasticityRule.LARGEST_UPDATES.id();
  private static final String FIXED = PlasticityRule.FIXED_SYNAPSES.id();

  private static final List<PlasticityRule> RULES =
      List.of(
          PlasticityRule.RANDOM_NEURONS,
          PlasticityRule.FIXED_NEURONS,
          PlasticityRule.PER_CLASS_NEURONS,
          PlasticityRule.ALTERNATING_NEURONS,
          PlasticityRule.LARGEST_ERRORS,
          PlasticityRule.SMALLEST_ERRORS,
          PlasticityRule.LARGEST_ACTIVITY,
          PlasticityRule.SMALLEST_ACTIVITY,
          PlasticityRule.LARGEST_UPDATES,
          PlasticityRule.SMALLEST_UPDATES,
          PlasticityRule.LARGEST_WEIGHTS,
          PlasticityRule.SMALLEST_WEIGHTS,
          PlasticityRule.LARGEST_UPDATES_PER_NEURON,
          PlasticityRule.LARGEST_WEIGHTS_PER_NEURON,
          PlasticityRule.FIXED_SYNAPSES);

  /** Accuracy lost that no longer counts as near-equal, and from which on it counts as lost. */
  private static final double POINT = 0.01;

  /**
   * Parameters.
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
  record Settings(
      int hidden,
      List<PlasticityRule> rules,
      List<Double> fractions,
      int masks,
      List<Long> seeds,
      TrainingPlan plan,
      TrainingPlan wholePlan,
      double comparedAt) {}

  @Override
  public FigureCard card() {
    return new FigureCard(
        "rp24-largest",
        "Energy, time and accuracy against the plastic fraction, by selection rule",
        Rp24.SOURCE,
        "changing only the largest updates saves energy, which fixed masks do not",
        DataNeed.CENTRED_IMAGES,
        Duration.ofSeconds(45),
        Duration.ofHours(2));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    long presentations = options.pick(1L, 5L) * NetworkRun.EPOCH;
    Settings settings =
        new Settings(
            options.pick(50, 200),
            RULES,
            options.pick(List.of(0.3), List.of(0.01, 0.03, 0.1, 0.3)),
            5,
            options.seeds(1, 3),
            Rp24.until(options.pick(0.75, 0.95), presentations),
            Rp24.until(Double.NaN, presentations),
            options.pick(0.3, 0.1));
    return Rp24.experiment(
        settings,
        outcomes(settings),
        rows -> charts(rows, settings),
        claims(settings),
        "fractions are equal in both layers but for the coupled curve; masks of neurons that stay"
            + " are left out at fractions at which no output would learn",
        "masks on errors are felt by the layer below");
  }

  private static List<Outcome> outcomes(Settings settings) {
    Network network = Rp24.network(settings.hidden());
    TrainingPlan plan = settings.plan();
    TrainingPlan whole = settings.wholePlan();
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : settings.seeds()) {
      Replica plain = Rp24.replica(network, seed);
      Replica still = plain.with(Plasticity.of(PlasticityRule.STATIC_HIDDEN, PlasticShare.ALL));
      outcomes.add(Rp24.outcome(ALL, network, plain, plan));
      outcomes.add(Rp24.outcome(ALL + THROUGHOUT, network, plain, whole));
      outcomes.add(Rp24.outcome(PlasticityRule.STATIC_HIDDEN.id(), network, still, plan));
      for (double fraction : settings.fractions()) {
        selections(settings, fraction)
            .forEach(
                (series, selection) -> {
                  Replica replica = plain.with(selection);
                  if (!fits(selection, network)) {
                    return;
                  }
                  outcomes.add(outcome(series, fraction, replica, network, plan));
                  if (series.equals(LARGEST) || series.equals(FIXED)) {
                    outcomes.add(outcome(series + THROUGHOUT, fraction, replica, network, whole));
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

  private static Map<String, Plasticity> selections(Settings settings, double fraction) {
    Map<String, Plasticity> selections = new LinkedHashMap<>();
    for (PlasticityRule rule : settings.rules()) {
      Plasticity plasticity = Plasticity.of(rule, PlasticShare.fraction(fraction));
      boolean alternates = rule == PlasticityRule.ALTERNATING_NEURONS;
      selections.put(rule.id(), alternates ? plasticity.withMasks(settings.masks()) : plasticity);
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

  private static List<ChartSpec> charts(Table rows, Settings settings) {
    Outcomes all = new Outcomes(rows);
    Axis fraction = Axis.log("plastic fraction");
    List<ChartSpec> panels = new ArrayList<>();
    panels.addAll(Rp24.energiesAndTime(fraction, column -> curves(all, settings, column)));
    List<Curve> accuracies = new ArrayList<>();
    for (String each : List.of(LARGEST, FIXED)) {
      accuracies.add(all.of(each + THROUGHOUT).curve(each, "fraction", "accuracy"));
    }
    accuracies.add(level(all.of(ALL + THROUGHOUT), settings, "accuracy"));
    panels.add(
        new ChartSpec(
            "Accuracy after all epochs",
            fraction,
            Axis.linear("test accuracy"),
            accuracies,
            Legend.RIGHT));
    return panels;
  }

  /** Rules that never reach the goal keep their colour and have no curve. */
  private static List<Curve> curves(Outcomes all, Settings settings, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String each : selections(settings, settings.comparedAt()).keySet()) {
      curves.add(all.of(each).curve(each, "fraction", column));
    }
    curves.add(level(all.of(ALL), settings, column));
    return curves;
  }

  /** A line at the mean without competition. */
  private static Curve level(Outcomes runs, Settings settings, String column) {
    double mean = Statistics.mean(runs.rows().numbers(column));
    return Curves.level(ALL, settings.fractions().get(0), 1, mean).with(Curve.Style.REFERENCE);
  }

  private static List<Claim> claims(Settings settings) {
    String ratio =
        "least mean over fractions whose runs all reach "
            + Words.percent(settings.plan().goal())
            + ", of the best other selection rule over that of largest-updates";
    String lost =
        String.format(
            Locale.ROOT,
            "after %d presentations, p = %s: mean accuracy of all less that of ",
            settings.wholePlan().maxPresentations(),
            settings.comparedAt());
    return List.of(
        Claim.qualitative(
            "largest-updates saves most of all selection rules in M0",
            ratio,
            Expectation.atLeast(1),
            rows -> saving(rows, settings, "m0")),
        Claim.qualitative(
            "largest-updates saves most of all selection rules in M1",
            ratio,
            Expectation.atLeast(1),
            rows -> saving(rows, settings, "m1")),
        Claim.quantitative(
            "at near-equal final accuracy",
            lost + "largest-updates, one percentage point counting as near-equal",
            Expectation.atMost(POINT),
            rows -> lost(rows, LARGEST, settings)),
        Claim.quantitative(
            "fixed synapse masks lose accuracy",
            lost + "fixed-synapses, one percentage point counting as a loss",
            Expectation.atLeast(POINT),
            rows -> lost(rows, FIXED, settings)));
  }

  private static Measurement saving(Table rows, Settings settings, String column) {
    Outcomes all = new Outcomes(rows);
    Outcomes.Least largest = all.of(LARGEST).least(column);
    if (!largest.exists()) {
      return Measurement.missing("largest-updates did not always reach the goal at any fraction");
    }
    List<String> others = new ArrayList<>();
    settings.rules().forEach(rule -> others.add(rule.id()));
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
        : new Measurement(best / largest.mean(), settings.seeds().size(), detail.toString());
  }

  private static Measurement lost(Table rows, String rule, Settings settings) {
    Outcomes all = new Outcomes(rows);
    Table whole = all.of(ALL + THROUGHOUT).rows();
    Outcomes selected = all.of(rule + THROUGHOUT);
    Table compared = selected.where("fraction", settings.comparedAt()).rows();
    if (whole.isEmpty() || compared.isEmpty()) {
      return Measurement.missing("these runs were left out");
    }
    StringBuilder detail = new StringBuilder();
    double reference = Statistics.mean(whole.numbers("accuracy"));
    detail.append(String.format(Locale.ROOT, "all %.4f; %s by p:", reference, rule));
    selected
        .rows()
        .byNumber("fraction")
        .forEach(
            (p, part) ->
                detail.append(
                    String.format(
                        Locale.ROOT, " %s: %.4f", p, Statistics.mean(part.numbers("accuracy")))));
    double lost = reference - Statistics.mean(compared.numbers("accuracy"));
    return new Measurement(lost, compared.size(), detail.toString());
  }
}
