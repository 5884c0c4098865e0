package org.synapticcaching.contract;

import java.util.List;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.LayerShape;

/** One weight matrix of {@link PlainReference}: w = w(0) + l + s, each {@code [post][pre]}. */
final class PlainLayer {
  final LayerShape shape;
  final double[][] initial;
  final double[][] persistent;
  final double[][] transients;

  /** Change of each synapse by learning in this presentation. */
  final double[][] change;

  final EnergyTally tally;

  /** How often each synapse has changed, row-major, and in how many presentations any has. */
  private final int[] changes;

  private long changingPresentations;

  PlainLayer(LayerShape shape, List<ChangeMeasure> measures) {
    this.changes = new int[shape.length()];
    this.shape = shape;
    this.initial = new double[shape.post()][shape.pre()];
    this.persistent = new double[shape.post()][shape.pre()];
    this.transients = new double[shape.post()][shape.pre()];
    this.change = new double[shape.post()][shape.pre()];
    this.tally = new EnergyTally(measures);
  }

  /** The weights as they are now, {@code [post][pre]}. */
  double[][] total() {
    double[][] w = new double[shape.post()][shape.pre()];
    for (int j = 0; j < shape.post(); j++) {
      for (int i = 0; i < shape.pre(); i++) {
        w[j][i] = total(j, i);
      }
    }
    return w;
  }

  private double total(int j, int i) {
    return initial[j][i] + persistent[j][i] + transients[j][i];
  }

  /** z_j = sum_i w_ji x_i. */
  void sums(double[] x, double[] z) {
    for (int j = 0; j < shape.post(); j++) {
      z[j] = 0;
      for (int i = 0; i < shape.pre(); i++) {
        z[j] += total(j, i) * x[i];
      }
    }
  }

  /** sum_j w_ji e_j, for each i. */
  double[] sumsBack(double[] e) {
    double[] sums = new double[shape.pre()];
    for (int i = 0; i < shape.pre(); i++) {
      for (int j = 0; j < shape.post(); j++) {
        sums[i] += total(j, i) * e[j];
      }
    }
    return sums;
  }

  /** Computes eta delta_j x_i. */
  void propose(double rate, double[] delta, double[] x) {
    for (int j = 0; j < shape.post(); j++) {
      for (int i = 0; i < shape.pre(); i++) {
        change[j][i] = rate * delta[j] * x[i];
      }
    }
  }

  /** Adds the changes to s. */
  void learn() {
    boolean any = false;
    for (int j = 0; j < shape.post(); j++) {
      for (int i = 0; i < shape.pre(); i++) {
        transients[j][i] += change[j][i];
        tally.updated(change[j][i]);
        any |= change[j][i] != 0;
        changes[j * shape.pre() + i] += change[j][i] == 0 ? 0 : 1;
      }
    }
    changingPresentations += any ? 1 : 0;
  }

  /** l += amount, s -= amount, and the energy of it. */
  void consolidate(int j, int i, double amount) {
    persistent[j][i] += amount;
    transients[j][i] = amount == transients[j][i] ? 0 : transients[j][i] - amount;
    tally.consolidated(amount);
  }

  /** Adds this presentation's sum of abs(s). */
  void chargeMaintenance() {
    double sum = 0;
    for (double[] row : transients) {
      for (double s : row) {
        sum += Math.abs(s);
      }
    }
    tally.addTransientIntegral(sum);
  }

  void decay(double factor) {
    for (double[] row : transients) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= factor;
      }
    }
  }

  LayerLedger ledger(boolean countsChanges) {
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    for (int m = 0; m < measures.size(); m++) {
      for (int j = 0; j < shape.post(); j++) {
        for (int i = 0; i < shape.pre(); i++) {
          residual[m] += measures.get(m).of(transients[j][i]);
          minimum[m] += measures.get(m).of(persistent[j][i] + transients[j][i]);
        }
      }
    }
    long changed = 0;
    for (int j = 0; j < shape.post(); j++) {
      for (int i = 0; i < shape.pre(); i++) {
        changed += persistent[j][i] + transients[j][i] == 0 ? 0 : 1;
      }
    }
    Churn churn = countsChanges ? Churn.of(changingPresentations, changes) : Churn.NOT_COUNTED;
    return tally.snapshot(shape, residual, minimum, changed, churn);
  }

  double[] weights(WeightPart part) {
    double[] values = new double[shape.length()];
    for (int at = 0; at < values.length; at++) {
      int j = at / shape.pre();
      int i = at % shape.pre();
      values[at] = part == WeightPart.TOTAL ? total(j, i) : matrix(part)[j][i];
    }
    return values;
  }

  void setWeights(WeightPart part, double[] values) {
    for (int at = 0; at < values.length; at++) {
      matrix(part)[at / shape.pre()][at % shape.pre()] = values[at];
    }
  }

  private double[][] matrix(WeightPart part) {
    return switch (part) {
      case INITIAL -> initial;
      case PERSISTENT -> persistent;
      case TRANSIENT -> transients;
      case TOTAL -> throw new IllegalArgumentException("the total weight is not stored");
    };
  }
}
