package org.synapticcaching.simd;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.layer.RowConsolidation;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.TransientMatrix;
import org.synapticcaching.simd.layer.WeightUpdate;

/**
 * Consolidation of one replica after an update: the policies of model section 3 on rows with lazy
 * decay. Synapses that were not touched since the last check have only decayed, so that where
 * single synapses trigger, only the touched rows are checked, which {@link TransientMatrix#learn}
 * has listed.
 */
final class SimdConsolidation {
  /** A limit that every stored magnitude exceeds. */
  private static final float EVERYTHING = -1f;

  private final Consolidation consolidation;
  private final ConsolidationPolicy policy;
  private final List<SimdLayer> layers;

  /** In stored units, and in those of weight. */
  final StoredThresholds thresholds;

  /** Whether synapses are compared with the threshold only when they change. */
  private final boolean changesOnly;

  /** Thresholds in stored units, to be exceeded strictly. */
  private final float[] limits;

  /** One for each neuron behind a matrix; all false between checks. */
  private final boolean[] marked;

  private final int[][] positions;

  /** Where not single synapses are compared with one threshold; null elsewhere. */
  private final GroupCheck groups;

  /** For policies that round stochastically; null for others. */
  private final StochasticConsolidation stochastic;

  /** Sum of abs(change) of synapses that were consolidated in this presentation, per layer. */
  final double[] consolidatedChange;

  SimdConsolidation(Replica replica, List<SimdLayer> layers) {
    this.consolidation = replica.consolidation();
    this.policy = consolidation.policy();
    this.layers = layers;
    this.thresholds = new StoredThresholds(consolidation, layers);
    this.changesOnly = consolidation.comparesChangesOnly();
    this.limits = new float[layers.size()];
    this.marked = new boolean[layers.stream().mapToInt(SimdConsolidation::neurons).max().orElse(0)];
    this.positions = new int[layers.size()][];
    this.consolidatedChange = new double[layers.size()];
    this.groups = groups();
    this.stochastic =
        consolidation.roundsStochastically() ? new StochasticConsolidation(replica, layers) : null;
  }

  private GroupCheck groups() {
    if (consolidation.hasLocalThresholds()) {
      return new LocalCheck(consolidation, layers, thresholds.local);
    }
    boolean anySynapse = policy.trigger() == ConsolidationPolicy.Trigger.ANY_SYNAPSE;
    return consolidation.checksGroups() && !anySynapse
        ? new GroupThreshold(consolidation, layers, thresholds)
        : null;
  }

  /** Number of marks that the neurons behind a matrix take. */
  private static int neurons(SimdLayer layer) {
    return Math.max(layer.width, layer.rows);
  }

  /**
   * Checks the threshold and consolidates.
   *
   * @param scale g
   * @param allRows check all rows, not only those touched in this presentation
   * @param presentation its number, counted from 1
   */
  void check(float scale, boolean allRows, long presentation) {
    Arrays.fill(consolidatedChange, 0);
    if (stochastic != null) {
      stochastic.check(scale, allRows, presentation, consolidatedChange);
      return;
    }
    if (!policy.comparesThreshold()) {
      if (!policy.caches()) {
        consolidateNetwork(scale);
      }
      return;
    }
    if (groups != null) {
      checkGroups(scale);
      return;
    }
    for (int l = 0; l < limits.length; l++) {
      limits[l] = thresholds.limit(l, scale);
    }
    checkSynapses(scale, allRows && !changesOnly);
  }

  /** Consolidates synapses over the limit, or the groups of those. */
  private void checkSynapses(float scale, boolean allRows) {
    boolean any = false;
    for (int l = 0; l < layers.size(); l++) {
      TransientMatrix transients = layers.get(l).transients;
      if (allRows) {
        transients.findAllOver(limits[l]);
      } else if (changesOnly && transients.over.count > 0) {
        layers.get(l).changed.keepRowsOver(layers.get(l).update, limits[l]);
      }
      any |= transients.over.any();
    }
    if (!any) {
      return;
    }
    for (int l = 0; l < layers.size(); l++) {
      boolean anyInLayer = layers.get(l).transients.over.any();
      switch (policy.scope()) {
        case SYNAPSE, NEURON -> consolidateOver(l, scale, limits[l], allRows);
        case LAYER -> {
          if (anyInLayer) {
            consolidateLayer(l, scale);
          }
        }
        case NETWORK -> consolidateLayer(l, scale);
      }
    }
  }

  /** Consolidates groups that are over, or single synapses that have thresholds of their own. */
  private void checkGroups(float scale) {
    if (policy.scope() == Scope.NETWORK) {
      if (groups.networkIsOver(scale)) {
        consolidateNetwork(scale);
      }
      return;
    }
    for (int l = 0; l < layers.size(); l++) {
      checkGroups(l, scale);
    }
  }

  private void checkGroups(int l, float scale) {
    switch (policy.scope()) {
      case SYNAPSE -> consolidatedChange[l] = thresholds.local.get(l).consolidateEach(scale);
      case NEURON -> {
        if (groups.markNeurons(l, scale, marked)) {
          consolidateMarked(l, scale);
        }
        Arrays.fill(marked, false);
      }
      case LAYER -> {
        if (groups.layerIsOver(l, scale)) {
          consolidateLayer(l, scale);
        }
      }
      case NETWORK -> throw new IllegalStateException("the network is checked as a whole");
    }
  }

  private void consolidateOver(int l, float scale, float limit, boolean allRows) {
    SimdLayer layer = layers.get(l);
    TransientMatrix transients = layer.transients;
    RowConsolidation rows = layer.consolidation;
    if (transients.over.mark(limit, marked)) {
      consolidateLanes(layer, l, scale);
      Arrays.fill(marked, false);
      return;
    }
    if (transients.over.count == 0) {
      return;
    }
    WeightUpdate update = layer.update;
    boolean allChanged = update.selected == null && !(changesOnly && update.changesSomeLanes());
    if (!allRows && allChanged && rows.takesAllOver(consolidation)) {
      consolidatedChange[l] += rows.consolidateAllOver(update, scale, limit);
      return;
    }
    int[] positionOf = allRows ? positionsByRow(l) : null;
    boolean neuronsAreLanes = !consolidation.isPerSynapse() && layer.inputMajor;
    boolean vectorsAreKnown =
        consolidation.isPerSynapse()
            && !consolidation.movesWholeMultiples()
            && !allRows
            && update.selected != null;
    boolean someLanes =
        changesOnly && rows.takesChanged(consolidation) && update.changesSomeLanes();
    for (int i = 0; i < transients.over.count; i++) {
      int k = allRows ? positionOf[transients.over.rows[i]] : transients.over.rows[i];
      int row = allRows ? transients.over.rows[i] : update.list[k];
      if (neuronsAreLanes && changesOnly) {
        layer.changed.markOver(update, k, limit, marked);
      } else if (neuronsAreLanes) {
        rows.markOver(update, allRows ? -1 : k, row, limit, marked);
      } else if (someLanes) {
        rows.consolidateChanged(
            row, update.values[k], scale, layer.changed.limits(), update.change);
      } else if (changesOnly
          && consolidation.isPerSynapse()
          && layer.changed.othersAreOver(update, k, limit)) {
        consolidateEach(l, row, k, scale, limit);
      } else if (vectorsAreKnown) {
        rows.consolidateSelected(update, k, scale, limit);
      } else {
        consolidateRow(l, row, k, scale, limit);
      }
    }
    consolidatedChange[l] += rows.charge(scale);
    if (neuronsAreLanes) {
      consolidateLanes(layer, l, scale);
      Arrays.fill(marked, false);
    }
  }

  /** Consolidates the inputs of the marked neurons. */
  private void consolidateMarked(int l, float scale) {
    SimdLayer layer = layers.get(l);
    if (layer.inputMajor) {
      consolidateLanes(layer, l, scale);
      if (policy.trigger() != ConsolidationPolicy.Trigger.ANY_SYNAPSE) {
        // What is left is compared with the threshold again, and must not be rounding alone.
        layer.transients.sumUp();
      }
      return;
    }
    int[] positionOf = positionsByRow(l);
    for (int row = 0; row < layer.rows; row++) {
      if (marked[row]) {
        consolidateRow(l, row, positionOf[row], scale, EVERYTHING);
      }
    }
    consolidatedChange[l] += layer.consolidation.charge(scale);
  }

  private void consolidateLanes(SimdLayer layer, int l, float scale) {
    layer.laneConsolidation.consolidate(marked, scale);
    consolidatedChange[l] = layer.update.magnitudeOf(marked);
  }

  /**
   * @param k position of the row in the update, or -1 when it has not changed
   */
  private void consolidateRow(int l, int row, int k, float scale, float limit) {
    WeightUpdate update = layers.get(l).update;
    if (consolidation.movesWholeMultiples()) {
      consolidateEach(l, row, k, scale, limit);
      return;
    }
    float value = update.factorOf(k);
    float[] change = update.laneChangesOf(k);
    float least = consolidation.isPerSynapse() ? limit : EVERYTHING;
    layers.get(l).consolidation.consolidateOver(row, value, scale, least, change);
  }

  /** Consolidates synapses of one row one by one, where whole multiples move or not all change. */
  private void consolidateEach(int l, int row, int k, float scale, float limit) {
    WeightUpdate update = layers.get(l).update;
    RowConsolidation rows = layers.get(l).consolidation;
    float value = update.factorOf(k);
    float[] change = update.laneChangesOf(k);
    consolidatedChange[l] +=
        rows.moveEach(
            consolidation, thresholds.of(l), row, value, scale, limit, change, changesOnly);
  }

  /** Where each row is in the update, -1 for those that have not changed. */
  private int[] positionsByRow(int l) {
    SimdLayer layer = layers.get(l);
    if (positions[l] == null) {
      positions[l] = new int[layer.rows];
    }
    layer.update.findPositions(positions[l]);
    return positions[l];
  }

  private void consolidateLayer(int l, float scale) {
    layers.get(l).transients.consolidateAll(scale);
    consolidatedChange[l] = layers.get(l).update.magnitude();
  }

  void consolidateNetwork(float scale) {
    for (int l = 0; l < layers.size(); l++) {
      consolidateLayer(l, scale);
    }
  }
}
