package org.synapticcaching.simd.layer;

import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.RowKernels;

/** The sum of abs and the number of values that are not 0 of one vector, a factor of an update. */
public final class VectorMagnitude {
  /** Sum of abs. */
  public float sum;

  /** Number of values that are not 0. */
  public int nonZeros;

  /** Whose they are; null for nobody's. */
  private float[] vector;

  private final float[] lanes = new float[FloatLanes.COUNT];

  /** Of no vector yet. */
  public VectorMagnitude() {}

  /** Whether these are the numbers of this very array, as it was when they were taken. */
  boolean isOf(float[] other) {
    return vector == other;
  }

  /** Takes those of a vector; padded, its padding is 0. */
  public void take(float[] values) {
    nonZeros = RowKernels.magnitudes(values, values.length, lanes);
    sum = FloatLanes.sum(lanes, 0);
    vector = values;
  }

  /**
   * Takes those of {@code factor} x values.
   *
   * @param values padded, their padding is 0; not modified
   * @param out overwritten with the product, as long
   */
  public void takeScaled(float[] values, float factor, float[] out) {
    nonZeros = RowKernels.scale(values, factor, out, out.length, lanes);
    sum = FloatLanes.sum(lanes, 0);
    vector = out;
  }
}
