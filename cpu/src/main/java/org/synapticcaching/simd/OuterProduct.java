package org.synapticcaching.simd;

import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.EnergyTally;

/**
 * The update of one weight matrix in one presentation: change[row][lane] = values[k] x change[lane]
 * for row = list[k]. Its energies need no matrix, since abs(a b)^alpha = abs(a)^alpha abs(b)^alpha.
 */
final class OuterProduct {
  int[] list;
  float[] values;
  int from;
  int to;

  /** Added to the values of the first {@link #sharing} rows, listed or not. */
  float background;

  int sharing;

  /** Sum of the listed values of rows that share the background. */
  float difference;

  /** Whether it has been computed but not yet added to any weight. */
  boolean pending;

  /** Common factor of a row's synapses; the padding is zero. */
  final float[] change;

  private final int length;
  private final float[] lanes = new float[Lanes.COUNT];

  /** Sum of abs(values). */
  double valueMagnitude;

  /** Sum of abs(change). */
  double changeMagnitude;

  /** Number of non-zero values. */
  int valueNonZeros;

  OuterProduct(float[] change, int length) {
    this.change = change;
    this.length = length;
  }

  /** Sum of abs over the whole outer product. */
  double magnitude() {
    return valueMagnitude * changeMagnitude;
  }

  /** Adds the path length and the number of modifications to a tally. */
  void book(EnergyTally tally) {
    changeMagnitude = RowKernels.sumOfMagnitudes(change, change.length, lanes);
    tally.addPath(0, magnitude());
    tally.addModifications((long) valueNonZeros * RowKernels.nonZeros(change, length));
    for (int m = 1; m < tally.measures().size(); m++) {
      tally.addPath(m, measured(tally.measures().get(m)));
    }
  }

  /** Energy of the whole outer product. */
  double measured(ChangeMeasure measure) {
    ChangeMeasure up = new ChangeMeasure(measure.exponent(), true);
    double valuesUp = sum(up, values, from, to, 1);
    double changeUp = sum(up, change, 0, length, 1);
    double valuesDown = sum(up, values, from, to, -1);
    double changeDown = sum(up, change, 0, length, -1);
    if (measure.potentiationOnly()) {
      return valuesUp * changeUp + valuesDown * changeDown;
    }
    return (valuesUp + valuesDown) * (changeUp + changeDown);
  }

  private static double sum(ChangeMeasure up, float[] values, int from, int to, int sign) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += up.of((double) sign * values[k]);
    }
    return sum;
  }
}
