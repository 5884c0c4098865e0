package org.synapticcaching.jmh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;

/**
 * What the networks of a benchmark are and do.
 *
 * @param backend id of what computes
 * @param network shape and conventions
 * @param learningRate eta of every weight matrix
 * @param consolidation how changes become persistent
 * @param plasticity which synapses may change
 */
record Workload(
    String backend,
    Network network,
    double learningRate,
    Consolidation consolidation,
    Plasticity plasticity) {
  /** c of the figure. */
  static final EnergyModel PRICES = EnergyModel.linear(0.001);

  private static final double DECAY_TIME = 1000;
  private static final double LEARNING_RATE = 0.1;

  /** Above this many hidden units the rate falls as their number rises, or the outputs saturate. */
  private static final double UNITS_AT_FULL_RATE = 1000;

  private static final long SEED = 1;

  /** So small that weights stay as they are, and no product becomes subnormal. */
  private static final double NO_LEARNING = 1e-12;

  /** Enough for a few consolidations, little enough for rounding not to shift them. */
  private static final int CHECKED_PRESENTATIONS = 20;

  /** Of float32 against float64 after the checked presentations, absolute: weights are below 1. */
  private static final double TOLERANCE = 1e-5;

  /** Of modifications and path, relative. */
  private static final double COST_TOLERANCE = 1e-3;

  /**
   * The network and the caching of figure 5B of Li and van Rossum (2020), for patterns like these.
   *
   * @param backend its id
   * @param hidden number of hidden units
   * @param policy its id
   */
  static Workload lr20(String backend, int hidden, String policy, Patterns patterns) {
    ConsolidationPolicy parsed = Named.parse(ConsolidationPolicy.class, "policy", policy);
    return new Workload(
        backend,
        Network.lr20(patterns.inputs(), List.of(hidden), patterns.classes()),
        LEARNING_RATE * Math.min(1, UNITS_AT_FULL_RATE / hidden),
        Consolidation.of(parsed, threshold(parsed), DECAY_TIME),
        Plasticity.all());
  }

  /**
   * Theta of the figure; local-layer, which it lacks, is given that of local-neuron, and stochastic
   * the largest at which own-stochastic loses little accuracy.
   */
  private static double threshold(ConsolidationPolicy policy) {
    return switch (policy) {
      case STOCHASTIC -> 0.01;
      case LOCAL_LOCAL -> 0.02;
      default -> 0.04;
    };
  }

  private boolean caching() {
    return consolidation.policy() != ConsolidationPolicy.NONE;
  }

  private int layers() {
    return network.layerCount();
  }

  /** The parts of a weight that learning changes here, l first. */
  List<WeightPart> learnedParts() {
    return caching()
        ? List.of(WeightPart.PERSISTENT, WeightPart.TRANSIENT)
        : List.of(WeightPart.PERSISTENT);
  }

  /** The same with another threshold. */
  Workload with(Threshold threshold) {
    return new Workload(backend, network, learningRate, consolidation.with(threshold), plasticity);
  }

  /** The same on another backend. */
  Workload on(String other) {
    return new Workload(other, network, learningRate, consolidation, plasticity);
  }

  /** One network that learns. */
  Population open() {
    return open(1, 1);
  }

  /** Networks that learn, of different seeds. */
  Population open(int replicas, int threads) {
    return open(Backends.named(backend), learningRate, replicas, threads);
  }

  /**
   * A network that goes through all motions of learning without changing, so that every call of a
   * kernel meets the same workload: with the weights that {@code presentations} lead to.
   */
  Population openSettled(Patterns patterns, int presentations) {
    Population settled = open(Backends.named(backend), NO_LEARNING, 1, 1);
    try (Population learned = open()) {
      learned.train(patterns, presentations);
      copy(learned, settled, WeightPart.INITIAL);
      learnedParts().forEach(part -> copy(learned, settled, part));
    }
    return settled;
  }

  /**
   * What one more update than those of {@code presentations} leaves to consolidate, per layer;
   * empty without caching, where nothing is transient.
   */
  List<float[]> transientWeights(Patterns patterns, int presentations) {
    List<float[]> weights = new ArrayList<>();
    try (Population learned = open()) {
      learned.train(patterns, presentations);
      learned.forward(patterns, new int[] {presentations});
      learned.backward();
      for (int layer = 0; layer < layers() && caching(); layer++) {
        weights.add(learned.weights(0, layer, WeightPart.TRANSIENT));
      }
    }
    return weights;
  }

  private void copy(Population from, Population to, WeightPart part) {
    for (int layer = 0; layer < layers(); layer++) {
      to.setWeights(0, layer, part, from.weights(0, layer, part));
    }
  }

  /**
   * Compares a few presentations with another backend: their weights, or what they cost where a
   * remainder near the number that is drawn may be rounded up in one format and down in the other.
   *
   * @throws IllegalStateException when they differ
   */
  void checkAgainstAnotherBackend(Patterns patterns) {
    if (consolidation.roundsStochastically()) {
      checkCostAgainstAnotherBackend(patterns);
    } else {
      checkWeightsAgainstAnotherBackend(patterns);
    }
  }

  /**
   * Compares the weights after a few presentations with another backend.
   *
   * @throws IllegalStateException when they differ, naming backends, layer and synapse
   */
  void checkWeightsAgainstAnotherBackend(Patterns patterns) {
    compare(
        patterns,
        (other, layer, one, another) ->
            requireClose(
                other,
                layer,
                one.weights(0, layer, WeightPart.TOTAL),
                another.weights(0, layer, WeightPart.TOTAL)));
  }

  /**
   * Compares what a few presentations cost with another backend. For rules that select: where two
   * synapses are about equal, number formats may select one or the other.
   *
   * @throws IllegalStateException when modifications or path differ, naming backends and layer
   */
  void checkCostAgainstAnotherBackend(Patterns patterns) {
    compare(
        patterns,
        (other, layer, one, another) -> {
          LayerLedger found = one.ledger(0).layers().get(layer);
          LayerLedger expected = another.ledger(0).layers().get(layer);
          requireClose(other, layer, found.modifications(), expected.modifications());
          requireClose(other, layer, found.path().get(0), expected.path().get(0));
        });
  }

  /** Compares a layer of two populations, the second one on the backend {@code other}. */
  private interface LayerCheck {
    void require(String other, int layer, Population one, Population another);
  }

  private void compare(Patterns patterns, LayerCheck check) {
    Backend other = MeasuredOn.another(backend, Backends.all());
    try (Population one = open();
        Population another = open(other, learningRate, 1, 1)) {
      one.train(patterns, CHECKED_PRESENTATIONS);
      another.train(patterns, CHECKED_PRESENTATIONS);
      for (int layer = 0; layer < layers(); layer++) {
        check.require(other.id(), layer, one, another);
      }
    }
  }

  private void requireClose(String other, int layer, double found, double expected) {
    if (!(Math.abs(found - expected) <= COST_TOLERANCE * expected)) {
      throw new IllegalStateException(
          "%s and %s differ: layer %s has spent %s and %s"
              .formatted(backend, other, layer, found, expected));
    }
  }

  private void requireClose(String other, int layer, float[] found, float[] expected) {
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= TOLERANCE)) {
        throw new IllegalStateException(
            "%s and %s differ: layer %s, synapse %s is %s and %s"
                .formatted(backend, other, layer, i, found[i], expected[i]));
      }
    }
  }

  private Population open(Backend with, double learningRate, int replicas, int threads) {
    List<Replica> each = new ArrayList<>();
    for (int r = 0; r < replicas; r++) {
      each.add(
          new Replica(
              SEED + r,
              Collections.nCopies(layers(), learningRate),
              plasticity,
              consolidation,
              PresentationOrder.sequential(),
              List.of(),
              false));
    }
    return with.open(new PopulationSpec(network, each, threads));
  }
}
