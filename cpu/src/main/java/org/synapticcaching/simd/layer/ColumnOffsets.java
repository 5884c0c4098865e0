package org.synapticcaching.simd.layer;

import java.util.Arrays;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * Learning without caching when all inputs share a background o (model section 8.1): an input x = o
 * + d changes all weights of a hidden neuron by the same o delta, which is one number per neuron
 * (its offset), besides d delta for the inputs with d != 0. With offsets C_j and column sums T_j of
 * the stored weights, z_j = sum_i d_i stored_ij + o T_j + (o n + sum_i d_i) C_j.
 */
public final class ColumnOffsets {
  private final int inputs;
  private final int stride;
  private final double[] offsets;
  private final double[] columnSums;

  /**
   * Starts with offsets of zero.
   *
   * @param w rows of stored weights, input-major
   * @param inputs number of rows that share the background (the bias row does not)
   * @param neurons number of lanes in use
   */
  public ColumnOffsets(float[] w, int stride, int inputs, int neurons) {
    this.inputs = inputs;
    this.stride = stride;
    this.offsets = new double[neurons];
    this.columnSums = new double[neurons];
    for (int r = 0; r < inputs; r++) {
      int base = FloatLanes.ORIGIN + r * stride;
      for (int j = 0; j < neurons; j++) {
        columnSums[j] += w[base + j];
      }
    }
  }

  /** Completes z, which holds the sum over active inputs of d times stored. */
  public void addTo(float[] z, float background, float difference) {
    double ofOffsets = (double) background * inputs + difference;
    for (int j = 0; j < offsets.length; j++) {
      z[j] += (float) (background * columnSums[j] + ofOffsets * offsets[j]);
    }
  }

  /** Follows an update whose active part has been added to the stored weights. */
  void learn(float[] change, float background, float difference) {
    for (int j = 0; j < offsets.length; j++) {
      columnSums[j] += (double) change[j] * difference;
      offsets[j] += (double) change[j] * background;
    }
  }

  /** Adds the offsets to the stored weights and starts again from zero. */
  void settle(float[] w) {
    for (int r = 0; r < inputs; r++) {
      int base = FloatLanes.ORIGIN + r * stride;
      for (int j = 0; j < offsets.length; j++) {
        w[base + j] += (float) offsets[j];
      }
    }
    for (int j = 0; j < offsets.length; j++) {
      columnSums[j] += inputs * offsets[j];
    }
    Arrays.fill(offsets, 0);
  }
}
