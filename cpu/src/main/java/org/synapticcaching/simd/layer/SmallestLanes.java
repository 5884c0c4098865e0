package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.SelectedKernels;

/**
 * Lanes whose update, abs(value x change), is not above a threshold. Rows with equal values change
 * alike; those that follow one another, as the background of an image does, are looked at once.
 */
public final class SmallestLanes extends SelectedLanes {
  private final int[] nonZero;
  private int nonZeroCount;
  private float[] changes;
  private float[] values;
  private float threshold;

  /** What the fields hold for; NaN for nothing. */
  private float held;

  /** Of a row with that value; NaN until it is asked for. */
  private double magnitude;

  /** Likewise; -1 until it is asked for. */
  private int found;

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
    held = Float.NaN;
  }

  @Override
  public void of(int k) {
    float value = values[k];
    if (value == held) {
      return;
    }
    held = value;
    magnitude = Double.NaN;
    found = -1;
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

  @Override
  int endOfGroup(int k) {
    int end = k + 1;
    while (end < values.length && values[end] == values[k]) {
      end++;
    }
    return end;
  }

  @Override
  void measure(WeightUpdate update, float[] lanes) {
    total = 0;
    changing = 0;
    for (int k = update.from; k < update.to; ) {
      int end = Math.min(update.to, endOfGroup(k));
      if (values[k] != 0) {
        total += (end - k) * (Math.abs(values[k]) * magnitude(k, lanes));
        changing += (long) (end - k) * nonZeros(k);
      }
      k = end;
    }
  }

  @Override
  double magnitude(int k, float[] lanes) {
    of(k);
    if (Double.isNaN(magnitude)) {
      magnitude = super.magnitude(k, lanes);
    }
    return magnitude;
  }

  @Override
  int nonZeros(int k) {
    of(k);
    if (found < 0) {
      found = super.nonZeros(k);
    }
    return found;
  }
}
