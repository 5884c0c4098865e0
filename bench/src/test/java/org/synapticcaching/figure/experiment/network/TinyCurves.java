package org.synapticcaching.figure.experiment.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/** Four small networks that learn fast, fast, slowly and slowly, and one of another size. */
final class TinyCurves {
  static final String ID = "tiny-curves";

  private static final TrainingPlan PLAN =
      new TrainingPlan(3000, 60, 0.25, TrainingPlan.GoalCheck.EVERY_TEST, false);

  private TinyCurves() {}

  static Figure figure() {
    return new Figure(
        new FigureCard(
            ID,
            "Tiny curves",
            "nobody",
            "that networks learn side by side",
            DataNeed.IMAGES,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)),
        options -> plan());
  }

  private static ExperimentPlan plan() {
    List<Point> points = new ArrayList<>();
    for (double rate : new double[] {1, 2, 1e-7, 2e-7}) {
      points.add(point(8, rate));
    }
    points.add(point(6, 0.5));
    return new ExperimentPlan(
        Map.of("plan", PLAN), points, TinyCurves::charts, List.of(), List.of());
  }

  private static Point point(int hidden, double rate) {
    Network network = NetworkRun.network("lr20", hidden);
    Replica replica = Replica.of(network, 7, rate, Consolidation.none());
    return new NetworkRun(hidden + " units, rate " + rate, network, replica, PLAN).curve(0.0);
  }

  static List<ChartSpec> charts(Table rows) {
    Curve.Builder curve = Curve.named("accuracy");
    rows.byNumber("presentations").forEach((x, runs) -> curve.addRuns(x, runs.numbers("accuracy")));
    return List.of(
        new ChartSpec(
            "Tiny curves",
            ChartSpec.Axis.linear("presentations"),
            ChartSpec.Axis.linear("accuracy"),
            List.of(curve.build())));
  }
}
