package org.synapticcaching.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EnergyTally;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * One weight matrix, w = w(0) + l + s, each post x pre, with its running sums of energy. The sum is
 * formed row by row where it is needed; w(0) is drawn as float32, and kept so.
 */
final class EjmlLayer {
  private final LayerShape shape;
  private final float[] initial;
  private final DMatrixRMaj persistent;
  private final DMatrixRMaj cached;

  /** The sum of one row, pre x 1; overwritten by the next. */
  private final DMatrixRMaj total;

  private final EnergyTally tally;

  /** Activities that the weights act on, pre x 1; owned by the layer before. */
  private final DMatrixRMaj inputs;

  private final LayerPlasticity plasticity;
  private final EjmlUpdate update;

  /**
   * A matrix of a network.
   *
   * @param layer 0 for the input side
   * @param plasticity what the replica's rule says of this matrix
   * @param masks of the replica's rule
   * @param inputs activities of the layer before, pre x 1
   */
  EjmlLayer(
      Network network,
      Replica replica,
      int layer,
      LayerPlasticity plasticity,
      MaskStream masks,
      DMatrixRMaj inputs) {
    this.shape = network.layers().get(layer);
    this.plasticity = plasticity;
    this.inputs = inputs;
    this.initial = InitialWeights.draw(network, layer, replica.seed());
    this.persistent = new DMatrixRMaj(shape.post(), shape.pre());
    this.cached = new DMatrixRMaj(shape.post(), shape.pre());
    this.total = new DMatrixRMaj(shape.pre(), 1);
    this.tally = new EnergyTally(replica.measures());
    EjmlSelection selection = EjmlSelection.of(shape, plasticity, masks, layer, this::sum);
    this.update = new EjmlUpdate(shape.post(), inputs, selection, replica.countsChanges());
  }

  /** z = w x, with w as it is now. */
  void forward(DMatrixRMaj z) {
    for (int row = 0; row < shape.post(); row++) {
      sum(row, total.data, 0);
      z.data[row] = VectorVectorMult_DDRM.innerProd(total, inputs);
    }
  }

  /** Writes the weights of all neurons, row-major. */
  private void sum(double[] w) {
    for (int row = 0; row < shape.post(); row++) {
      sum(row, w, row * shape.pre());
    }
  }

  /** Writes the weights of one neuron, as they are now, from {@code w[to]} on. */
  void sum(int row, double[] w, int to) {
    int from = row * shape.pre();
    for (int i = 0; i < shape.pre(); i++) {
      w[to + i] = initial[from + i] + persistent.data[from + i] + cached.data[from + i];
    }
  }

  /** w^T e, with w as it is now. */
  void sendBack(DMatrixRMaj error, DMatrixRMaj into) {
    into.zero();
    for (int row = 0; row < shape.post(); row++) {
      sum(row, total.data, 0);
      CommonOps_DDRM.addEquals(into, error.data[row], total);
    }
  }

  /** s += eta delta x^T, or the part of it that the rule selects. */
  void learn(double rate, DMatrixRMaj delta) {
    if (plasticity.learns()) {
      update.learn(rate, delta, cached.data, tally);
    } else {
      update.rest();
    }
  }

  /** Learns nothing from this presentation. */
  void rest() {
    update.rest();
  }

  /** Ends the presentation for all synapses at once, none of them consolidated. */
  void keep() {
    for (int row = 0; row < shape.post(); row++) {
      keep(row);
    }
  }

  /** Ends the presentation for one neuron's synapses, none of them consolidated. */
  void keep(int row) {
    tally.addTransientChange(update.magnitude(row));
  }

  /** Consolidates all synapses. */
  void consolidate() {
    for (int row = 0; row < shape.post(); row++) {
      consolidate(row);
    }
  }

  /** Consolidates one neuron's synapses. */
  void consolidate(int row) {
    double[] s = cached.data;
    boolean linear = tally.linearOnly();
    double paid = 0;
    int end = (row + 1) * shape.pre();
    for (int at = row * shape.pre(); at < end; at++) {
      if (s[at] != 0) {
        persistent.data[at] += s[at];
        if (linear) {
          paid += Math.abs(s[at]);
        } else {
          tally.consolidated(s[at]);
        }
        s[at] = 0;
      }
    }
    tally.addConsolidation(0, paid);
  }

  /** Consolidates the synapses over threshold, each by itself. */
  void consolidateEach(Consolidation rule) {
    double threshold = rule.threshold();
    boolean quantised = rule.policy() == ConsolidationPolicy.QUANTISED && threshold > 0;
    double kept = 0;
    int at = 0;
    for (int row = 0; row < shape.post(); row++) {
      for (int i = 0; i < shape.pre(); i++, at++) {
        double s = cached.data[at];
        double magnitude = Math.abs(s);
        if (s != 0 && rule.comparison().over(magnitude, threshold)) {
          double moved =
              quantised ? Math.copySign(Math.floor(magnitude / threshold) * threshold, s) : s;
          persistent.data[at] += moved;
          cached.data[at] = s - moved;
          tally.consolidated(moved);
        } else {
          kept += Math.abs(update.of(row, i));
        }
      }
    }
    tally.addTransientChange(kept);
  }

  /** Number of rows. */
  int neurons() {
    return shape.post();
  }

  /** The largest abs(s) of one neuron. */
  double largest(int row) {
    double largest = 0;
    int end = (row + 1) * shape.pre();
    for (int at = row * shape.pre(); at < end; at++) {
      double magnitude = Math.abs(cached.data[at]);
      if (magnitude > largest) {
        largest = magnitude;
      }
    }
    return largest;
  }

  /** The largest abs(s). */
  double largest() {
    return CommonOps_DDRM.elementMaxAbs(cached);
  }

  /** The smallest abs(s). */
  double least() {
    return CommonOps_DDRM.elementMinAbs(cached);
  }

  /** Sum of abs(s), in four parts, since each addition waits for the one before. */
  double magnitude() {
    double[] s = cached.data;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int at = 0;
    for (; at + 3 < s.length; at += 4) {
      a += Math.abs(s[at]);
      b += Math.abs(s[at + 1]);
      c += Math.abs(s[at + 2]);
      d += Math.abs(s[at + 3]);
    }
    for (; at < s.length; at++) {
      a += Math.abs(s[at]);
    }
    return a + b + c + d;
  }

  void chargeMaintenance() {
    tally.addTransientIntegral(magnitude());
  }

  void decay(double factor) {
    CommonOps_DDRM.scale(factor, cached);
  }

  LayerLedger ledger() {
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    for (int m = 0; m < residual.length; m++) {
      for (int at = 0; at < cached.data.length; at++) {
        residual[m] += measures.get(m).of(cached.data[at]);
        minimum[m] += measures.get(m).of(persistent.data[at] + cached.data[at]);
      }
    }
    long changed = 0;
    for (int at = 0; at < cached.data.length; at++) {
      changed += persistent.data[at] + cached.data[at] == 0 ? 0 : 1;
    }
    return tally.snapshot(shape, residual, minimum, changed, update.churn());
  }

  /** A copy of one part, {@code [post][pre]}, row-major. */
  double[] read(WeightPart part) {
    double[] w = new double[shape.length()];
    for (int at = 0; at < w.length; at++) {
      w[at] =
          switch (part) {
            case INITIAL -> initial[at];
            case PERSISTENT -> persistent.data[at];
            case TRANSIENT -> cached.data[at];
            case TOTAL -> initial[at] + persistent.data[at] + cached.data[at];
          };
    }
    return w;
  }

  /** Overwrites one part; not TOTAL. */
  void write(WeightPart part, float[] values) {
    for (int at = 0; at < values.length; at++) {
      switch (part) {
        case INITIAL -> initial[at] = values[at];
        case PERSISTENT -> persistent.data[at] = values[at];
        case TRANSIENT -> cached.data[at] = values[at];
        case TOTAL -> throw new IllegalArgumentException("the total is not stored");
      }
    }
  }
}
