package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;

/**
 * What networks of one size need to reach several accuracies, each with its best threshold. A run
 * to a high accuracy passes the lower ones, so walks over thetas share runs.
 */
final class SizeSearch {
  /** Each further run is taken to be this part of the work that is left. */
  private static final double NEXT_RUN = 0.15;

  private final HiddenUnits settings;
  private final int hidden;
  private final long seed;
  private final PointContext context;
  private final Map<Double, Run> runs = new HashMap<>();
  private double done;

  SizeSearch(HiddenUnits settings, int hidden, long seed, PointContext context) {
    this.settings = settings;
    this.hidden = hidden;
    this.seed = seed;
    this.context = context;
  }

  /** A run at one theta and the accuracy that it was stopped at. */
  private record Run(NetworkRun definition, double goal, TrainingResult result) {}

  /** Walks for each accuracy, highest first: one row for each theta tried. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>(settings.accuracies());
    accuracies.sort((a, b) -> Double.compare(b, a));
    for (double accuracy : accuracies) {
      List<ThresholdWalk.Step> steps =
          settings.walk().walk(threshold -> energy(threshold, accuracy));
      double best = ThresholdWalk.best(steps).map(ThresholdWalk.Step::threshold).orElse(Double.NaN);
      for (ThresholdWalk.Step step : steps) {
        rows.add(row(step.threshold(), accuracy, step.threshold() == best));
      }
    }
    return rows;
  }

  private double energy(double threshold, double accuracy) {
    EnergyModel prices = EnergyModel.linear(settings.maintenanceCost());
    return run(threshold, accuracy)
        .result()
        .first(accuracy)
        .map(sample -> sample.ledger().under(prices).total())
        .orElse(Double.NaN);
  }

  private Run run(double threshold, double accuracy) {
    Run known = runs.get(threshold);
    if (known != null && known.goal() >= accuracy) {
      return known;
    }
    NetworkRun definition = definition(threshold, accuracy);
    double next = done + NEXT_RUN * (1 - done);
    Run run = new Run(definition, accuracy, definition.train(context, done, next));
    done = next;
    runs.put(threshold, run);
    return run;
  }

  private NetworkRun definition(double threshold, double accuracy) {
    Patterns patterns = context.data().train();
    Network network =
        Network.named(settings.network(), patterns.inputs(), List.of(hidden), patterns.classes());
    Consolidation consolidation = settings.consolidation().withThreshold(threshold);
    TrainingPlan plan =
        TrainingPlan.until(accuracy, settings.maxPresentations(), settings.testEvery());
    Replica replica = Replica.of(network, seed, settings.learningRate(), consolidation);
    return new NetworkRun(Words.percent(accuracy), network, replica, plan);
  }

  private Row row(double threshold, double accuracy, boolean best) {
    Run run = runs.get(threshold);
    Optional<Sample> first = run.result().first(accuracy);
    Row state = NetworkRun.state(first.orElse(run.result().last()), settings.maintenanceCost());
    return Row.builder()
        .setAll(run.definition().parameters())
        .set("series", Words.percent(accuracy))
        .set("goal", accuracy)
        .set("reached", first.isPresent())
        .set("best_threshold", best)
        .setAll(state)
        .build();
  }
}
