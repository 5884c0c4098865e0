package org.synapticcaching.figure.experiment.spiking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.spiking.SpikingExperiment;
import org.synapticcaching.spiking.SpikingModel;
import org.synapticcaching.spiking.SpikingResult;
import org.synapticcaching.spiking.SpikingTask;

/**
 * Sets of patterns of rising size, each learned with caching: one run gives all three energies.
 *
 * @param patterns sizes of the sets, rising
 * @param threshold theta, in siemens
 * @param maxRuns presentations of a set after which its weights count as not settled
 * @param seeds one set of each size each
 */
public record PatternSets(List<Integer> patterns, double threshold, int maxRuns, List<Long> seeds) {
  private static final double NANO = 1e9;
  private static final String CACHING = "caching";
  private static final String UNCACHED = "without caching";

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(
        this,
        points(),
        PatternSets::charts,
        claims(),
        List.of(
            "energies are read 10 presentations of the set before the weights had settled, of sets"
                + " that were learned, as in the source; no decay, no maintenance cost",
            "caching: single synapses consolidate beyond "
                + NANO * threshold
                + " nS; the source's script tells no threshold"));
  }

  private List<Point> points() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("threshold", threshold);
    definition.put("maxRuns", maxRuns);
    definition.put("seeds", seeds);
    return patterns.stream()
        .map(
            size ->
                new Point(
                    "patterns=" + size,
                    definition,
                    (double) size * seeds.size(),
                    context -> rows(size, context)))
        .toList();
  }

  private List<Row> rows(int size, PointContext context) {
    Consolidation caching =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, threshold, Double.POSITIVE_INFINITY);
    SpikingModel lr20 = SpikingModel.lr20();
    SpikingModel.Stopping stopping =
        new SpikingModel.Stopping(lr20.stopping().window(), lr20.stopping().tolerance(), maxRuns);
    SpikingExperiment experiment =
        new SpikingExperiment(
            new SpikingModel(lr20.membrane(), lr20.rule(), lr20.protocol(), stopping));
    List<Row> rows = new ArrayList<>();
    for (long seed : seeds) {
      context.stopIfCancelled();
      rows.add(row(experiment.run(new SpikingTask(size, seed, caching))));
      context.progress((double) rows.size() / seeds.size());
    }
    return rows;
  }

  private Row row(SpikingResult result) {
    Energy energy = result.atSettling().under(EnergyModel.linear(0));
    return Row.builder()
        .set("series", "spiking")
        .set("patterns", result.task().patterns())
        .set(EnergyColumns.THRESHOLD, threshold)
        .set("seed", result.task().seed())
        .set("learned", result.learned())
        .set("settled", result.converged())
        .set("presentations_of_set", result.runs())
        .set(EnergyColumns.WITHOUT_CACHING, energy.withoutCaching())
        .set(CACHING, energy.total())
        .set(EnergyColumns.MINIMUM, energy.minimum())
        .build();
  }

  private static List<ChartSpec> charts(Table rows) {
    Table learned = rows.where("learned", "true");
    Axis patterns = Axis.linear("patterns in a set");
    return List.of(
        new ChartSpec(
            "Energy to learn a set (mean and range of learned sets)",
            patterns,
            Axis.log("energy (summed change of conductance, nS)"),
            List.of(
                curve(UNCACHED, learned, EnergyColumns.WITHOUT_CACHING),
                curve("caching", learned, CACHING),
                curve("minimum", learned, EnergyColumns.MINIMUM))),
        new ChartSpec(
            Words.format(
                "%d of %d sets learned; the rest is left out at left", learned.size(), rows.size()),
            patterns,
            Axis.linear("sets (%)").from(-3, 103),
            List.of(percentage("learned", rows), percentage("settled", rows))));
  }

  private static Curve curve(String name, Table rows, String column) {
    return Curves.means(name, rows, "patterns", row -> NANO * row.number(column));
  }

  private static Curve percentage(String column, Table rows) {
    Curve.Builder curve = Curve.named(column);
    rows.byNumber("patterns")
        .forEach(
            (patterns, sets) ->
                curve.add(patterns, 100.0 * sets.where(column, "true").size() / sets.size()));
    return curve.build();
  }

  private static List<Claim> claims() {
    return List.of(
        Claim.quantitative(
                Basis.READING,
                "caching saves about 80 % of the energy",
                "part saved, averaged over learned sets and then over sizes",
                Expectation.between(0.7, 0.9),
                rows -> saved(rows, CACHING))
            .seenAt(
                Mark.level(
                    0,
                    Mark.Points.of(Mark.Points.Kind.AVERAGE, "caching"),
                    Mark.Relation.BELOW_BY_PART,
                    Mark.Base.each(UNCACHED))),
        Claim.quantitative(
            Basis.READING,
            "caching cannot save more than setting the weights directly would",
            "part saved by the minimum less that by caching",
            Expectation.between(0, 1),
            rows -> {
              Measurement least = saved(rows, EnergyColumns.MINIMUM);
              return new Measurement(
                  least.value() - saved(rows, CACHING).value(),
                  least.runs(),
                  Words.format("the minimum saves %.3f", least.value()));
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
                  .map(row -> 1 - row.number(energy) / EnergyColumns.withoutCaching(row))
                  .toList()));
    }
    return new Measurement(
        Statistics.mean(saved),
        learned.size(),
        Words.format(
            "%.3f to %.3f over %d sizes; %d of %d sets were learned",
            Statistics.min(saved),
            Statistics.max(saved),
            saved.size(),
            learned.size(),
            rows.size()));
  }
}
