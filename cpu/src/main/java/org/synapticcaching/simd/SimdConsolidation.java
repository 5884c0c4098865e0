package org.synapticcaching.simd;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

/**
 * Consolidation of one replica after an update: the policies of model section 3 on rows with lazy
 * decay. Synapses that were not touched since the last look have only decayed, so that a look asks
 * the touched rows alone, which {@link TransientMatrix#learn} has listed.
 */
final class SimdConsolidation {
  /** A limit that every stored magnitude exceeds. */
  private static final float EVERYTHING = -1f;

  private final Consolidation rule;
  private final List<SimdLayer> layers;
  private final boolean[] marked;
  private final int[][] positions;

  /** Sum of abs(change) of synapses that were consolidated in this presentation, per layer. */
  final double[] consolidatedChange;

  /** A synapse that was at or under the threshold when last looked at, for all-global. */
  private int witnessLayer;

  private int witnessRow;
  private int witnessLane;

  SimdConsolidation(Consolidation rule, List<SimdLayer> layers) {
    this.rule = rule;
    this.layers = layers;
    this.marked = new boolean[layers.stream().mapToInt(layer -> layer.width).max().orElse(0)];
    this.positions = new int[layers.size()][];
    this.consolidatedChange = new double[layers.size()];
  }

  /** The threshold in stored units, to be exceeded strictly. */
  float limit(double scale) {
    if (!rule.policy().usesThreshold()) {
      return Float.POSITIVE_INFINITY;
    }
    float limit = (float) (rule.threshold() / scale);
    return rule.comparison() == Comparison.GREATER ? limit : Math.nextDown(limit);
  }

  /**
   * Consolidates.
   *
   * @param everything ask all rows, not only those touched in this presentation
   */
  void look(float scale, boolean everything) {
    Arrays.fill(consolidatedChange, 0);
    float limit = limit(scale);
    switch (rule.policy()) {
      case NONE -> consolidateNetwork(scale);
      case LOCAL_LOCAL, LOCAL_NEURON, QUANTISED -> {
        for (int l = 0; l < layers.size(); l++) {
          findOver(l, limit, everything);
          consolidateOver(l, scale, limit, everything);
        }
      }
      case LOCAL_LAYER -> {
        for (int l = 0; l < layers.size(); l++) {
          findOver(l, limit, everything);
          if (layers.get(l).cached.overCount > 0) {
            consolidateLayer(l, scale);
          }
        }
      }
      case LOCAL_GLOBAL -> {
        boolean any = false;
        for (int l = 0; l < layers.size(); l++) {
          findOver(l, limit, everything);
          any |= layers.get(l).cached.overCount > 0;
        }
        if (any) {
          consolidateNetwork(scale);
        }
      }
      case GLOBAL_GLOBAL -> {
        double sum = 0;
        for (SimdLayer layer : layers) {
          sum += layer.cached.storedSum;
        }
        if (rule.comparison().over(scale * sum, rule.threshold())) {
          consolidateNetwork(scale);
        }
      }
      case ALL_GLOBAL -> {
        if (everySynapseOver(limit)) {
          consolidateNetwork(scale);
        }
      }
      case NEVER -> {}
    }
  }

  private void findOver(int l, float limit, boolean everything) {
    if (everything) {
      layers.get(l).cached.findAllOver(limit);
    }
  }

  private void consolidateOver(int l, float scale, float limit, boolean everything) {
    SimdLayer layer = layers.get(l);
    TransientMatrix cached = layer.cached;
    RowConsolidation consolidation = layer.consolidation;
    if (cached.overCount == 0) {
      return;
    }
    WeightUpdate update = layer.update;
    int[] positionOf = everything ? positionsByRow(l) : null;
    boolean lanesAreNeurons = false;
    for (int i = 0; i < cached.overCount; i++) {
      int k = everything ? positionOf[cached.over[i]] : cached.over[i];
      int row = everything ? cached.over[i] : update.list[k];
      if (rule.policy() == ConsolidationPolicy.LOCAL_NEURON && layer.inputMajor) {
        markOver(layer, row, everything ? -1 : k, limit);
        lanesAreNeurons = true;
      } else if (rule.policy() == ConsolidationPolicy.LOCAL_LOCAL
          && !everything
          && update.selected != null) {
        consolidation.consolidateChosen(update, k, scale, limit);
      } else {
        consolidateRow(l, row, k, scale, limit);
      }
    }
    consolidatedChange[l] += consolidation.bookConsolidation(scale);
    if (lanesAreNeurons) {
      consolidation.consolidateLanes(marked, scale);
      consolidatedChange[l] = update.magnitudeOf(marked);
      Arrays.fill(marked, false);
    }
  }

  /**
   * @param k position of the row in the update, or -1 when its chosen lanes are not known
   */
  private void markOver(SimdLayer layer, int row, int k, float limit) {
    if (k >= 0 && layer.update.selected != null) {
      SelectedKernels.markOver(layer.cached, layer.update, k, limit, marked);
    } else {
      layer.consolidation.markOver(row, limit, marked);
    }
  }

  /**
   * @param k position of the row in the update, or -1 when it has not changed
   */
  private void consolidateRow(int l, int row, int k, float scale, float limit) {
    WeightUpdate update = layers.get(l).update;
    RowConsolidation consolidation = layers.get(l).consolidation;
    boolean apart = k >= 0 && update.selected != null;
    float value = k < 0 ? 0 : apart ? 1 : update.values[k];
    float[] change = apart ? update.changesOf(k) : update.change;
    if (rule.policy() == ConsolidationPolicy.QUANTISED) {
      consolidatedChange[l] +=
          consolidation.quantiseOver(row, value, scale, limit, rule.threshold(), change);
    } else {
      boolean wholeRow = rule.policy() == ConsolidationPolicy.LOCAL_NEURON;
      consolidation.consolidateOver(row, value, scale, wholeRow ? EVERYTHING : limit, change);
    }
  }

  /** Where each row is in the update, -1 for those that have not changed. */
  private int[] positionsByRow(int l) {
    SimdLayer layer = layers.get(l);
    if (positions[l] == null) {
      positions[l] = new int[layer.rows];
    }
    Arrays.fill(positions[l], -1);
    for (int k = layer.update.from; k < layer.update.to; k++) {
      positions[l][layer.update.list[k]] = k;
    }
    return positions[l];
  }

  private void consolidateLayer(int l, float scale) {
    layers.get(l).cached.consolidateAll(scale);
    consolidatedChange[l] = layers.get(l).update.magnitude();
  }

  private void consolidateNetwork(float scale) {
    for (int l = 0; l < layers.size(); l++) {
      consolidateLayer(l, scale);
    }
  }

  /** Looks for a synapse that is not over; the last one found usually still is not. */
  private boolean everySynapseOver(float limit) {
    if (!(layers.get(witnessLayer).cached.storedMagnitude(witnessRow, witnessLane) > limit)) {
      return false;
    }
    for (int l = 0; l < layers.size(); l++) {
      SimdLayer layer = layers.get(l);
      for (int r = 0; r < layer.rows; r++) {
        for (int j = 0; j < layer.length; j++) {
          if (!(layer.cached.storedMagnitude(r, j) > limit)) {
            witnessLayer = l;
            witnessRow = r;
            witnessLane = j;
            return false;
          }
        }
      }
    }
    return true;
  }
}
