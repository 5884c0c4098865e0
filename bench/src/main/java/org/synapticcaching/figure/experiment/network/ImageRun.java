package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/**
 * One network learning images by a plan: the unit of which these figures are made.
 *
 * @param series the curve it belongs to
 * @param network shape and units
 * @param replica seed, learning rate and consolidation
 * @param plan when it is tested and when it ends
 */
record ImageRun(String series, Network network, Replica replica, TrainingPlan plan) {
  /** Testing 10 000 images costs about as much time as learning so many. */
  private static final double TEST_COST = 2000;

  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  /** A source's network for MNIST, with one hidden layer. */
  static Network network(String source, int hidden) {
    return Network.named(source, PIXELS, List.of(hidden), CLASSES);
  }

  /** Expected time, in presentations of a network with 100 hidden units. */
  double cost() {
    double tests = plan.testEvery() == 0 ? 0 : (double) plan.maxPresentations() / plan.testEvery();
    double units = network.hidden().stream().mapToInt(Integer::intValue).sum() + 10;
    return (plan.maxPresentations() + TEST_COST * tests) * units / 110;
  }

  /**
   * The run as a point with a row for every test.
   *
   * @param maintenanceCost price of keeping transient changes, c
   */
  Point point(double maintenanceCost) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", this);
    definition.put("maintenanceCost", maintenanceCost);
    return point(
        definition,
        result -> {
          List<Row> rows = new ArrayList<>();
          for (Sample sample : result.samples()) {
            rows.add(
                Row.builder()
                    .setAll(parameters())
                    .setAll(state(sample, maintenanceCost))
                    .set("ending", word(result.ending()))
                    .build());
          }
          return rows;
        });
  }

  /**
   * The run as a point, computed by itself or side by side with others of the same network and
   * plan.
   *
   * @param definition everything that determines the rows besides data and backend
   * @param rows what becomes of the result
   */
  Point point(Object definition, Function<TrainingResult, List<Row>> rows) {
    return new Point(
        series + "/seed=" + replica.seed(),
        definition,
        cost(),
        context -> rows.apply(train(context, 0, 1)),
        Optional.of(new BatchedNetworks(this, rows)));
  }

  /**
   * Learns, on one thread.
   *
   * @param from fraction of the point's work that was done before
   * @param to fraction that is done afterwards
   * @throws CancellationException when the user wants to stop
   */
  TrainingResult train(PointContext context, double from, double to) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void advanced(long presentations, long max) {
            context.progress(from + (to - from) * presentations / max);
          }

          @Override
          public boolean cancelled() {
            return context.cancelled();
          }
        };
    PopulationSpec spec = PopulationSpec.single(network, replica);
    try (Population population = context.backend().open(spec)) {
      TrainingResult result = TrainingRun.run(population, context.data(), plan, listener).get(0);
      context.stopIfCancelled();
      return result;
    }
  }

  /** What was run, as columns. */
  Row parameters() {
    Consolidation consolidation = replica.consolidation();
    return Row.builder()
        .set("series", series)
        .set("seed", replica.seed())
        .set("network", network.id())
        .set("hidden", (long) network.hidden().get(0))
        .set("learning_rate", replica.learningRates().get(0))
        .set("policy", consolidation.policy().id())
        .set("threshold", consolidation.threshold())
        .set("decay_time", consolidation.decayTime())
        .set("every", (long) consolidation.every())
        .build();
  }

  /** How well it did and what it had cost at a test, as columns. */
  static Row state(Sample sample, double maintenanceCost) {
    Energy energy = sample.ledger().under(EnergyModel.linear(maintenanceCost));
    return Row.builder()
        .set("maintenance_cost", maintenanceCost)
        .set("presentations", sample.presentations())
        .set("accuracy", sample.accuracy())
        .set("consolidation", energy.consolidation())
        .set("maintenance", energy.maintenance())
        .set("residual", energy.residual())
        .set("total", energy.total())
        .set("without_caching", energy.withoutCaching())
        .set("minimum", energy.minimum())
        .set("modifications", energy.modifications())
        .build();
  }

  /** Why a run ended, in lower case. */
  static String word(TrainingResult.Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
