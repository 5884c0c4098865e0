package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * Reading inputs that share a background o (model section 8.1) where each synapse has its own
 * weight: with T_j the sum of the weights of neuron j from all inputs that share it, z_j = sum_i
 * d_i w_ij + o T_j for inputs o + d_i, so that only inputs with d_i != 0 are read. The sums, of
 * persistent and of stored transient weights apart, follow every change of a weight; unlike {@link
 * ColumnOffsets} this leaves the weights themselves as they are, which serves rules that change few
 * of them, and policies that consolidate single ones.
 */
final class ColumnSums {
  /**
   * Updates after which the sums have to be read again, since rounding of weights is not followed.
   */
  private static final int UPDATES = 4096;

  private final int inputs;
  private final int length;
  private final double[] persistent;
  private final double[] transients;
  private final float[] scratch;
  private int updates;

  /**
   * Sums of zero.
   *
   * @param inputs number of rows that share the background (the bias row does not)
   * @param length number of lanes in use
   */
  ColumnSums(int inputs, int length) {
    this.inputs = inputs;
    this.length = length;
    int width = FloatLanes.padded(length);
    this.persistent = new double[width];
    this.transients = new double[width];
    this.scratch = new float[width];
  }

  /**
   * Begins with the sums of these weights.
   *
   * @param w rows, at {@code ORIGIN + row * stride}
   * @param transientAt where in a row the stored transient weights begin; 0 if there are none
   */
  void read(float[] w, int stride, int transientAt) {
    Arrays.fill(persistent, 0);
    Arrays.fill(transients, 0);
    updates = 0;
    for (int r = 0; r < inputs; r++) {
      int base = FloatLanes.ORIGIN + r * stride;
      for (int j = 0; j < length; j++) {
        persistent[j] += w[base + j];
        transients[j] += transientAt == 0 ? 0 : w[base + transientAt + j];
      }
    }
  }

  /** Completes z, which holds the sum over active inputs of d times weight. */
  void addTo(float[] z, float background, double scale) {
    for (int j = 0; j < length; j++) {
      z[j] += (float) (background * (persistent[j] + scale * transients[j]));
    }
  }

  /**
   * Follows an update of single synapses.
   *
   * @param factor by which stored transient weights have changed more; 0 without caching
   */
  void learn(WeightUpdate update, double factor) {
    updates++;
    double[] sums = factor == 0 ? persistent : transients;
    double by = factor == 0 ? 1 : factor;
    if (!update.isProduct()) {
      update.selected.addUp(update, inputs, by, sums, scratch);
      return;
    }
    by *= update.sumOfValues(inputs);
    for (int j = 0; j < length; j++) {
      sums[j] += by * update.change[j];
    }
  }

  /** Whether the sums have to be read again. */
  boolean areOld() {
    return updates >= UPDATES;
  }

  /** Follows the consolidation of single synapses of one row: what was stored, by lane. */
  void moved(int row, float[] out, int firstLane, double scale) {
    for (int j = 0; j < COUNT; j++) {
      moved(row, out[j], firstLane + j, scale);
    }
  }

  /** Follows the consolidation of one synapse. */
  void moved(int row, float out, int lane, double scale) {
    if (row < inputs) {
      transients[lane] -= out;
      persistent[lane] += scale * out;
    }
  }

  /** Follows what has become persistent in one row, by lane. */
  void moved(int row, float[] persistentChange) {
    for (int j = 0; row < inputs && j < length; j++) {
      persistent[j] += persistentChange[j];
    }
  }

  /** Nothing is transient any more. */
  void leaveNothingTransient() {
    Arrays.fill(transients, 0);
  }

  /** Follows the consolidation of everything in these lanes. */
  void consolidated(boolean[] marked, double scale) {
    for (int j = 0; j < length; j++) {
      if (marked[j]) {
        persistent[j] += scale * transients[j];
        transients[j] = 0;
      }
    }
  }

  /** Follows the consolidation of everything. */
  void consolidated(double scale) {
    for (int j = 0; j < length; j++) {
      persistent[j] += scale * transients[j];
      transients[j] = 0;
    }
  }

  /** Follows a change of the scale. */
  void fold(double scale) {
    for (int j = 0; j < length; j++) {
      transients[j] *= scale;
    }
  }
}
