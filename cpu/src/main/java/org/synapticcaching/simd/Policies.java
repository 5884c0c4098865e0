package org.synapticcaching.simd;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

/**
 * Consolidation of one replica after an update: the policies of model section 3 on rows with lazy
 * decay. Synapses that were not touched since the last look have only decayed, so that a look asks
 * the touched rows alone, which {@link CachedRows#learn} has listed.
 */
final class Policies {
  /** A limit that every stored magnitude exceeds. */
  private static final float EVERYTHING = -1f;

  private final Consolidation rule;
  private final List<SimdLayer> layers;
  private final boolean[] marked;
  private final float[][] rowValues;

  /** Sum of abs(change) of synapses that were consolidated in this presentation, per layer. */
  final double[] consolidatedChange;

  /** A synapse that was at or under the threshold when last looked at, for all-global. */
  private int witnessLayer;

  private int witnessRow;
  private int witnessLane;

  Policies(Consolidation rule, List<SimdLayer> layers) {
    this.rule = rule;
    this.layers = layers;
    this.marked = new boolean[layers.stream().mapToInt(layer -> layer.width).max().orElse(0)];
    this.rowValues = new float[layers.size()][];
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
    CachedRows cached = layer.cached;
    RowConsolidation consolidation = layer.consolidation;
    if (cached.overCount == 0) {
      return;
    }
    OuterProduct update = layer.update;
    float[] valueOfRow = everything ? valuesByRow(l) : null;
    boolean lanesAreNeurons = false;
    for (int i = 0; i < cached.overCount; i++) {
      int row = everything ? cached.over[i] : update.list[cached.over[i]];
      float value = everything ? valueOfRow[row] : update.values[cached.over[i]];
      if (rule.policy() == ConsolidationPolicy.QUANTISED) {
        consolidatedChange[l] +=
            consolidation.quantiseOver(row, value, scale, limit, rule.threshold(), update.change);
      } else if (rule.policy() == ConsolidationPolicy.LOCAL_LOCAL) {
        consolidation.consolidateOver(row, value, scale, limit, update.change);
      } else if (layer.inputMajor) {
        consolidation.markOver(row, limit, marked);
        lanesAreNeurons = true;
      } else {
        consolidation.consolidateOver(row, value, scale, EVERYTHING, update.change);
      }
    }
    consolidatedChange[l] += consolidation.bookConsolidation(scale);
    if (lanesAreNeurons) {
      consolidateMarkedLanes(l, scale);
    }
  }

  private void consolidateMarkedLanes(int l, float scale) {
    SimdLayer layer = layers.get(l);
    layer.consolidation.consolidateLanes(marked, scale);
    double changed = 0;
    for (int j = 0; j < layer.length; j++) {
      if (marked[j]) {
        changed += Math.abs(layer.update.change[j]);
      }
    }
    consolidatedChange[l] = changed * layer.update.valueMagnitude;
    Arrays.fill(marked, false);
  }

  private float[] valuesByRow(int l) {
    SimdLayer layer = layers.get(l);
    if (rowValues[l] == null) {
      rowValues[l] = new float[layer.rows];
    }
    Arrays.fill(rowValues[l], 0f);
    for (int k = layer.update.from; k < layer.update.to; k++) {
      rowValues[l][layer.update.list[k]] = layer.update.values[k];
    }
    return rowValues[l];
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
