package org.synapticcaching.figure.experiment.spiking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.spiking.SpikingExperiment;
import org.synapticcaching.spiking.SpikingModel;
import org.synapticcaching.spiking.SpikingResult;
import org.synapticcaching.spiking.SpikingTask;

/** Sets of patterns of rising size, each learned with caching, which tells all three energies. */
public final class PatternSets implements Experiment {
  /**
   * Parameters.
   *
   * @param patterns sizes of the sets, rising
   * @param threshold theta, in siemens
   * @param maxRuns presentations of a set after which its weights count as not settled
   * @param seeds one set of each size each
   */
  public record Settings(List<Integer> patterns, double threshold, int maxRuns, List<Long> seeds) {}

  private static final double NANO = 1e9;

  private final Settings settings;

  public PatternSets(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int patterns : settings.patterns()) {
      Map<String, Object> definition = new LinkedHashMap<>();
      definition.put("threshold", settings.threshold());
      definition.put("maxRuns", settings.maxRuns());
      definition.put("seeds", settings.seeds());
      points.add(
          new Point(
              "patterns=" + patterns, definition, patterns, context -> rows(patterns, context)));
    }
    return points;
  }

  private List<Row> rows(int patterns, PointContext context) {
    Consolidation caching =
        Consolidation.of(
            ConsolidationPolicy.LOCAL_LOCAL, settings.threshold(), Double.POSITIVE_INFINITY);
    SpikingModel lr20 = SpikingModel.lr20();
    SpikingModel.Stopping stopping = lr20.stopping();
    SpikingExperiment experiment =
        new SpikingExperiment(
            new SpikingModel(
                lr20.membrane(),
                lr20.rule(),
                lr20.protocol(),
                new SpikingModel.Stopping(
                    stopping.window(), stopping.tolerance(), settings.maxRuns())),
            1);
    List<Row> rows = new ArrayList<>();
    for (long seed : settings.seeds()) {
      context.stopIfCancelled();
      rows.add(row(experiment.run(new SpikingTask(patterns, seed, caching))));
      context.progress((double) rows.size() / settings.seeds().size());
    }
    return rows;
  }

  private Row row(SpikingResult result) {
    Energy energy = result.atSettling().under(EnergyModel.linear(0));
    return Row.builder()
        .set("series", "spiking")
        .set("patterns", result.task().patterns())
        .set("threshold", settings.threshold())
        .set("seed", result.task().seed())
        .set("learned", result.learned())
        .set("settled", result.converged())
        .set("presentations_of_set", result.runs())
        .set("without_caching", energy.withoutCaching())
        .set("caching", energy.total())
        .set("minimum", energy.minimum())
        .build();
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    Table learned = rows.where("learned", "true");
    Axis patterns = Axis.linear("patterns in a set");
    return List.of(
        new ChartSpec(
            "Energy to learn a set (mean and range of learned sets)",
            patterns,
            Axis.log("energy (summed change of conductance, nS)"),
            List.of(
                curve("without caching", learned, row -> NANO * row.number("without_caching")),
                curve("caching", learned, row -> NANO * row.number("caching")),
                curve("minimum", learned, row -> NANO * row.number("minimum"))),
            Legend.BOTTOM_RIGHT),
        new ChartSpec(
            String.format(
                Locale.ROOT,
                "%d of %d sets learned; the rest is left out at left",
                learned.size(),
                rows.size()),
            patterns,
            Axis.linear("sets (%)").from(-3, 103),
            List.of(percent("learned", rows), percent("settled", rows)),
            Legend.BOTTOM_LEFT));
  }

  private static Curve percent(String column, Table rows) {
    Curve.Builder curve = Curve.named(column);
    rows.byNumber("patterns")
        .forEach(
            (patterns, sets) ->
                curve.add(patterns, 100.0 * sets.where(column, "true").size() / sets.size()));
    return curve.build();
  }

  private static Curve curve(String name, Table rows, ToDoubleFunction<Row> value) {
    Curve.Builder curve = Curve.named(name);
    rows.byNumber("patterns")
        .forEach(
            (patterns, sets) -> {
              List<Double> values = sets.rows().stream().map(value::applyAsDouble).toList();
              curve.addRuns(patterns, values);
            });
    return curve.build();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "energies are read 10 presentations of the set before the weights had settled, of sets that"
            + " were learned, as in the source; no decay, no maintenance cost",
        "caching: single synapses consolidate beyond "
            + NANO * settings.threshold()
            + " nS; the source's script tells no threshold");
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Claim.quantitative(
            "caching saves about 80 % of the energy",
            "part saved, averaged over learned sets and then over sizes",
            Expectation.between(0.7, 0.9),
            rows -> saved(rows, "caching")),
        Claim.quantitative(
            "caching cannot save more than setting the weights directly would",
            "part saved by the minimum less that by caching",
            Expectation.between(0, 1),
            rows -> {
              Measurement least = saved(rows, "minimum");
              return new Measurement(
                  least.value() - saved(rows, "caching").value(),
                  least.runs(),
                  String.format(Locale.ROOT, "the minimum saves %.3f", least.value()));
            }));
  }

  private static Measurement saved(Table rows, String energy) {
    Table learned = rows.where("learned", "true");
    if (learned.isEmpty()) {
      return Measurement.missing("no set was learned");
    }
    List<Double> saved = new ArrayList<>();
    for (Table sets : learned.byNumber("patterns").values()) {
      saved.add(
          Statistics.mean(
              sets.rows().stream()
                  .map(row -> 1 - row.number(energy) / row.number("without_caching"))
                  .toList()));
    }
    return new Measurement(
        Statistics.mean(saved),
        learned.size(),
        String.format(
            Locale.ROOT,
            "%.3f to %.3f over %d sizes; %d of %d sets were learned",
            Statistics.min(saved),
            Statistics.max(saved),
            saved.size(),
            learned.size(),
            rows.size()));
  }
}
