package org.synapticcaching.figure.experiment.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/**
 * One network that learns images by a plan: the unit of which figures of networks are made. Where a
 * device does better at that, those of one shape and plan learn side by side in one population.
 *
 * @param series the curve it belongs to
 * @param network shape, units and initial weights
 * @param replica seed, learning rates, plasticity and consolidation
 * @param plan when it is tested and when it ends
 */
public record NetworkRun(String series, Network network, Replica replica, TrainingPlan plan) {
  /** Presentations in one epoch of the sources: all training images of MNIST. */
  public static final long EPOCH = 60_000;

  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  /** A network of this many synapses keeps a device busy by itself. */
  private static final long LARGE = 1L << 22;

  /** Presentations without caching that take about as much time as a test on 10 000 images. */
  private static final double TEST_COST = 4000;

  /** About how many presentations it takes to reach a goal, at least. */
  private static final long EXPECTED = 40_000;

  /** What presentations and learning rate make about together when a goal is reached. */
  private static final double LEARNED = 400;

  /** Learning at this rate, or a larger one, hardly ever reaches a goal. */
  private static final double UNSTABLE_RATE = 1;

  /** A source's network for MNIST, with one hidden layer. */
  public static Network network(String source, int hidden) {
    return Network.named(source, PIXELS, List.of(hidden), CLASSES);
  }

  /** Number of hidden units. */
  public int hidden() {
    return network.hidden().get(0);
  }

  /**
   * The run as a point with a row for every test.
   *
   * @param maintenanceCost price of keeping transient changes, c
   */
  Point curve(double maintenanceCost) {
    return curve(maintenanceCost, Optional.empty());
  }

  /**
   * The run as a point with a row for every test, and those of another run that it tells, too.
   *
   * @param maintenanceCost price of keeping transient changes, c
   * @param never where this run consolidates at once: one that is the same but never consolidates
   *     before the end, without decay, whose weights are the same too; its rows follow, with the
   *     minimum as all that it costs
   */
  Point curve(double maintenanceCost, Optional<NetworkRun> never) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", this);
    definition.put("maintenanceCost", maintenanceCost);
    never.ifPresent(run -> definition.put("never", run));
    return point(
        series + "/seed=" + replica.seed(),
        definition,
        (result, images) -> {
          List<Row> rows = new ArrayList<>(rows(result, energy -> energy, maintenanceCost));
          never.ifPresent(run -> rows.addAll(run.rows(result, Energy::ofNeverConsolidating, 0)));
          return rows;
        });
  }

  private List<Row> rows(
      TrainingResult result, UnaryOperator<Energy> spent, double maintenanceCost) {
    return result.samples().stream()
        .map(
            sample ->
                Row.builder()
                    .setAll(parameters())
                    .setAll(state(sample, spent, maintenanceCost))
                    .set("ending", result.ending().id())
                    .build())
        .toList();
  }

  /**
   * The run as a point.
   *
   * @param key unique within the figure
   * @param definition everything that determines the rows besides data and backend
   * @param rows what becomes of the result, given the images
   */
  public Point point(
      String key, Object definition, BiFunction<TrainingResult, DataSet, List<Row>> rows) {
    boolean large = network.synapses() >= LARGE;
    return new Point(
        key,
        definition,
        cost(),
        Optional.of(PopulationSpec.single(network, replica)),
        context -> rows.apply(train(context, 0, 1), context.data()),
        large ? Optional.empty() : Optional.of(new SideBySide(this, rows)));
  }

  /** Expected time, for the order of points and the time left; of no consequence for results. */
  private double cost() {
    double presentations = plan.maxPresentations();
    double rate = replica.learningRates().get(0);
    if (!Double.isNaN(plan.goal()) && rate < UNSTABLE_RATE) {
      presentations = Math.min(presentations, Math.max(EXPECTED, LEARNED / rate));
    }
    double tests = plan.testEvery() == 0 ? 0 : presentations / plan.testEvery();
    PlasticityRule rule = replica.plasticity().rule();
    boolean ranksAllSynapses =
        rule.selectsSynapses()
            && (rule.criterion() == PlasticityRule.Criterion.WEIGHT || rule.keepsSmallest());
    boolean caches = replica.consolidation().policy() != ConsolidationPolicy.NONE;
    double factor = ranksAllSynapses ? 30 : caches ? 2 : 1;
    return (presentations * factor + TEST_COST * tests) * (5 + 2e-4 * network.synapses());
  }

  /**
   * Learns, on one thread.
   *
   * @param from fraction of the point's work that was done before
   * @param to fraction that is done afterwards
   * @throws CancellationException when the user wants to stop
   */
  TrainingResult train(PointContext context, double from, double to) {
    TrainingResult result =
        train(List.of(this), context, new Listener(context, from, to, (r, ended) -> {})).get(0);
    context.stopIfCancelled();
    return result;
  }

  private static List<TrainingResult> train(
      List<NetworkRun> runs, PointContext context, Listener listener) {
    NetworkRun any = runs.get(0);
    List<Replica> replicas = runs.stream().map(NetworkRun::replica).toList();
    PopulationSpec spec = new PopulationSpec(any.network, replicas, 1);
    try (Population population = context.backend().open(spec)) {
      return TrainingRun.run(population, context.data(), any.plan, listener);
    }
  }

  /** What was run, as columns. */
  Row parameters() {
    return Row.builder()
        .set("series", series)
        .set("seed", replica.seed())
        .set("network", network.id())
        .set("hidden", hidden())
        .set("learning_rate", replica.learningRates().get(0))
        .setAll(EnergyColumns.of(replica.consolidation()))
        .set("every", replica.consolidation().every())
        .build();
  }

  /** How well it did and what it had cost at a test, as columns. */
  static Row state(Sample sample, double maintenanceCost) {
    return state(sample, energy -> energy, maintenanceCost);
  }

  private static Row state(Sample sample, UnaryOperator<Energy> spent, double maintenanceCost) {
    Energy energy = spent.apply(sample.ledger().under(EnergyModel.linear(maintenanceCost)));
    return Row.builder()
        .set(EnergyColumns.MAINTENANCE_COST, maintenanceCost)
        .set("presentations", sample.presentations())
        .set("accuracy", sample.accuracy())
        .setAll(EnergyColumns.spent(energy))
        .setAll(EnergyColumns.bounds(energy))
        .set("modifications", energy.modifications())
        .build();
  }

  /** Reports progress to the context, and passes on the result of each network that has ended. */
  private record Listener(
      PointContext context, double from, double to, BiConsumer<Integer, TrainingResult> onEnd)
      implements TrainingListener {
    @Override
    public void advanced(long presentations, long max) {
      context.progress(from + (to - from) * presentations / max);
    }

    @Override
    public boolean cancelled() {
      return context.cancelled();
    }

    @Override
    public void ended(int replica, TrainingResult result) {
      onEnd.accept(replica, result);
    }
  }

  /** A run with others of the same network and plan in one population. */
  private record SideBySide(NetworkRun run, BiFunction<TrainingResult, DataSet, List<Row>> rows)
      implements BatchedWork {
    @Override
    public Object group() {
      return List.of(run.network(), run.plan());
    }

    @Override
    public void run(List<BatchedWork> members, PointContext context, Finished finished)
        throws IOException {
      List<SideBySide> all = members.stream().map(SideBySide.class::cast).toList();
      Listener listener =
          new Listener(
              context,
              0,
              1,
              (replica, result) -> {
                try {
                  finished.accept(replica, all.get(replica).rows.apply(result, context.data()));
                } catch (IOException unsaved) {
                  throw new UncheckedIOException(unsaved);
                }
              });
      try {
        train(all.stream().map(SideBySide::run).toList(), context, listener);
      } catch (UncheckedIOException unsaved) {
        throw unsaved.getCause();
      }
    }
  }
}
