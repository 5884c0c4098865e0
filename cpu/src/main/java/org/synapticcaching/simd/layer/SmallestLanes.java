package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.SelectedKernels;

/** Lanes whose update, abs(value x change), is not above a threshold. */
public final class SmallestLanes extends SelectedLanes {
  private final int[] nonZero;
  private int nonZeroCount;
  private float[] changes;
  private float[] values;
  private float threshold;

  /** For updates of {@code width} lanes, padding included. */
  public SmallestLanes(int width) {
    super(width);
    this.change = new float[width];
    this.nonZero = new int[vectors.length];
  }

  /** Selects the lanes of an update that are not above a threshold. */
  public void select(WeightUpdate update, float largest) {
    changes = update.change;
    values = update.values;
    threshold = largest;
    nonZeroCount = SelectedKernels.find(changes, changes.length, Float.MIN_VALUE, nonZero);
    update.selected = this;
  }

  @Override
  public void of(int k) {
    float value = values[k];
    FloatVector zero = FloatVector.zero(SPECIES);
    count = 0;
    for (int c = 0; c < nonZeroCount; c++) {
      int v = nonZero[c];
      FloatVector d = FloatVector.fromArray(SPECIES, changes, v);
      FloatVector kept = d.blend(zero, d.mul(value).abs().compare(VectorOperators.GT, threshold));
      kept.intoArray(change, v);
      vectors[count] = v;
      count += kept.compare(VectorOperators.NE, zero).anyTrue() ? 1 : 0;
    }
  }
}
