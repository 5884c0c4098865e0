package org.synapticcaching.ejml;

import org.ejml.data.DMatrixRMaj;
import org.synapticcaching.model.Activation;

/** What units do with their summed input, and the slope of it. */
final class EjmlActivation {
  private EjmlActivation() {}

  /**
   * Replaces summed inputs by activities, row by row where a layer's units depend on one another.
   *
   * @param units overwritten; a column vector is one layer of units, of any other matrix each row
   *     is
   */
  static void activate(Activation activation, DMatrixRMaj units) {
    double[] z = units.data;
    int size = units.getNumElements();
    switch (activation) {
      case LOGISTIC -> {
        for (int i = 0; i < size; i++) {
          z[i] = 1 / (1 + Math.exp(-z[i]));
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < size; i++) {
          z[i] = z[i] > 0 ? z[i] : Activation.LEAK * z[i];
        }
      }
      case LINEAR -> {}
      case SOFTMAX -> {
        int width = units.numCols == 1 ? size : units.numCols;
        for (int from = 0; from < size; from += width) {
          softmax(z, from, from + width);
        }
      }
    }
  }

  /** The largest is subtracted first, so that exp does not overflow. */
  private static void softmax(double[] z, int from, int to) {
    double largest = z[from];
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, z[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      z[i] = Math.exp(z[i] - largest);
      sum += z[i];
    }
    for (int i = from; i < to; i++) {
      z[i] /= sum;
    }
  }

  /**
   * Turns errors into deltas.
   *
   * @param activity of the units; not modified
   * @param error multiplied by the slope at each unit
   */
  static void multiplyBySlope(Activation activation, DMatrixRMaj activity, DMatrixRMaj error) {
    for (int j = 0; j < error.numRows; j++) {
      error.data[j] *= activation.slope(activity.data[j]);
    }
  }
}
