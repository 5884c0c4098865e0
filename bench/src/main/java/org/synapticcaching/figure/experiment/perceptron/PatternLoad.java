package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/**
 * Learning without caching as P/N rises, with the theory of the random walk.
 *
 * @param conventions the task, and how its source learns; its number of patterns is replaced by
 *     those of the loads
 * @param loads numbers of patterns, rising
 * @param studied number of patterns at which the source gives a number
 * @param enough converged runs there for a median
 */
public record PatternLoad(
    @JsonProperty("setup") PerceptronConventions conventions,
    List<Load> loads,
    int studied,
    int enough) {

  /**
   * One number of patterns.
   *
   * @param patterns P, below 2N
   * @param seeds one run each
   */
  public record Load(int patterns, List<Long> seeds) {}

  private static final String UNCACHED = "without caching";

  /** Runs that are computed and saved together. */
  private static final int TOGETHER = 5;

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this,
        points(),
        this::charts,
        claims(),
        List.of(
            "theory: K = 2P/(2-P/N)^2 updates per synapse; runs that did not converge are in"
                + " data.csv and in the last panel, and nowhere else, as in the source"));
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Load load : loads) {
      for (int from = 0; from < load.seeds().size(); from += TOGETHER) {
        int to = Math.min(from + TOGETHER, load.seeds().size());
        points.add(
            point(conventions.withPatterns(load.patterns()), load.seeds().subList(from, to)));
      }
    }
    return points;
  }

  private static Point point(PerceptronConventions task, List<Long> seeds) {
    double limit = (double) task.maxEpochs() * task.patterns();
    double learning = Math.min(limit, task.walk().presentations());
    double preparing = 1000.0 * task.patterns();
    String range = seeds.get(0) + "-" + seeds.get(seeds.size() - 1);
    return TrialPoint.of(
        "patterns=" + task.patterns() + "/seeds=" + range,
        Map.of("setup", task, "seeds", seeds),
        seeds.size() * (learning + preparing),
        trial(task, seeds.get(0)).times(seeds.size()),
        SequentialTrials::new,
        (trials, context) -> rows(task, seeds, trials, context));
  }

  private static PerceptronTrial trial(PerceptronConventions task, long seed) {
    return new PerceptronTrial(task, task.uncached(List.of()), seed);
  }

  private static List<Row> rows(
      PerceptronConventions task, List<Long> seeds, TrialSource trials, PointContext context) {
    trials.announce(seeds.stream().map(seed -> trial(task, seed)).toList());
    List<Row> rows = new ArrayList<>();
    for (long seed : seeds) {
      context.stopIfCancelled();
      rows.add(
          trials
              .at(trial(task, seed))
              .row("no caching", 0)
              .set("load", (double) task.patterns() / task.synapses())
              .build());
      context.progress((double) rows.size() / seeds.size());
    }
    return rows;
  }

  private static double inefficiency(Row row) {
    return EnergyColumns.withoutCaching(row) / EnergyColumns.minimum(row);
  }

  private List<ChartSpec> charts(Table rows) {
    Table done = Panels.converged(rows);
    Axis load = Axis.linear("patterns per synapse, P/N").from(0, 2);
    return List.of(
        new ChartSpec(
            "Energy (median and range)",
            load,
            Axis.log(Curves.ENERGY).from(1e3, 1e10),
            List.of(
                medians(UNCACHED, done, EnergyColumns::withoutCaching),
                medians("minimum", done, EnergyColumns::minimum),
                theory("theory", task -> task.walk().pathEnergy()),
                theory("", task -> task.walk().minimumEnergy()))),
        new ChartSpec(
            "Inefficiency (median and range)",
            load,
            Axis.log("energy / minimum").from(1, 1e4),
            List.of(
                medians("simulated", done, PatternLoad::inefficiency),
                theory("theory", task -> task.walk().inefficiency()))),
        new ChartSpec(
            "Learning time (median and range)",
            load,
            Axis.log("epochs with errors").from(0.5, 1e5),
            List.of(
                medians("simulated", done, row -> row.number("epochs")),
                theory("theory", task -> task.walk().presentations() / task.patterns()))),
        Panels.failedPanel(
            "Not converged in " + conventions.maxEpochs() + " epochs, left out elsewhere",
            load,
            List.of(Panels.failed("", rows, "load"))));
  }

  private static Curve medians(String name, Table rows, ToDoubleFunction<Row> value) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber("load")
        .forEach((load, runs) -> curve.addMedian(load, Curves.values(runs, value)));
    return Curves.legible(curve.build());
  }

  private Curve theory(String name, ToDoubleFunction<PerceptronConventions> value) {
    Curve.Builder curve = Curve.named(name);
    for (Load load : loads) {
      PerceptronConventions task = conventions.withPatterns(load.patterns());
      curve.add((double) task.patterns() / task.synapses(), value.applyAsDouble(task));
    }
    return curve.build().with(Curve.Style.REFERENCE);
  }

  private List<Claim> claims() {
    double load = (double) studied / conventions.synapses();
    String growth = " at P/N = " + load + " over that at P/N = 1, of converged runs";
    return List.of(
        Claim.quantitative(
                Basis.ABSTRACT,
                "storing many patterns takes extremely large amounts of energy: without caching it"
                    + " diverges towards P = 2N",
                "median energy without caching" + growth,
                Expectation.atLeast(20),
                rows -> growth(rows, EnergyColumns.WITHOUT_CACHING))
            .seenAt(Mark.level(0, Points.at(load, UNCACHED), Relation.TIMES, Base.at(1, UNCACHED))),
        Claim.quantitative(
            Basis.READING,
            "the minimum rises less steeply",
            "median minimum" + growth + ", divided by the same for the energy without caching",
            Expectation.atMost(0.5),
            this::relativeGrowth),
        Claim.quantitative(
                Basis.READING,
                "the ratio follows the theory",
                "largest factor, either way, between the median over converged runs of energy without"
                    + " caching over minimum and theory, for P/N from 0.2 to 1.8",
                Expectation.between(1, 1.5),
                this::distanceFromTheory)
            .seenAt(
                Mark.level(
                    1,
                    Points.within(0.2, 1.8, "simulated"),
                    Relation.WITHIN_FACTOR,
                    Base.each("theory"))),
        Claim.quantitative(
                Basis.READING,
                "at P = " + studied + " the ratio is about 900",
                "median of energy without caching over minimum, of at least "
                    + enough
                    + " converged runs",
                Expectation.between(600, 1500),
                this::studiedRatio)
            .seenAt(Mark.level(1, Points.at(load, "simulated"))),
        Claim.reported(
            Basis.PUBLISHED_PROGRAM,
            "runs that never converge are left out",
            Words.format(
                "part of the runs at P = %d that learn all patterns in %d epochs",
                studied, conventions.maxEpochs()),
            this::converged));
  }

  private Measurement converged(Table rows) {
    Table all = rows.where("patterns", studied);
    return all.isEmpty()
        ? Measurement.missing("no runs there")
        : new Measurement((double) Panels.converged(all).size() / all.size(), all.size(), "");
  }

  private Measurement growth(Table rows, String column) {
    Table done = Panels.converged(rows);
    Table near = done.where("patterns", studied);
    Table half = done.where("patterns", conventions.synapses());
    if (near.isEmpty() || half.isEmpty()) {
      return Measurement.missing("no converged runs at both numbers of patterns");
    }
    double value =
        Statistics.median(near.numbers(column)) / Statistics.median(half.numbers(column));
    return new Measurement(value, near.size(), "numbers of patterns grow 1.9-fold");
  }

  private Measurement relativeGrowth(Table rows) {
    Measurement dear = growth(rows, EnergyColumns.WITHOUT_CACHING);
    Measurement cheap = growth(rows, EnergyColumns.MINIMUM);
    return dear.isPresent()
        ? new Measurement(
            cheap.value() / dear.value(),
            dear.runs(),
            Words.format("%.1f over %.1f", cheap.value(), dear.value()))
        : dear;
  }

  private Measurement distanceFromTheory(Table rows) {
    double worst = Double.NaN;
    String where = "";
    int runs = 0;
    Table within = rows.where(row -> row.number("load") >= 0.2 && row.number("load") <= 1.8);
    for (Map.Entry<Double, Table> at : within.byNumber("patterns").entrySet()) {
      Table done = Panels.converged(at.getValue());
      if (done.isEmpty()) {
        return Measurement.missing("no run converged at P = " + at.getKey().intValue());
      }
      double theory = conventions.withPatterns(at.getKey().intValue()).walk().inefficiency();
      double ratio = Statistics.median(Curves.values(done, PatternLoad::inefficiency)) / theory;
      double factor = Math.max(ratio, 1 / ratio);
      runs += done.size();
      if (!(factor <= worst)) {
        worst = factor;
        where = Words.format("simulated/theory %.3f at P = %d", ratio, at.getKey().intValue());
      }
    }
    return runs == 0 ? Measurement.missing("no runs there") : new Measurement(worst, runs, where);
  }

  private Measurement studiedRatio(Table rows) {
    Table all = rows.where("patterns", studied);
    Table done = Panels.converged(all);
    String converged =
        Words.format(
            "%d of %d runs (%.0f %%) converged in %d epochs",
            done.size(),
            all.size(),
            all.isEmpty() ? 0 : 100.0 * done.size() / all.size(),
            conventions.maxEpochs());
    if (done.size() < enough) {
      return Measurement.missing(converged);
    }
    List<Double> ratios = Curves.values(done, PatternLoad::inefficiency);
    return new Measurement(
        Statistics.median(ratios),
        done.size(),
        Words.format(
            "%s; ratios from %.0f to %.0f",
            converged, Statistics.min(ratios), Statistics.max(ratios)));
  }
}
