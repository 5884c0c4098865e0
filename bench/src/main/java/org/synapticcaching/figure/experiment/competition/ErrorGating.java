package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

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
    return Competition.ofPoints(
        this,
        points(),
        this::charts,
        claims(),
        "a pattern whose largest output is the right one changes nothing",
        Words.format(
            "largest updates: %s of the synapses of each layer, of the network or of its subnet of"
                + " %d hidden units; learning from errors only takes several times as long, so that"
                + " runs may take %d presentations",
            fraction, plastic, maxPresentations));
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

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (long seed : seeds) {
      rules()
          .forEach(
              (name, plasticity) -> {
                points.add(point(name, seed, plasticity));
                points.add(point(name + GATED, seed, plasticity.withErrorGate()));
              });
    }
    return points;
  }

  /** One run, which passes all goals. */
  private Point point(String name, long seed, Plasticity plasticity) {
    Network network = Competition.network(hidden);
    Replica replica = Competition.replica(network, seed).with(plasticity);
    return Outcome.together(
        goals.stream()
            .map(
                goal ->
                    Competition.outcome(
                        series(name, goal),
                        network,
                        replica,
                        Competition.until(goal, maxPresentations)))
            .toList());
  }

  private static String series(String name, double goal) {
    return name + " to " + Words.percent(goal);
  }

  private List<ChartSpec> charts(Table rows) {
    Axis reached = Axis.linear("test accuracy reached (fraction right)");
    List<ChartSpec> panels = new ArrayList<>();
    panels.addAll(Competition.energiesAndTime(reached, "", column -> curves(rows, column)));
    List<Curve> savings = new ArrayList<>();
    for (String rule : rules().keySet()) {
      String gated = rule + GATED;
      savings.add(named(rows, rule).curveOver(named(rows, gated), gated, "goal", "m0"));
    }
    panels.add(
        Competition.panel(
            "Saving by learning from errors only", reached, "M0 without over M0 with", savings));
    return panels;
  }

  private List<Curve> curves(Table rows, String column) {
    List<Curve> curves = new ArrayList<>();
    for (String rule : rules().keySet()) {
      for (String name : List.of(rule, rule + GATED)) {
        curves.add(named(rows, name).curve(name, "goal", column));
      }
    }
    return curves;
  }

  private static Outcomes named(Table rows, String name) {
    return new Outcomes(rows.where(row -> row.text("series").startsWith(name + " to ")));
  }

  private List<Claim> claims() {
    double goal = goals.get(goals.size() - 2);
    String how =
        "mean energy to "
            + Words.percent(goal)
            + " without over that with learning from errors only, of the rule for which it is least";
    List<Claim> claims = new ArrayList<>();
    for (String energy : List.of("M0", "M1")) {
      Claim claim =
          Claim.qualitative(
              Basis.READING,
              "learning from errors only saves " + energy + " with every rule",
              how,
              Expectation.atLeast(1),
              rows -> saving(rows, goal, energy.toLowerCase(Locale.ROOT)));
      // The panel of savings is one of M0.
      claims.add(
          energy.equals("M0")
              ? claim.seenAt(Mark.level(3, Mark.Points.at(goal, savings())))
              : claim);
    }
    return claims;
  }

  private String[] savings() {
    return rules().keySet().stream().map(rule -> rule + GATED).toArray(String[]::new);
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
