package org.synapticcaching.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.synapticcaching.ledger.ChangeCounts;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyTally;

/**
 * What one presentation changes in a weight matrix: eta delta x^T, or the part that a rule selects.
 */
final class EjmlUpdate {
  /** Activities that the weights act on, pre x 1; owned by the layer before. */
  private final DMatrixRMaj inputs;

  /** eta delta, post x 1. */
  private final DMatrixRMaj step;

  /** Which synapses may change; null for all. */
  private final EjmlSelection selection;

  /** How often each has changed; null when changes are not counted. */
  private final ChangeCounts counts;

  /** Sum of abs(input), for the changes of whole rows. */
  private double inputMagnitude;

  EjmlUpdate(int neurons, DMatrixRMaj inputs, EjmlSelection selection, boolean counting) {
    this.inputs = inputs;
    this.step = new DMatrixRMaj(neurons, 1);
    this.selection = selection;
    this.counts = counting ? new ChangeCounts(neurons * inputs.numRows) : null;
  }

  /** Changes nothing in this presentation. */
  void skip() {
    step.zero();
    inputMagnitude = 0;
    if (counts != null) {
      counts.endPresentation();
    }
  }

  /**
   * Learns from a presentation.
   *
   * @param rate eta
   * @param delta post x 1; not modified
   * @param s added to, post x pre
   * @param tally the path and the modifications are added to it
   */
  void learn(double rate, DMatrixRMaj delta, double[] s, EnergyTally tally) {
    CommonOps_DDRM.scale(rate, delta, step);
    if (selection == null) {
      addOuterProduct(s);
      inputMagnitude = CommonOps_DDRM.elementSumAbs(inputs);
    } else {
      selection.select(step.data, inputs.data);
    }
    if (selection == null && counts == null && tally.linearOnly()) {
      // The magnitudes of an outer product sum to the product of the summed magnitudes.
      tally.addPath(0, CommonOps_DDRM.elementSumAbs(step) * inputMagnitude);
      tally.addModifications((long) nonZeros(step) * nonZeros(inputs));
      return;
    }
    int at = 0;
    for (int row = 0; row < step.numRows; row++) {
      for (int i = 0; i < inputs.numRows; i++, at++) {
        double change = of(row, i);
        tally.updated(change);
        if (selection != null) {
          s[at] += change;
        }
        if (counts != null && change != 0) {
          counts.changed(at);
        }
      }
    }
    if (counts != null) {
      counts.endPresentation();
    }
  }

  /** s += step inputs^T; EJML's own rank-one update is for square matrices only. */
  private void addOuterProduct(double[] s) {
    double[] x = inputs.data;
    for (int row = 0; row < step.numRows; row++) {
      double change = step.data[row];
      int from = row * x.length;
      for (int i = 0; i < x.length; i++) {
        s[from + i] += change * x[i];
      }
    }
  }

  private static int nonZeros(DMatrixRMaj vector) {
    int count = 0;
    for (double value : vector.data) {
      count += value == 0 ? 0 : 1;
    }
    return count;
  }

  /** The change of one synapse. */
  double of(int row, int i) {
    boolean changes = selection == null || selection.selects(row, i);
    return changes ? step.data[row] * inputs.data[i] : 0;
  }

  /** Sum of the squared changes of all synapses. */
  double squares() {
    if (selection == null) {
      return squares(step) * squares(inputs);
    }
    double sum = 0;
    for (int row = 0; row < step.numRows; row++) {
      for (int i = 0; i < inputs.numRows; i++) {
        sum += of(row, i) * of(row, i);
      }
    }
    return sum;
  }

  private static double squares(DMatrixRMaj vector) {
    return VectorVectorMult_DDRM.innerProd(vector, vector);
  }

  /** Sum of abs(change) of one neuron's synapses. */
  double magnitude(int row) {
    if (selection == null) {
      return Math.abs(step.data[row]) * inputMagnitude;
    }
    double sum = 0;
    for (int i = 0; i < inputs.numRows; i++) {
      sum += Math.abs(of(row, i));
    }
    return sum;
  }

  /** How the set of changed synapses has varied so far. */
  Churn churn() {
    return counts == null ? Churn.NOT_COUNTED : counts.churn();
  }
}
