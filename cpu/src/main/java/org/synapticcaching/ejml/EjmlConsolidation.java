package org.synapticcaching.ejml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.RandomMultiples;
import org.synapticcaching.model.Replica;
import org.synapticcaching.threshold.Thresholds;

/** Consolidation of one network: what is compared with the threshold, and what then moves. */
final class EjmlConsolidation {
  private final ConsolidationPolicy policy;
  private final Consolidation consolidation;
  private final List<EjmlLayer> layers;
  private final GroupStatistic group;
  private final Thresholds thresholds;

  /** Null where the synapses of a matrix share one threshold. */
  private final EjmlLocalThresholds local;

  /** The stochastic rounding of each matrix; empty under other policies. */
  private final List<RandomMultiples> multiples = new ArrayList<>();

  EjmlConsolidation(Replica replica, List<EjmlLayer> layers) {
    this.consolidation = replica.consolidation();
    this.thresholds = new Thresholds(consolidation, layers.stream().map(EjmlLayer::shape).toList());
    this.policy = consolidation.policy();
    this.layers = layers;
    this.group = policy.comparesThreshold() ? new GroupStatistic(consolidation) : null;
    this.local =
        consolidation.hasLocalThresholds() ? new EjmlLocalThresholds(consolidation, layers) : null;
    for (int l = 0; consolidation.roundsStochastically() && l < layers.size(); l++) {
      multiples.add(RandomMultiples.of(replica.seed(), l, consolidation));
    }
  }

  /**
   * Ends the learning part of a presentation.
   *
   * @param presentation its number, counted from 1
   */
  void apply(long presentation) {
    boolean checks = consolidation.checksAt(presentation);
    if (local != null) {
      local.present();
    }
    for (int l = 0; local == null && thresholds.follow() && l < layers.size(); l++) {
      thresholds.present(l, layers.get(l).squares());
    }
    if (checks && consolidation.roundsStochastically()) {
      for (int l = 0; l < layers.size(); l++) {
        layers.get(l).consolidateStochastically(multiples.get(l), presentation);
      }
      return;
    }
    if (!checks || !policy.comparesThreshold()) {
      end(checks && !policy.caches());
      return;
    }
    switch (policy.scope()) {
      case SYNAPSE -> {
        for (int l = 0; l < layers.size(); l++) {
          consolidateEach(l);
        }
      }
      case NEURON -> {
        for (int l = 0; l < layers.size(); l++) {
          EjmlLayer layer = layers.get(l);
          for (int neuron = 0; neuron < layer.shape().post(); neuron++) {
            layer.end(neuron, neuron + 1, isOver(l, neuron, neuron + 1));
          }
        }
      }
      case LAYER -> {
        for (int l = 0; l < layers.size(); l++) {
          layers.get(l).end(0, layers.get(l).shape().post(), layerIsOver(l));
        }
      }
      case NETWORK -> end(networkIsOver());
    }
  }

  private void consolidateEach(int layer) {
    EjmlLayer matrix = layers.get(layer);
    if (local == null) {
      matrix.consolidateEach(consolidation, thresholds.of(layer));
      return;
    }
    for (int at = 0; at < matrix.shape().length(); at++) {
      matrix.end(consolidation, at, local.of(layer, at));
    }
  }

  private boolean networkIsOver() {
    IntStream each = IntStream.range(0, layers.size());
    return switch (policy.trigger()) {
      case ANY_SYNAPSE -> each.anyMatch(this::layerIsOver);
      case EVERY_SYNAPSE -> each.allMatch(this::layerIsOver);
      case SUM -> {
        if (local != null) {
          yield local.networkSumIsOver();
        }
        group.clear();
        layers.forEach(layer -> layer.addTo(group, 0, layer.shape().post()));
        yield group.isOver(thresholds.ofNetworkSum());
      }
      case ALWAYS, NEVER -> throw new IllegalStateException(policy.id() + " compares nothing");
    };
  }

  private boolean layerIsOver(int layer) {
    return isOver(layer, 0, layers.get(layer).shape().post());
  }

  /**
   * Whether the inputs of some neurons behind one matrix, together, are over its threshold, or
   * theirs.
   */
  private boolean isOver(int layer, int first, int end) {
    if (local != null) {
      return local.areOver(layer, first, end);
    }
    group.clear();
    layers.get(layer).addTo(group, first, end);
    return group.isOver(thresholds.of(layer));
  }

  /** The thresholds at present, one for each matrix, or their means; a copy. */
  double[] thresholds() {
    return local == null ? thresholds.all() : local.means();
  }

  /** Ends the presentation for all synapses: all of them are consolidated, or none. */
  private void end(boolean consolidates) {
    layers.forEach(layer -> layer.end(0, layer.shape().post(), consolidates));
  }
}
