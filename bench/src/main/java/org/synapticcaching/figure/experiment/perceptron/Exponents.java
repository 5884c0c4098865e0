package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;

/**
 * Learning without caching, its energy measured in many ways at once.
 *
 * @param conventions the task, and how its source learns
 * @param exponents alpha, rising
 * @param seeds one run each
 */
public record Exponents(
    @JsonProperty("setup") PerceptronConventions conventions,
    List<Double> exponents,
    List<Long> seeds) {
  private static final String INEFFICIENCY = "inefficiency";
  private static final String BOTH = "all changes";
  private static final String UP = "potentiation only";

  /** The experiment, with its chart and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this,
        points(),
        this::charts,
        claims(),
        List.of("theory: N (eta sqrt(K))^alpha E|z|^alpha for the minimum, z normal"));
  }

  private List<Point> points() {
    return seeds.stream()
        .map(
            seed ->
                TrialPoint.of(
                    "seed=" + seed,
                    Map.of("setup", conventions, "exponents", exponents),
                    1,
                    trial(seed).times(1),
                    SequentialTrials::new,
                    (trials, context) -> rows(trials.at(trial(seed)))))
        .toList();
  }

  private List<ChangeMeasure> measures() {
    List<ChangeMeasure> measures = new ArrayList<>();
    for (boolean onlyUp : new boolean[] {false, true}) {
      exponents.forEach(alpha -> measures.add(new ChangeMeasure(alpha, onlyUp)));
    }
    return measures;
  }

  private PerceptronTrial trial(long seed) {
    return new PerceptronTrial(conventions, conventions.uncached(measures()), seed);
  }

  private List<Row> rows(TrialResult result) {
    List<Row> rows = new ArrayList<>();
    for (ChangeMeasure measure : measures()) {
      Energy energy = result.ledger().under(new EnergyModel(0, 0, measure));
      rows.add(
          Row.builder()
              .set("series", measure.potentiationOnly() ? UP : BOTH)
              .set("synapses", conventions.synapses())
              .set("patterns", conventions.patterns())
              .set("exponent", measure.exponent())
              .set("seed", result.trial().seed())
              .set("converged", result.converged())
              .set("epochs", result.epochs())
              .set("updates", result.updates())
              .setAll(EnergyColumns.bounds(energy))
              .set(INEFFICIENCY, energy.withoutCaching() / energy.minimum())
              .build());
    }
    return rows;
  }

  private List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    Panels.converged(rows)
        .byText("series")
        .forEach(
            (series, runs) ->
                curves.add(
                    Curves.means(series, runs, "exponent", row -> row.number(INEFFICIENCY))));
    curves.add(Curves.theory("theory, all changes", exponents, conventions.walk()::inefficiency));
    Table runs = rows.where("series", BOTH).where("exponent", exponents.get(0));
    return List.of(
        new ChartSpec(
            "Inefficiency (mean and range; " + Panels.runs(runs) + ")",
            Axis.linear("exponent alpha: a change x costs |x|^alpha"),
            Axis.log("energy / minimum"),
            curves));
  }

  private List<Claim> claims() {
    return List.of(
        Claim.qualitative(
            Basis.READING,
            "the inefficiency falls with the exponent",
            "largest ratio of the mean of energy over minimum at an exponent to that at the one"
                + " before",
            Expectation.atMost(1),
            this::largestStep),
        Claim.quantitative(
                Basis.READING,
                "it is below 1 for exponents of about 2 and more",
                "exponent at which the mean of energy over minimum crosses 1, between two exponents by"
                    + " its logarithm",
                Expectation.between(1.8, 2.2),
                this::crossing)
            .seenAt(Mark.place(0, Points.of(Points.Kind.CROSSING, BOTH))),
        Claim.quantitative(
                Basis.READING,
                "paying for potentiation only makes little difference",
                "largest relative difference, over all exponents, that it makes to the mean of energy over"
                    + " minimum",
                Expectation.atMost(0.1),
                this::largestDifference)
            .seenAt(
                Mark.level(
                    0, Points.of(Points.Kind.ALL, UP), Relation.WITHIN_PART, Base.each(BOTH))));
  }

  private Map<Double, Table> byExponent(Table rows, String series) {
    return Panels.converged(rows).where("series", series).byNumber("exponent");
  }

  private Measurement largestStep(Table rows) {
    double before = Double.NaN;
    double largest = Double.NaN;
    int runs = 0;
    for (Table at : byExponent(rows, BOTH).values()) {
      double now = at.mean(INEFFICIENCY);
      largest = Double.isNaN(largest) ? now / before : Math.max(largest, now / before);
      before = now;
      runs = at.size();
    }
    return new Measurement(largest, runs, "");
  }

  private Measurement crossing(Table rows) {
    double exponent = Double.NaN;
    double level = Double.NaN;
    for (Map.Entry<Double, Table> at : byExponent(rows, BOTH).entrySet()) {
      double now = Math.log(at.getValue().mean(INEFFICIENCY));
      if (level > 0 && now <= 0) {
        double part = level / (level - now);
        return new Measurement(
            exponent + part * (at.getKey() - exponent),
            at.getValue().size(),
            Words.format("between %.2f and %.2f, on a logarithmic scale", exponent, at.getKey()));
      }
      exponent = at.getKey();
      level = now;
    }
    return Measurement.missing("the mean does not cross 1");
  }

  private Measurement largestDifference(Table rows) {
    Map<Double, Table> both = byExponent(rows, BOTH);
    double largest = Double.NaN;
    String where = "";
    int runs = 0;
    for (Map.Entry<Double, Table> up : byExponent(rows, UP).entrySet()) {
      double difference =
          up.getValue().mean(INEFFICIENCY) / both.get(up.getKey()).mean(INEFFICIENCY) - 1;
      runs = up.getValue().size();
      if (!(Math.abs(difference) <= largest)) {
        largest = Math.abs(difference);
        where = Words.format("%+.4f at alpha = %.2f", difference, up.getKey());
      }
    }
    return new Measurement(largest, runs, where);
  }
}
