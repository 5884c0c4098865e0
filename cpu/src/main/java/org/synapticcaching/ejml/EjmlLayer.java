package org.synapticcaching.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.RandomMultiples;
import org.synapticcaching.model.Replica;

/**
 * One weight matrix, w = w(0) + l + s, each post x pre, with its running sums of energy. The sum is
 * formed row by row where it is needed.
 */
final class EjmlLayer {
  private final LayerShape shape;
  private final double[] initial;
  private final DMatrixRMaj persistent;
  private final DMatrixRMaj transients;

  /** The sum of one row, pre x 1; overwritten by the next. */
  private final DMatrixRMaj total;

  private final EnergyTally tally;

  /** Activities that the weights act on, pre x 1; owned by the layer before. */
  private final DMatrixRMaj inputs;

  private final LayerPlasticity plasticity;
  private final EjmlUpdate update;

  /** Whether synapses are compared with the threshold only when they change. */
  private final boolean changesOnly;

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
    this.changesOnly = replica.consolidation().comparesChangesOnly();
    this.inputs = inputs;
    this.initial = InitialWeights.drawExact(network, layer, replica.seed());
    this.persistent = new DMatrixRMaj(shape.post(), shape.pre());
    this.transients = new DMatrixRMaj(shape.post(), shape.pre());
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
      w[to + i] = initial[from + i] + persistent.data[from + i] + transients.data[from + i];
    }
  }

  /** w^T e, with w as it is now. */
  void backpropagate(DMatrixRMaj error, DMatrixRMaj into) {
    into.zero();
    for (int row = 0; row < shape.post(); row++) {
      sum(row, total.data, 0);
      CommonOps_DDRM.addEquals(into, error.data[row], total);
    }
  }

  /** s += eta delta x^T, or the part of it that the rule selects. */
  void learn(double rate, DMatrixRMaj delta) {
    if (plasticity.learns()) {
      update.learn(rate, delta, transients.data, tally);
    } else {
      update.skip();
    }
  }

  /** Learns nothing from this presentation. */
  void skip() {
    update.skip();
  }

  /**
   * Ends the presentation for the inputs of some neurons.
   *
   * @param first the first of these neurons
   * @param end one after the last
   * @param consolidates whether all of them are consolidated, or none
   */
  void end(int first, int end, boolean consolidates) {
    for (int row = first; row < end; row++) {
      if (consolidates) {
        consolidate(row);
      } else {
        tally.addTransientChange(update.magnitude(row));
      }
    }
  }

  private void consolidate(int row) {
    double[] s = transients.data;
    boolean linear = tally.linearOnly();
    double energy = 0;
    for (int at = row * shape.pre(); at < (row + 1) * shape.pre(); at++) {
      if (s[at] != 0) {
        persistent.data[at] += s[at];
        if (linear) {
          energy += Math.abs(s[at]);
        } else {
          tally.consolidated(s[at]);
        }
        s[at] = 0;
      }
    }
    tally.addConsolidation(0, energy);
  }

  /** Ends the presentation: consolidates the synapses over theta, each by itself. */
  void consolidateEach(Consolidation consolidation, double theta) {
    double kept = 0;
    for (int row = 0; row < shape.post(); row++) {
      for (int i = 0; i < shape.pre(); i++) {
        if (!consolidates(consolidation, row, i, theta)) {
          kept += Math.abs(update.of(row, i));
        }
      }
    }
    tally.addTransientChange(kept);
  }

  /** Ends the presentation of one synapse, row-major, which consolidates if it is over theta. */
  void end(Consolidation consolidation, int at, double theta) {
    int row = at / shape.pre();
    int i = at % shape.pre();
    if (!consolidates(consolidation, row, i, theta)) {
      tally.addTransientChange(Math.abs(update.of(row, i)));
    }
  }

  /** Consolidates one synapse if it is over theta, and tells whether it was. */
  private boolean consolidates(Consolidation consolidation, int row, int i, double theta) {
    int at = row * shape.pre() + i;
    double s = transients.data[at];
    if (s == 0 || !consolidation.isOver(Math.abs(s), theta) || !isCompared(row, i)) {
      return false;
    }
    move(at, consolidation.consolidatedPart(s, theta));
    return true;
  }

  private void move(int at, double part) {
    persistent.data[at] += part;
    transients.data[at] -= part;
    tally.consolidated(part);
  }

  /** Whether the threshold asks about a synapse in this presentation, row-major. */
  boolean isCompared(int at) {
    return isCompared(at / shape.pre(), at % shape.pre());
  }

  /** Ends the presentation: of each s a random multiple of theta is consolidated, none stays. */
  void consolidateStochastically(RandomMultiples multiples, long presentation) {
    long key = multiples.key(presentation);
    for (int at = 0; at < transients.data.length; at++) {
      if (transients.data[at] != 0) {
        move(at, multiples.part(transients.data[at], key, at));
        transients.data[at] = 0;
      }
    }
  }

  private boolean isCompared(int row, int i) {
    return !changesOnly || update.of(row, i) != 0;
  }

  /** Sum of the squared changes of all synapses in this presentation. */
  double squares() {
    return update.squares();
  }

  /** The change of one synapse in this presentation. */
  double change(int row, int i) {
    return update.of(row, i);
  }

  /** abs(s) of one synapse, row-major. */
  double magnitude(int at) {
    return Math.abs(transients.data[at]);
  }

  /** Sum of abs(s) of the inputs of some neurons. */
  double transientSum(int first, int end) {
    return GroupStatistic.sum(transients.data, first * shape.pre(), end * shape.pre());
  }

  LayerShape shape() {
    return shape;
  }

  /** Takes the inputs of neurons {@code first} to {@code end - 1} into a group's statistic. */
  void addTo(GroupStatistic group, int first, int end) {
    if (!changesOnly) {
      group.add(transients.data, first * shape.pre(), end * shape.pre());
      return;
    }
    for (int row = first; row < end; row++) {
      for (int i = 0; i < shape.pre(); i++) {
        if (isCompared(row, i)) {
          int at = row * shape.pre() + i;
          group.add(transients.data, at, at + 1);
        }
      }
    }
  }

  /** Charges this presentation's sum of abs(s). */
  void chargeMaintenance() {
    tally.addTransientIntegral(GroupStatistic.sum(transients.data, 0, shape.length()));
  }

  void decay(double factor) {
    CommonOps_DDRM.scale(factor, transients);
  }

  LayerLedger ledger() {
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    long changed = 0;
    for (int at = 0; at < transients.data.length; at++) {
      double change = persistent.data[at] + transients.data[at];
      changed += change == 0 ? 0 : 1;
      for (int m = 0; m < residual.length; m++) {
        residual[m] += measures.get(m).of(transients.data[at]);
        minimum[m] += measures.get(m).of(change);
      }
    }
    return tally.snapshot(shape, residual, minimum, changed, update.churn());
  }

  /** A copy of one part, {@code [post][pre]}, row-major. */
  double[] read(WeightPart part) {
    if (part == WeightPart.TOTAL) {
      double[] w = new double[shape.length()];
      sum(w);
      return w;
    }
    return stored(part).clone();
  }

  /** Overwrites one part; not TOTAL. */
  void write(WeightPart part, double[] values) {
    System.arraycopy(values, 0, stored(part), 0, values.length);
  }

  private double[] stored(WeightPart part) {
    return switch (part) {
      case INITIAL -> initial;
      case PERSISTENT -> persistent.data;
      case TRANSIENT -> transients.data;
      case TOTAL -> throw new IllegalArgumentException("the total is not stored");
    };
  }
}
