package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.simd.kernel.TransientKernels;
import org.synapticcaching.threshold.LocalThresholds;

/**
 * One weight matrix in which single neurons or synapses have thresholds of their own (model section
 * 3.1): tells what is over its threshold, and consolidates single synapses. Where only synapses
 * that change are compared, only rows of the update are visited.
 */
public final class LocalConsolidation {
  /** Above 1 by more than what rounding in 32 bits does to a comparison of squares. */
  private static final float IN_FAVOUR = 1.00001f;

  private final Consolidation consolidation;
  private final SimdLayer layer;
  private final TransientMatrix matrix;
  private final LocalThresholds thresholds;
  private final boolean changesOnly;

  /** The threshold of a synapse is at row x rowStep + lane x laneStep. */
  private final int rowStep;

  private final int laneStep;

  /** Tells the thresholds. */
  private final LocalChanges changes;

  /** Squares of the thresholds, rounded: what is clearly under needs no closer look. */
  private final float[] limits;

  /** By row: its place in the update, -1 for none. */
  private final int[] positions;

  /** Sums of abs(stored) of neurons that are lanes. */
  private final float[] laneSums;

  /** By neuron: an input that was not over when last checked. */
  private final int[] witnesses;

  /**
   * Before the first presentation.
   *
   * @param consolidation with a threshold of the scope neuron or synapse
   * @param layer with transient parts
   * @param all number of synapses of the network
   */
  public LocalConsolidation(Consolidation consolidation, SimdLayer layer, long all) {
    this.consolidation = consolidation;
    this.layer = layer;
    this.matrix = layer.transients;
    this.thresholds = new LocalThresholds(consolidation, layer.shape, all, layer.inputMajor);
    this.changesOnly = consolidation.comparesChangesOnly();
    this.changes = new LocalChanges(consolidation, layer, thresholds);
    this.limits = changes.limits;
    this.rowStep = changes.rowStep;
    this.laneStep = changes.laneStep;
    this.positions = new int[changesOnly ? 0 : layer.rows];
    this.laneSums = new float[layer.inputMajor ? layer.width : 0];
    this.witnesses = new int[layer.shape.post()];
  }

  /** Lets the thresholds know of a presentation with this update. */
  public void present(WeightUpdate update) {
    changes.present(update);
  }

  /**
   * Whether a synapse of a row may be over its threshold: a quick look with less than the precision
   * of {@link #isOver}, and in favour.
   */
  private boolean mayBeOver(int row, float scale) {
    FloatVector g = FloatVector.broadcast(SPECIES, scale * IN_FAVOUR);
    FloatVector own = FloatVector.broadcast(SPECIES, limits[row * rowStep]);
    int at = matrix.base(row) + matrix.width;
    for (int v = 0; v < matrix.width; v += COUNT) {
      FloatVector s = FloatVector.fromArray(SPECIES, matrix.w, at + v).mul(g);
      FloatVector limit =
          laneStep == 0 ? own : FloatVector.fromArray(SPECIES, limits, row * rowStep + v);
      if (s.mul(s).compare(VectorOperators.GE, limit).anyTrue()) {
        return true;
      }
    }
    return false;
  }

  /** Lets the thresholds know of a presentation in which nothing changes. */
  public void presentNothing() {
    thresholds.endPresentation();
  }

  /** Numbers that are 0 where a synapse of a row that changes does not. */
  private static float[] changes(WeightUpdate update, int k) {
    return update.selected == null ? update.change : update.changesOf(k);
  }

  /** What these numbers have to be multiplied with. */
  private static float value(WeightUpdate update, int k) {
    return update.selected == null ? update.values[k] : 1;
  }

  /** Mean threshold, in units of weight. */
  public double mean() {
    return thresholds.mean();
  }

  /** Sum of the finite thresholds, in units of weight, for policies of sums. */
  public double sum() {
    return thresholds.sum();
  }

  /**
   * Consolidates the synapses over their thresholds, each by itself.
   *
   * @param scale g
   * @return sum of abs(change of s) in this presentation of the synapses that moved
   */
  public double consolidateEach(float scale) {
    WeightUpdate update = layer.update;
    double changed = 0;
    if (changesOnly) {
      for (int k = update.from; k < update.to; k++) {
        if (update.values[k] != 0) {
          changed += consolidateRow(update.list[k], k, scale);
        }
      }
      return changed;
    }
    update.findPositions(positions);
    for (int row = 0; row < layer.rows; row++) {
      changed += consolidateRow(row, positions[row], scale);
    }
    return changed;
  }

  /**
   * @param k position of the row in the update, or -1 when it has not changed
   */
  private double consolidateRow(int row, int k, float scale) {
    if (!mayBeOver(row, scale)) {
      return 0;
    }
    float[] change = k < 0 ? null : changes(layer.update, k);
    double changed = 0;
    boolean any = false;
    for (int j = 0; j < layer.length; j++) {
      if ((!changesOnly || change[j] != 0) && isOver(row, j, scale)) {
        boolean moves = move(row, j, scale);
        any |= moves;
        changed += moves && k >= 0 ? Math.abs(change[j]) : 0;
      }
    }
    if (any) {
      matrix.refreshSums(row);
    }
    return k < 0 ? 0 : Math.abs(value(layer.update, k)) * changed;
  }

  private boolean isOver(int row, int lane, float scale) {
    float stored = matrix.w[matrix.base(row) + matrix.width + lane];
    return stored != 0
        && thresholds.isOver(row * rowStep + lane * laneStep, (double) scale * Math.abs(stored));
  }

  private boolean move(int row, int lane, float scale) {
    double theta = thresholds.of(row * rowStep + lane * laneStep);
    return layer.consolidation.move(consolidation, theta, row, lane, scale);
  }

  /**
   * Whether any synapse is over its threshold.
   *
   * @param scale g
   * @param marked one for each neuron, all false: those of which any synapse is are marked; null to
   *     leave it at the first
   */
  public boolean anyIsOver(float scale, boolean[] marked) {
    WeightUpdate update = layer.update;
    boolean any = false;
    if (changesOnly) {
      for (int k = update.from; k < update.to; k++) {
        if (update.values[k] != 0 && mayBeOver(update.list[k], scale)) {
          any |= anyIsOver(update.list[k], changes(update, k), scale, marked);
          if (any && marked == null) {
            return true;
          }
        }
      }
      return any;
    }
    matrix.settle();
    for (int row = 0; row < layer.rows; row++) {
      any |= mayBeOver(row, scale) && anyIsOver(row, null, scale, marked);
      if (any && marked == null) {
        return true;
      }
    }
    return any;
  }

  /**
   * @param change numbers that are 0 where a synapse is not compared; null to compare all
   */
  private boolean anyIsOver(int row, float[] change, float scale, boolean[] marked) {
    boolean any = false;
    for (int j = 0; j < layer.length; j++) {
      if ((change == null || change[j] != 0) && isOver(row, j, scale)) {
        any = true;
        if (marked == null) {
          return true;
        }
        marked[layer.inputMajor ? j : row] = true;
      }
    }
    return any;
  }

  /** Whether every synapse of a neuron is over its threshold. */
  public boolean everyIsOver(int neuron, float scale) {
    int input = witnesses[neuron];
    do {
      int row = layer.inputMajor ? input : neuron;
      int lane = layer.inputMajor ? neuron : input;
      double magnitude = (double) scale * matrix.storedMagnitude(row, lane);
      if (!thresholds.isOver(row * rowStep + lane * laneStep, magnitude)) {
        witnesses[neuron] = input;
        return false;
      }
      input = input + 1 == layer.shape.pre() ? 0 : input + 1;
    } while (input != witnesses[neuron]);
    return true;
  }

  /**
   * Marks the neurons of which the sum of abs(s) is over that of the thresholds.
   *
   * @param marked one for each neuron, all false
   * @return whether any neuron is
   */
  public boolean markSumsOver(float scale, boolean[] marked) {
    if (layer.inputMajor) {
      TransientKernels.laneMagnitudes(matrix.w, matrix.stride, matrix.rows, laneSums, matrix.width);
    }
    boolean any = false;
    for (int neuron = 0; neuron < layer.shape.post(); neuron++) {
      float sum = layer.inputMajor ? laneSums[neuron] : matrix.storedSum(neuron);
      double theta = LocalThresholds.ofSum(thresholds.sumOf(neuron));
      marked[neuron] = consolidation.isOver((double) scale * sum, theta);
      any |= marked[neuron];
    }
    return any;
  }
}
