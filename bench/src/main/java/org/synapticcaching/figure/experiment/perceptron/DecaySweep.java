package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Energy, best threshold and learning time against the decay rate, for several costs.
 *
 * @param conventions the task, and how its source learns
 * @param decayRates 1/tau, per presentation, rising
 * @param search for the best threshold
 * @param costs maintenance costs c, rising
 * @param seeds one run of each threshold each
 */
public record DecaySweep(
    @JsonProperty("setup") PerceptronConventions conventions,
    List<Double> decayRates,
    ThresholdRuns.Search search,
    List<Double> costs,
    List<Long> seeds) {
  static final String NO_CACHING = "no caching";
  static final String RATE = "decay_rate";

  private static final String THEORY = "total_theory";

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this, points(), this::charts, new DecayClaims(costs, seeds.size()).all(), notes());
  }

  private List<Point> points() {
    SharedTrials shared = new SharedTrials();
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("setup", conventions);
    definition.put("search", search);
    definition.put("costs", costs);
    definition.put("seeds", seeds);
    List<Point> points = new ArrayList<>();
    points.add(
        TrialPoint.of(
            NO_CACHING,
            definition,
            0.01 * seeds.size(),
            uncached(seeds.get(0)).times(seeds.size()),
            shared::with,
            this::withoutCaching));
    for (double rate : decayRates) {
      points.add(
          TrialPoint.of(
              "decay=" + rate,
              definition,
              cost(rate) * seeds.size(),
              load(rate),
              shared::with,
              (source, context) -> rows(rate, source, context)));
    }
    return points;
  }

  private PerceptronLoad load(double rate) {
    PerceptronSpec spec =
        conventions.spec(ConsolidationPolicy.LOCAL_LOCAL, search.first(), 1 / rate);
    return new PerceptronTrial(conventions, spec, seeds.get(0))
        .times((int) search.expectedRuns(seeds.size()));
  }

  /** The stronger the decay, the more thresholds at which runs go on until they are given up. */
  private static double cost(double rate) {
    return Math.max(0.1, 7 + Math.log10(rate));
  }

  private PerceptronTrial uncached(long seed) {
    return new PerceptronTrial(conventions, conventions.uncached(List.of()), seed);
  }

  private List<Row> withoutCaching(TrialSource source, PointContext context) {
    source.announce(seeds.stream().map(this::uncached).toList());
    List<Row> rows = new ArrayList<>();
    for (long seed : seeds) {
      context.stopIfCancelled();
      rows.add(source.at(uncached(seed)).row(NO_CACHING, 0).build());
    }
    return rows;
  }

  private List<Row> rows(double rate, TrialSource source, PointContext context) {
    ThresholdRuns runs =
        new ThresholdRuns(conventions, ConsolidationPolicy.LOCAL_LOCAL, 1 / rate, search, source);
    List<Row> best =
        source.each(costs, cost -> runs.rows(Words.cost(cost), cost, seeds, context)).stream()
            .flatMap(List::stream)
            .toList();
    QuasiStationaryTheory theory =
        new QuasiStationaryTheory(conventions, 1 / rate, source, context);
    theory.announce(best);
    List<Row> rows = new ArrayList<>();
    for (Row row : best) {
      rows.add(
          Row.builder()
              .setAll(row)
              .set(RATE, rate)
              .set(THEORY, theory.energy(row))
              .set("runs_tried", runs.made())
              .set("runs_tried_not_converged", runs.failed())
              .build());
    }
    return rows;
  }

  private List<ChartSpec> charts(Table rows) {
    Table plain = rows.where("series", NO_CACHING);
    Table cached = rows.where(row -> row.has(RATE));
    List<Curve> energies = new ArrayList<>();
    List<Curve> thresholds = new ArrayList<>();
    List<Curve> times = new ArrayList<>();
    List<Curve> theory = new ArrayList<>();
    cached
        .byText("series")
        .forEach(
            (cost, runs) -> {
              energies.add(Curves.means(cost, runs, RATE, EnergyColumns::total));
              thresholds.add(Panels.optima(cost, runs, RATE, 1));
              times.add(Curves.means(cost, runs, RATE, Panels::epochs));
              String name = theory.isEmpty() ? "theory" : "";
              theory.add(Curves.theory(name, runs, RATE, row -> row.number(THEORY)));
            });
    energies.add(Panels.level(NO_CACHING, decayRates, plain, EnergyColumns::withoutCaching));
    times.add(Panels.level(NO_CACHING, decayRates, plain, Panels::epochs));
    energies.addAll(theory);
    Axis rate = Axis.log(Panels.DECAY);
    return List.of(
        new ChartSpec(
            "Energy at the best threshold (mean and range)",
            rate,
            Axis.log(Curves.ENERGY),
            energies),
        new ChartSpec(
            "Best threshold, and what is not clearly worse (below 1: no caching)",
            rate,
            Axis.log("threshold (steps of learning)"),
            thresholds),
        new ChartSpec(
            "Learning time at the best threshold (mean and range)",
            rate,
            Axis.log("learning time (epochs)"),
            times),
        Panels.failedPanel(
            "Not converged, of all runs at all thresholds tried", rate, List.of(failed(cached))));
  }

  private static Curve failed(Table cached) {
    Curve.Builder curve = Curve.named("");
    cached
        .byNumber(RATE)
        .forEach(
            (rate, runs) -> {
              Row any = runs.rows().get(0);
              curve.add(
                  rate, 100 * any.number("runs_tried_not_converged") / any.number("runs_tried"));
            });
    return curve.build();
  }

  private List<String> notes() {
    return List.of(
        "the source states neither P nor c here: P = N = 1000",
        Words.format(
            "the best threshold is sought among those at which all %d runs converge in %d epochs",
            seeds.size(), conventions.maxEpochs()),
        "theory: stationary densities at the update rates measured along each run, theta + 1/2 step"
            + " for theta; holds for theta well above a step and well below the whole walk",
        "energy does not rise at once: moderate decay shortens learning, which saves maintenance,"
            + " and forgets for free what would else be consolidated; a transcription of the"
            + " published program (N = P = 1000, c = 0.001) gave 2.06e5, 1.38e5 and 1.80e5 at decay"
            + " rates 1e-6, 3e-4 and 1e-3");
  }
}
