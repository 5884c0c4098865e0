package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.theory.LastingCache;
import org.synapticcaching.theory.LearningWalk;

/** Energy at the best threshold, and that threshold, against the maintenance cost; no decay. */
public final class CostSweep implements Experiment {
  /**
   * Parameters.
   *
   * @param setup task and conventions
   * @param policies one curve each
   * @param search for the best threshold of single synapses; per synapse for sums
   * @param costs maintenance costs c, rising, the first of them 0
   * @param seeds one run of each threshold each
   */
  public record Settings(
      PerceptronConventions setup,
      List<ConsolidationPolicy> policies,
      ThresholdRuns.Search search,
      List<Double> costs,
      List<Long> seeds) {}

  private final Settings settings;
  private final List<Claim> claims;
  private final List<String> notes;
  private final Learners learners = new Learners();
  private final Map<ConsolidationPolicy, ThresholdRuns> runs = new ConcurrentHashMap<>();

  public CostSweep(Settings settings, List<Claim> claims, List<String> notes) {
    this.settings = settings;
    this.claims = List.copyOf(claims);
    this.notes = List.copyOf(notes);
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (ConsolidationPolicy policy : settings.policies()) {
      for (double cost : settings.costs()) {
        points.add(point(policy, cost));
      }
    }
    return points;
  }

  private Point point(ConsolidationPolicy policy, double cost) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("setup", settings.setup());
    definition.put("search", settings.search());
    definition.put("seeds", settings.seeds());
    return TrialPoint.of(
        policy.id() + "/c=" + cost,
        definition,
        1,
        load(policy),
        learners,
        (source, context) -> rows(policy, cost, source, context));
  }

  /** All costs share the runs of a search, so that a point has a part of them. */
  private PerceptronLoad load(ConsolidationPolicy policy) {
    PerceptronConventions setup = settings.setup();
    double search = settings.search().expectedRuns(settings.seeds().size());
    PerceptronSpec spec = setup.spec(policy, settings.search().first(), Double.POSITIVE_INFINITY);
    return new PerceptronTrial(setup, spec, settings.seeds().get(0))
        .times((int) Math.max(1, search / settings.costs().size()));
  }

  private List<Row> rows(
      ConsolidationPolicy policy, double cost, TrialSource source, PointContext context) {
    double scale = scale(policy);
    ThresholdRuns shared =
        runs.computeIfAbsent(
            policy,
            any ->
                new ThresholdRuns(
                    settings.setup(),
                    policy,
                    Double.POSITIVE_INFINITY,
                    settings.search().times(scale),
                    source));
    return shared.rows(policy.id(), cost, settings.seeds(), context);
  }

  private double scale(Row row) {
    return settings.policies().stream()
        .filter(policy -> policy.id().equals(row.text("policy")))
        .mapToDouble(this::scale)
        .findFirst()
        .orElse(1);
  }

  /** A sum over all synapses is compared with a threshold that many times as large. */
  private double scale(ConsolidationPolicy policy) {
    return policy.trigger() == ConsolidationPolicy.Trigger.SUM
        ? settings.setup().synapses() + 1
        : 1;
  }

  private LearningWalk walk() {
    return LearningWalk.perceptron(settings.setup().synapses(), settings.setup().patterns(), 1);
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    List<Curve> energies = new ArrayList<>();
    List<Curve> thresholds = new ArrayList<>();
    rows.byText("series")
        .forEach(
            (policy, runs) -> {
              energies.add(Panels.means(policy, runs, "maintenance_cost", EnergyParts::total));
              thresholds.add(thresholds(policy, runs));
            });
    energies.add(limit("no caching", rows, row -> row.number("without_caching")));
    energies.add(limit("minimum", rows, row -> row.number("minimum")));
    List<Double> costs = Panels.ratios(firstCost(), lastCost(), 200);
    double least = walk().minimumEnergy();
    energies.add(Panels.theory("theory", costs, c -> least * theory(c).inefficiency()));
    thresholds.add(
        Panels.theory("theory", costs, c -> Math.max(0.5, theory(c).optimalThreshold() - 0.5)));
    return List.of(
        Panels.panel(
            "Energy at the best threshold (" + Panels.runs(rows) + ")",
            Axis.log(Panels.COST),
            Axis.log(Panels.ENERGY),
            energies,
            Legend.RIGHT),
        Panels.panel(
            "Best threshold, and what is not clearly worse",
            Axis.log(Panels.COST),
            Axis.log("threshold (steps of learning; sums: per synapse)"),
            thresholds,
            Legend.RIGHT));
  }

  /** The estimates with the ends of what cannot be told apart from the best. */
  private Curve thresholds(String policy, Table runs) {
    double scale = scale(runs.rows().get(0));
    Curve.Builder curve = Curve.named(policy);
    runs.byNumber("maintenance_cost")
        .forEach(
            (cost, at) -> {
              Row any = at.rows().get(0);
              curve.addWithin(
                  cost,
                  any.number("optimum") / scale,
                  any.number("optimum_low") / scale,
                  any.number("optimum_high") / scale);
            });
    return curve.build();
  }

  private double firstCost() {
    return settings.costs().stream().filter(c -> c > 0).findFirst().orElseThrow();
  }

  private double lastCost() {
    return settings.costs().get(settings.costs().size() - 1);
  }

  private LastingCache theory(double cost) {
    return new LastingCache(walk(), cost, 0);
  }

  /** A level that does not depend on the cost. */
  private Curve limit(String name, Table rows, ToDoubleFunction<Row> value) {
    double mean = Statistics.mean(Panels.values(rows, value));
    return Curve.named(name)
        .add(firstCost(), mean)
        .add(lastCost(), mean)
        .build()
        .with(Curve.Look.LINE);
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public List<Claim> claims() {
    return claims;
  }
}
