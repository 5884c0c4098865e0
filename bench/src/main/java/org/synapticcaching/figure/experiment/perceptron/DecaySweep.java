package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.backend.select.PerceptronLoad;
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
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** Energy, best threshold and learning time against the decay rate, for several costs. */
public final class DecaySweep implements Experiment {
  /**
   * Parameters.
   *
   * @param setup task and conventions
   * @param decayRates 1/tau, per presentation, rising
   * @param search for the best threshold
   * @param costs maintenance costs c, rising
   * @param seeds one run of each threshold each
   */
  public record Settings(
      PerceptronConventions setup,
      List<Double> decayRates,
      ThresholdRuns.Search search,
      List<Double> costs,
      List<Long> seeds) {}

  private static final String NO_CACHING = "no caching";
  private static final String RATE = "decay_rate";
  private static final String TIME = "presentations";
  private static final String THEORY = "total_theory";

  private final Settings settings;
  private final Learners learners = new Learners();

  public DecaySweep(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("setup", settings.setup());
    definition.put("search", settings.search());
    definition.put("costs", settings.costs());
    definition.put("seeds", settings.seeds());
    List<Point> points = new ArrayList<>();
    int seeds = settings.seeds().size();
    points.add(
        TrialPoint.of(
            NO_CACHING,
            definition,
            0.01,
            uncached(settings.seeds().get(0)).times(seeds),
            learners,
            this::withoutCaching));
    for (double rate : settings.decayRates()) {
      points.add(
          TrialPoint.of(
              "decay=" + rate,
              definition,
              cost(rate),
              load(rate),
              learners,
              (source, context) -> rows(rate, source, context)));
    }
    return points;
  }

  private PerceptronLoad load(double rate) {
    PerceptronConventions setup = settings.setup();
    PerceptronSpec spec =
        setup.spec(ConsolidationPolicy.LOCAL_LOCAL, settings.search().first(), 1 / rate);
    return new PerceptronTrial(setup, spec, settings.seeds().get(0))
        .times((int) settings.search().expectedRuns(settings.seeds().size()));
  }

  /** The stronger the decay, the more thresholds at which runs go on until they are given up. */
  private static double cost(double rate) {
    return Math.max(0.1, 7 + Math.log10(rate));
  }

  private PerceptronTrial uncached(long seed) {
    return new PerceptronTrial(settings.setup(), settings.setup().uncached(List.of()), seed);
  }

  private List<Row> withoutCaching(TrialSource source, PointContext context) {
    source.announce(settings.seeds().stream().map(this::uncached).toList());
    List<Row> rows = new ArrayList<>();
    for (long seed : settings.seeds()) {
      context.stopIfCancelled();
      rows.add(source.at(uncached(seed)).row(NO_CACHING, 0).build());
    }
    return rows;
  }

  private List<Row> rows(double rate, TrialSource source, PointContext context) {
    ThresholdRuns runs =
        new ThresholdRuns(
            settings.setup(), ConsolidationPolicy.LOCAL_LOCAL, 1 / rate, settings.search(), source);
    List<Row> found =
        NotYet.each(
                settings.costs(), cost -> runs.rows(name(cost), cost, settings.seeds(), context))
            .stream()
            .flatMap(List::stream)
            .toList();
    QuasiStationaryTheory theory =
        new QuasiStationaryTheory(settings.setup(), 1 / rate, source, context);
    return NotYet.each(
        found,
        row ->
            Row.builder()
                .setAll(row)
                .set(RATE, rate)
                .set(THEORY, theory.energy(row))
                .set("runs_tried", runs.made())
                .set("runs_tried_not_converged", runs.failed())
                .build());
  }

  private static String name(double cost) {
    return Panels.cost(cost);
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
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
              energies.add(Panels.means(cost, runs, RATE, EnergyParts::total));
              thresholds.add(thresholds(cost, runs));
              times.add(Panels.means(cost, runs, RATE, Panels::epochs));
              theory.add(
                  Panels.theory(
                      theory.isEmpty() ? "theory" : "", runs, RATE, row -> row.number(THEORY)));
            });
    energies.add(level(plain, row -> row.number("without_caching")));
    times.add(level(plain, Panels::epochs));
    energies.addAll(theory);
    Axis rate = Axis.log(Panels.DECAY);
    return List.of(
        Panels.panel(
            "Energy at the best threshold (mean and range)",
            rate,
            Axis.log(Panels.ENERGY),
            energies,
            Legend.RIGHT),
        Panels.panel(
            "Best threshold, and what is not clearly worse (below 1: no caching)",
            rate,
            Axis.log("threshold (steps of learning)"),
            thresholds,
            Legend.RIGHT),
        Panels.panel(
            "Learning time at the best threshold (mean and range)",
            rate,
            Axis.log("learning time (epochs)"),
            times,
            Legend.RIGHT),
        Panels.panel(
            "Not converged, of all runs at all thresholds tried",
            rate,
            Panels.failedAxis(),
            List.of(failed(cached)),
            Legend.NONE));
  }

  private static Curve thresholds(String name, Table runs) {
    Curve.Builder curve = Curve.named(name);
    runs.byNumber(RATE)
        .forEach(
            (rate, at) -> {
              Row any = at.rows().get(0);
              curve.addWithin(
                  rate,
                  any.number("optimum"),
                  any.number("optimum_low"),
                  any.number("optimum_high"));
            });
    return curve.build();
  }

  private Curve level(Table plain, ToDoubleFunction<Row> value) {
    double mean = Statistics.mean(Panels.values(plain, value));
    List<Double> rates = settings.decayRates();
    return Curve.named(NO_CACHING)
        .add(rates.get(0), mean)
        .add(rates.get(rates.size() - 1), mean)
        .build()
        .with(Curve.Look.LINE);
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

  @Override
  public List<String> notes() {
    return List.of(
        "the source states neither P nor c here: P = N = 1000",
        "the best threshold is sought among those at which all "
            + settings.seeds().size()
            + " runs converge in "
            + settings.setup().maxEpochs()
            + " epochs",
        "theory: stationary densities at the update rates measured along each run, theta + 1/2 step"
            + " for theta; holds for theta well above a step and well below the whole walk",
        "energy need not rise at once: moderate decay shortens learning, which saves maintenance,"
            + " and forgets for free what would else be consolidated");
  }

  @Override
  public List<Claim> claims() {
    double least = settings.costs().get(0);
    double largest = settings.costs().get(settings.costs().size() - 1);
    return List.of(
        Claim.qualitative(
            "strong decay costs energy",
            "mean energy at the strongest decay over that at the weakest, the least over c",
            Expectation.atLeast(1),
            this::leastRise),
        Claim.qualitative(
            "energy rises all along with the decay rate",
            "rank correlation of mean energy and decay rate, the weakest over c",
            Expectation.between(0.9, 1),
            this::weakestRise),
        Claim.qualitative(
            "weak decay and small c lengthen learning",
            "longest mean learning time over that without decay, at " + name(least),
            Expectation.atLeast(1.15),
            rows -> extreme(rows, least, true)),
        Claim.qualitative(
            "large c can shorten learning below the time without decay",
            "shortest mean learning time over that without decay, at " + name(largest),
            Expectation.atMost(0.95),
            rows -> extreme(rows, largest, false)));
  }

  /** Mean energies by rising decay rate. */
  private static Map<Double, Double> energies(Table rows, double cost) {
    Map<Double, Double> energies = new LinkedHashMap<>();
    rows.where("series", name(cost))
        .byNumber(RATE)
        .forEach((rate, runs) -> energies.put(rate, Statistics.mean(runs.numbers("total"))));
    return energies;
  }

  private Measurement leastRise(Table rows) {
    return least(
        rows,
        energies -> {
          List<Double> values = List.copyOf(energies.values());
          return values.get(values.size() - 1) / values.get(0);
        });
  }

  private Measurement weakestRise(Table rows) {
    return least(
        rows,
        energies ->
            Statistics.rankCorrelation(
                List.copyOf(energies.keySet()), List.copyOf(energies.values())));
  }

  private Measurement least(Table rows, ToDoubleFunction<Map<Double, Double>> number) {
    double least = Double.POSITIVE_INFINITY;
    List<String> details = new ArrayList<>();
    for (double cost : settings.costs()) {
      double value = number.applyAsDouble(energies(rows, cost));
      least = Math.min(least, value);
      details.add(String.format(Locale.ROOT, "%s: %.3f", name(cost), value));
    }
    return new Measurement(least, settings.seeds().size(), String.join(", ", details));
  }

  /** Longest or shortest mean time at one cost; without decay time does not depend on caching. */
  private Measurement extreme(Table rows, double cost, boolean longest) {
    double plain = Statistics.mean(rows.where("series", NO_CACHING).numbers(TIME));
    double extreme = Double.NaN;
    String where = "";
    for (Map.Entry<Double, Table> at : rows.where("series", name(cost)).byNumber(RATE).entrySet()) {
      double ratio = Statistics.mean(at.getValue().numbers(TIME)) / plain;
      if (Double.isNaN(extreme) || (longest ? ratio > extreme : ratio < extreme)) {
        extreme = ratio;
        where =
            String.format(
                Locale.ROOT,
                "at decay rate %s, theta %.3g; without decay %.0f presentations",
                at.getKey(),
                at.getValue().rows().get(0).number("threshold"),
                plain);
      }
    }
    return new Measurement(extreme, settings.seeds().size(), where);
  }
}
