package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;

/**
 * Accuracy after some presentations, and number (M0) and sum (M1) of persistent changes until then,
 * against the threshold, for several policies. Transient changes do not decay and cost nothing to
 * keep; what is left in the end counts as persistent.
 *
 * @param network which source's network
 * @param hidden hidden units
 * @param learningRate eta
 * @param policies one curve each; the first is the one that rounds at random
 * @param thresholds theta, rising
 * @param presentations after which networks are tested
 * @param seeds one run of each policy and threshold each
 */
public record ChangesByThreshold(
    String network,
    int hidden,
    double learningRate,
    List<ConsolidationPolicy> policies,
    List<Double> thresholds,
    long presentations,
    List<Long> seeds) {
  static final String CHANGES = "persistent_changes";
  static final String SUM = "persistent_sum";
  static final String ACCURACY = "accuracy";

  private static final String WITHOUT = "every change by learning";

  /** Counts persistent changes. */
  private static final ChangeMeasure COUNT = new ChangeMeasure(0, false);

  /** The experiment, with its charts and claims. */
  public ExperimentPlan experiment() {
    return new ExperimentPlan(this, points(), this::charts, new ChangeClaims(this).all(), notes());
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    Network shape = NetworkRun.network(network, hidden);
    TrainingPlan plan = TrainingPlan.until(Double.NaN, presentations, 0);
    for (ConsolidationPolicy policy : policies) {
      for (double threshold : thresholds) {
        Consolidation consolidation = Consolidation.of(policy, threshold, Double.POSITIVE_INFINITY);
        for (long seed : seeds) {
          Replica replica =
              Replica.of(shape, seed, learningRate, consolidation).withMeasures(List.of(COUNT));
          points.add(point(new NetworkRun(policy.id(), shape, replica, plan)));
        }
      }
    }
    return points;
  }

  private static Point point(NetworkRun run) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", run);
    Consolidation consolidation = run.replica().consolidation();
    return run.point(
        run.series() + "/theta=" + consolidation.theta() + "/seed=" + run.replica().seed(),
        definition,
        (result, images) -> List.of(row(run, result)));
  }

  private static Row row(NetworkRun run, TrainingResult result) {
    Sample last = result.last();
    Energy count = last.ledger().under(new EnergyModel(0, 0, COUNT));
    Energy sum = last.ledger().under(EnergyModel.linear(0));
    return Row.builder()
        .setAll(run.parameters())
        .setAll(NetworkRun.state(last, 0))
        .set(CHANGES, count.consolidation() + count.residual())
        .set(SUM, sum.consolidation() + sum.residual())
        .set("ending", result.ending().id())
        .build();
  }

  private List<ChartSpec> charts(Table rows) {
    Axis threshold = Axis.log("threshold theta (weight)");
    return List.of(
        new ChartSpec(
            "Accuracy",
            threshold,
            Axis.linear("test accuracy (%)"),
            curves(rows, row -> 100 * row.number(ACCURACY))),
        new ChartSpec(
            "M0: persistent changes",
            threshold,
            Axis.log("changes of a synapse (count)"),
            with(
                curves(rows, row -> row.number(CHANGES)),
                rows,
                row -> row.number("modifications"))),
        new ChartSpec(
            "M1: sum of persistent changes",
            threshold,
            Axis.log(Curves.ENERGY),
            with(curves(rows, row -> row.number(SUM)), rows, EnergyColumns::withoutCaching)));
  }

  private List<Curve> curves(Table rows, ToDoubleFunction<Row> value) {
    List<Curve> curves = new ArrayList<>();
    for (ConsolidationPolicy policy : policies) {
      curves.add(
          Curves.means(
              policy.id(), rows.where("series", policy.id()), EnergyColumns.THRESHOLD, value));
    }
    return curves;
  }

  /** With what learning at the smallest threshold does, whatever becomes persistent of it. */
  private List<Curve> with(List<Curve> curves, Table rows, ToDoubleFunction<Row> value) {
    Table plain = rows.where(EnergyColumns.THRESHOLD, thresholds.get(0));
    double mean = plain.rows().stream().mapToDouble(value).average().orElse(Double.NaN);
    curves.add(
        Curves.level(WITHOUT, thresholds.get(0), thresholds.get(thresholds.size() - 1), mean)
            .with(Curve.Style.REFERENCE));
    return curves;
  }

  private List<String> notes() {
    return List.of(
        "transient changes do not decay and cost nothing to keep; what is left in the end counts as"
            + " persistent",
        "the line is what learning does at the smallest threshold: all changes by learning, if each"
            + " were persistent at once");
  }
}
