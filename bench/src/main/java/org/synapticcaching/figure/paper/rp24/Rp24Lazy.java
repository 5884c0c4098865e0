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
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
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

/** Competitive rules with and without learning from errors only (lazy learning). */
public final class Rp24Lazy implements Figure {
  private static final String GATED = ", from errors only";

  /**
   * Parameters.
   *
   * @param hidden hidden units
   * @param fraction of the synapses, of the network or of its subnet, whose updates are the largest
   * @param plastic plastic hidden units of the subnet
   * @param goals test accuracies to be reached
   * @param seeds one run each
   * @param maxPresentations after which a run has failed
   */
  record Settings(
      int hidden,
      double fraction,
      int plastic,
      List<Double> goals,
      List<Long> seeds,
      long maxPresentations) {
    TrainingPlan plan(double goal) {
      return Rp24.until(goal, maxPresentations);
    }
  }

  @Override
  public FigureCard card() {
    return new FigureCard(
        "rp24-lazy",
        "Energy of competitive rules that learn from errors only",
        "Pache & van Rossum 2023, arXiv 2303.16067, with the rules of van Rossum & Pache 2024",
        "learning from errors only saves energy on top of competition",
        DataNeed.CENTRED_IMAGES,
        Duration.ofSeconds(15),
        Duration.ofMinutes(10));
  }

  @Override
  public ExperimentPlan plan(FigureOptions options) {
    Settings settings =
        new Settings(
            options.pick(100, 200),
            options.pick(0.3, 0.1),
            options.pick(60, 80),
            options.pick(List.of(0.70, 0.75), List.of(0.90, 0.93, 0.95, 0.97)),
            options.seeds(1, 5),
            options.pick(1L, 5L) * NetworkRun.EPOCH);
    return Rp24.experiment(
        settings,
        outcomes(settings),
        rows ->
            Rp24.energiesAndTime(
                Axis.linear("test accuracy reached"), column -> curves(rows, settings, column)),
        claims(settings),
        "a pattern whose largest output is the right one changes nothing");
  }

  private static Map<String, Plasticity> rules(Settings settings) {
    Network network = Rp24.network(settings.hidden());
    PlasticShare units = PlasticShare.count(settings.plastic());
    Map<String, Plasticity> rules = new LinkedHashMap<>();
    rules.put("all", Plasticity.all());
    rules.put(
        "largest updates",
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(settings.fraction())));
    rules.put("subnet", Plasticity.subnet(units));
    rules.put(
        "subnet + largest updates", WithinSubnet.largest(network, units, settings.fraction()));
    return rules;
  }

  private static List<Outcome> outcomes(Settings settings) {
    Network network = Rp24.network(settings.hidden());
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed : settings.seeds()) {
      for (double goal : settings.goals()) {
        rules(settings)
            .forEach(
                (name, rule) -> {
                  Replica plain = Rp24.replica(network, seed).with(rule);
                  Replica gated = plain.with(rule.withErrorGate());
                  TrainingPlan plan = settings.plan(goal);
                  outcomes.add(Rp24.outcome(series(name, goal), network, plain, plan));
                  outcomes.add(Rp24.outcome(series(name + GATED, goal), network, gated, plan));
                });
      }
    }
    return outcomes;
  }

  private static String series(String name, double goal) {
    return name + " to " + Words.percent(goal);
  }

  private static List<Curve> curves(Table rows, Settings settings, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String rule : rules(settings).keySet()) {
      for (String name : List.of(rule, rule + GATED)) {
        Table part = rows.where(row -> row.text("series").startsWith(name + " to "));
        curves.add(new Outcomes(part).curve(name, "goal", column));
      }
    }
    return curves;
  }

  private static List<Claim> claims(Settings settings) {
    double goal = settings.goals().get(settings.goals().size() - 2);
    String how =
        "smallest ratio over the rules of mean energy to "
            + Words.percent(goal)
            + " without and with learning from errors only";
    List<Claim> claims = new ArrayList<>();
    for (String energy : List.of("M0", "M1")) {
      claims.add(
          Claim.qualitative(
              "learning from errors only saves " + energy + " with every rule",
              how,
              Expectation.atLeast(1),
              rows -> saving(rows, settings, goal, energy.toLowerCase(Locale.ROOT))));
    }
    return claims;
  }

  private static Measurement saving(Table rows, Settings settings, double goal, String column) {
    Outcomes all = new Outcomes(rows);
    List<Double> ratios = new ArrayList<>();
    StringBuilder detail = new StringBuilder("mean without and with:");
    for (String rule : rules(settings).keySet()) {
      Outcomes without = all.of(series(rule, goal));
      Outcomes with = all.of(series(rule + GATED, goal));
      detail.append(' ').append(rule).append(' ').append(without.leastInWords(column));
      detail.append(" and ").append(with.leastInWords(column)).append(',');
      ratios.add(without.least(column).mean() / with.least(column).mean());
    }
    detail.append(' ').append(all.missed());
    return ratios.stream().anyMatch(ratio -> ratio.isNaN())
        ? Measurement.missing("a rule did not always reach the goal both ways; " + detail)
        : new Measurement(Statistics.min(ratios), settings.seeds().size(), detail.toString());
  }
}
