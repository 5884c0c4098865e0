package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.theory.LearningWalk;

/** Learning without caching as P/N rises, with the theory of the random walk. */
public final class PatternLoad implements Experiment {
  /**
   * Parameters.
   *
   * @param setup task and conventions; its number of patterns is replaced by those of the loads
   * @param loads numbers of patterns, rising
   * @param studied number of patterns at which the source gives a number
   * @param enough converged runs there for a median
   */
  public record Settings(PerceptronConventions setup, List<Load> loads, int studied, int enough) {}

  /**
   * One number of patterns.
   *
   * @param patterns P, below 2N
   * @param seeds one run each
   */
  public record Load(int patterns, List<Long> seeds) {}

  /** Runs that are computed and saved together. */
  private static final int TOGETHER = 5;

  private final Settings settings;

  public PatternLoad(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  private PerceptronConventions setup(int patterns) {
    PerceptronConventions setup = settings.setup();
    return new PerceptronConventions(
        setup.synapses(), patterns, setup.maxEpochs(), setup.comparison(), setup.order());
  }

  private LearningWalk walk(int patterns) {
    return LearningWalk.perceptron(settings.setup().synapses(), patterns, 1);
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Load load : settings.loads()) {
      for (int from = 0; from < load.seeds().size(); from += TOGETHER) {
        int to = Math.min(from + TOGETHER, load.seeds().size());
        points.add(point(setup(load.patterns()), load.seeds().subList(from, to)));
      }
    }
    return points;
  }

  private Point point(PerceptronConventions setup, List<Long> seeds) {
    double limit = (double) setup.maxEpochs() * setup.patterns();
    double learning = Math.min(limit, walk(setup.patterns()).presentations());
    double preparing = 1000.0 * setup.patterns();
    return TrialPoint.of(
        "patterns="
            + setup.patterns()
            + "/seeds="
            + seeds.get(0)
            + "-"
            + seeds.get(seeds.size() - 1),
        Map.of("setup", setup, "seeds", seeds),
        seeds.size() * (learning + preparing),
        run(setup, seeds.get(0)).times(seeds.size()),
        (runs, context) -> rows(setup, seeds, runs, context));
  }

  private static PerceptronTrial run(PerceptronConventions setup, long seed) {
    return new PerceptronTrial(setup, setup.uncached(List.of()), seed);
  }

  private static List<Row> rows(
      PerceptronConventions setup, List<Long> seeds, TrialSource runs, PointContext context) {
    runs.announce(seeds.stream().map(seed -> run(setup, seed)).toList());
    List<Row> rows = new ArrayList<>();
    for (long seed : seeds) {
      context.stopIfCancelled();
      rows.add(
          runs.at(run(setup, seed))
              .row("no caching", 0)
              .set("load", (double) setup.patterns() / setup.synapses())
              .build());
      context.progress((double) rows.size() / seeds.size());
    }
    return rows;
  }

  private static double inefficiency(Row row) {
    return row.number("without_caching") / row.number("minimum");
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    Table done = Panels.converged(rows);
    Axis load = Axis.linear("patterns per synapse, P/N").from(0, 2);
    return List.of(
        Panels.panel(
            "Energy (median and range)",
            load,
            Axis.log(Panels.ENERGY).from(1e3, 1e10),
            List.of(
                medians("without caching", done, row -> row.number("without_caching")),
                medians("minimum", done, row -> row.number("minimum")),
                theory("theory", LearningWalk::pathEnergy),
                theory("", LearningWalk::minimumEnergy)),
            Legend.TOP_LEFT),
        Panels.panel(
            "Inefficiency (median and range)",
            load,
            Axis.log("energy / minimum").from(1, 1e4),
            List.of(
                medians("simulated", done, PatternLoad::inefficiency),
                theory("theory", LearningWalk::inefficiency)),
            Legend.TOP_LEFT),
        Panels.panel(
            "Learning time (median and range)",
            load,
            Axis.log("epochs with errors").from(0.5, 1e5),
            List.of(medians("simulated", done, row -> row.number("epochs")), epochs()),
            Legend.TOP_LEFT),
        Panels.panel(
            "Not converged in " + settings.setup().maxEpochs() + " epochs, left out elsewhere",
            load,
            Panels.failedAxis(),
            List.of(Panels.failed("", rows, "load")),
            Legend.NONE));
  }

  private static Curve medians(String name, Table rows, ToDoubleFunction<Row> value) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber("load")
        .forEach((load, runs) -> curve.addMedian(load, Panels.values(runs, value)));
    return Panels.legible(curve.build());
  }

  private Curve theory(String name, ToDoubleFunction<LearningWalk> value) {
    Curve.Builder curve = Curve.named(name);
    for (Load load : settings.loads()) {
      curve.add(
          (double) load.patterns() / settings.setup().synapses(),
          value.applyAsDouble(walk(load.patterns())));
    }
    return curve.build().with(Curve.Look.REFERENCE);
  }

  private Curve epochs() {
    Curve.Builder curve = Curve.named("theory");
    for (Load load : settings.loads()) {
      curve.add(
          (double) load.patterns() / settings.setup().synapses(),
          walk(load.patterns()).presentations() / load.patterns());
    }
    return curve.build().with(Curve.Look.REFERENCE);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "theory: K = 2P/(2-P/N)^2 updates per synapse; runs that did not converge are in data.csv"
            + " and in the last panel, and nowhere else, as in the source");
  }

  @Override
  public List<Claim> claims() {
    double load = (double) settings.studied() / settings.setup().synapses();
    String growth = "median at P/N = " + load + " over median at P/N = 1";
    return List.of(
        Claim.quantitative(
            "the energy without caching diverges towards P = 2N",
            growth,
            Expectation.atLeast(20),
            rows -> growth(rows, "without_caching")),
        Claim.quantitative(
            "the minimum rises less steeply",
            "growth of the minimum over growth of the energy without caching",
            Expectation.atMost(0.5),
            this::relativeGrowth),
        Claim.quantitative(
            "the ratio follows the theory",
            "largest factor between median and theory for P/N in 0.2..1.8",
            Expectation.between(1, 1.5),
            this::distanceFromTheory),
        Claim.quantitative(
            "at P = " + settings.studied() + " the ratio is about 900",
            "median of at least " + settings.enough() + " converged runs",
            Expectation.between(600, 1500),
            this::studiedRatio));
  }

  private Measurement growth(Table rows, String column) {
    Table done = Panels.converged(rows);
    Table near = done.where("patterns", settings.studied());
    Table half = done.where("patterns", settings.setup().synapses());
    if (near.isEmpty() || half.isEmpty()) {
      return Measurement.missing("no converged runs at both numbers of patterns");
    }
    double value =
        Statistics.median(near.numbers(column)) / Statistics.median(half.numbers(column));
    return new Measurement(value, near.size(), "numbers of patterns grow 1.9-fold");
  }

  private Measurement relativeGrowth(Table rows) {
    Measurement dear = growth(rows, "without_caching");
    Measurement cheap = growth(rows, "minimum");
    return dear.isPresent()
        ? new Measurement(
            cheap.value() / dear.value(),
            dear.runs(),
            String.format(Locale.ROOT, "%.1f over %.1f", cheap.value(), dear.value()))
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
      double theory = walk(at.getKey().intValue()).inefficiency();
      double ratio = Statistics.median(Panels.values(done, PatternLoad::inefficiency)) / theory;
      double factor = Math.max(ratio, 1 / ratio);
      runs += done.size();
      if (!(factor <= worst)) {
        worst = factor;
        where =
            String.format(
                Locale.ROOT, "simulated/theory %.3f at P = %d", ratio, at.getKey().intValue());
      }
    }
    return runs == 0 ? Measurement.missing("no runs there") : new Measurement(worst, runs, where);
  }

  private Measurement studiedRatio(Table rows) {
    Table all = rows.where("patterns", settings.studied());
    Table done = Panels.converged(all);
    String converged =
        String.format(
            Locale.ROOT,
            "%d of %d runs (%.0f %%) converged in %d epochs",
            done.size(),
            all.size(),
            all.isEmpty() ? 0 : 100.0 * done.size() / all.size(),
            settings.setup().maxEpochs());
    if (done.size() < settings.enough()) {
      return Measurement.missing(converged);
    }
    List<Double> ratios = Panels.values(done, PatternLoad::inefficiency);
    return new Measurement(
        Statistics.median(ratios),
        done.size(),
        String.format(
            Locale.ROOT,
            "%s; ratios from %.0f to %.0f",
            converged,
            Statistics.min(ratios),
            Statistics.max(ratios)));
  }
}
