package org.synapticcaching.figure.experiment.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.EnergyLedger;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

/**
 * One network of [RP24] that learns images until it is good enough: a row of these figures.
 *
 * @param series the curve it belongs to
 * @param fraction plastic fraction by which it is drawn; NaN for none
 * @param network shape and initial weights
 * @param replica seed, rule and consolidation
 * @param plan when it is tested and when it ends
 * @param maintenanceCost price of keeping transient changes, c
 */
public record CompetitiveRun(
    String series,
    double fraction,
    Network network,
    Replica replica,
    TrainingPlan plan,
    double maintenanceCost) {
  /** The source's learning rate, of both weight matrices. */
  static final double LEARNING_RATE = 0.01;

  /** Presentations in one epoch of the source: draws at random, whatever the data. */
  public static final long EPOCH = 60_000;

  /** Presentations between tests. */
  static final int TEST_EVERY = 2000;

  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  /** About how many presentations the source's networks need. */
  private static final long EXPECTED = 40_000;

  /** The source's network for MNIST with its default initial weights. */
  public static Network network(int hidden) {
    return Network.rp24(PIXELS, List.of(hidden), CLASSES);
  }

  /** The same with another standard deviation of the initial weights. */
  public static Network network(int hidden, double deviation) {
    return network(hidden).withInitialDeviation(List.of(deviation, deviation));
  }

  /** Without caching, patterns drawn at random with replacement. */
  public static Replica replica(Network network, long seed) {
    return Replica.of(network, seed, LEARNING_RATE, Consolidation.none())
        .with(PresentationOrder.of(PresentationOrder.Kind.RANDOM));
  }

  /** Until a test on all test images has so many right, at most so many presentations. */
  public static TrainingPlan until(double accuracy, long presentations) {
    return new TrainingPlan(
        presentations, TEST_EVERY, accuracy, TrainingPlan.GoalCheck.EVERY_TEST, false);
  }

  /** So many presentations, however good it gets. */
  public static TrainingPlan throughout(long presentations) {
    return until(Double.NaN, presentations);
  }

  private int hidden() {
    return network.hidden().get(0);
  }

  private int plasticHidden() {
    return replica.plasticity().subnet().kept(hidden());
  }

  /** Everything but the seed in which runs of a series differ. */
  String setting() {
    StringBuilder text = new StringBuilder("H=" + hidden());
    text.append("/sd=").append(network.initialDeviation().get(0));
    if (!Double.isNaN(fraction)) {
      text.append("/p=").append(fraction);
    }
    if (plasticHidden() < hidden()) {
      text.append("/k=").append(plasticHidden());
    }
    if (replica.consolidation().policy() != ConsolidationPolicy.NONE) {
      text.append("/theta=").append(replica.consolidation().threshold());
    }
    return text.toString();
  }

  /** The run as a point with one row. */
  Point point() {
    String key = series + "/" + setting() + "/seed=" + replica.seed();
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", this);
    return new Point(key, definition, cost(), spec(), context -> List.of(row(context)));
  }

  private PopulationSpec spec() {
    return PopulationSpec.single(network, replica);
  }

  /** Expected time, for the order of points and the time left; of no consequence for results. */
  private double cost() {
    double presentations =
        Double.isNaN(plan.goal())
            ? plan.maxPresentations()
            : Math.min(EXPECTED, plan.maxPresentations());
    PlasticityRule rule = replica.plasticity().rule();
    double factor =
        switch (rule) {
          case SMALLEST_UPDATES, LARGEST_WEIGHTS, SMALLEST_WEIGHTS, LARGEST_WEIGHTS_PER_NEURON ->
              30;
          default -> replica.consolidation().policy() == ConsolidationPolicy.NONE ? 1 : 5;
        };
    return presentations * (5 + 2e-4 * network.synapses()) * factor;
  }

  private Row row(PointContext context) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void advanced(long presentations, long max) {
            context.progress((double) presentations / max);
          }

          @Override
          public boolean cancelled() {
            return context.cancelled();
          }
        };
    try (Population population = context.backend().open(spec())) {
      TrainingResult result = TrainingRun.run(population, context.data(), plan, listener).get(0);
      context.stopIfCancelled();
      return Row.builder()
          .setAll(parameters())
          .setAll(result(result))
          .set("test_patterns", (long) context.data().test().size())
          .setAll(spent(result.last()))
          .build();
    }
  }

  /** What was run, as columns. */
  Row parameters() {
    Consolidation consolidation = replica.consolidation();
    return Row.builder()
        .set("series", series)
        .set("setting", setting())
        .set("seed", replica.seed())
        .set("hidden", (long) hidden())
        .set("initial_deviation", network.initialDeviation().get(0))
        .set("learning_rate", replica.learningRates().get(0))
        .set("rule", replica.plasticity().rule().id())
        .set("fraction", fraction)
        .set("plastic_hidden", (long) plasticHidden())
        .set("error_gated", replica.plasticity().errorGated())
        .set("policy", consolidation.policy().id())
        .set("threshold", consolidation.threshold())
        .set("decay_time", consolidation.decayTime())
        .set("maintenance_cost", maintenanceCost)
        .set("goal", plan.goal())
        .set("max_presentations", plan.maxPresentations())
        .build();
  }

  private static Row result(TrainingResult result) {
    double best = result.samples().stream().mapToDouble(Sample::accuracy).max().orElse(Double.NaN);
    return Row.builder()
        .set("presentations", result.last().presentations())
        .set("accuracy", result.last().accuracy())
        .set("best_accuracy", best)
        .set("reached", result.success())
        .set("ending", result.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .build();
  }

  /** Both energies with their direct counterparts, the price with caching, and who took part. */
  private Row spent(Sample last) {
    EnergyLedger ledger = last.ledger();
    Energy energy = ledger.under(EnergyModel.linear(maintenanceCost));
    List<LayerLedger> layers = ledger.layers();
    return Row.builder()
        .set("m0", energy.modifications())
        .set("m0_direct", ledger.changed())
        .set("m1", energy.withoutCaching())
        .set("m1_direct", energy.minimum())
        .set("consolidation", energy.consolidation())
        .set("maintenance", energy.maintenance())
        .set("residual", energy.residual())
        .set("total", energy.total())
        .set(
            "plastic_fraction",
            (double) energy.modifications() / last.presentations() / network.synapses())
        .set("simpson_input", layers.get(0).churn().index())
        .set("simpson_output", layers.get(1).churn().index())
        .build();
  }
}
