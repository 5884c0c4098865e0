package org.synapticcaching.ejml;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.synapticcaching.backend.perceptron.PerceptronLedger;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.RandomMultiples;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.threshold.LocalThresholds;
import org.synapticcaching.threshold.Thresholds;

/** One run of one perceptron, presentation by presentation. */
final class EjmlPerceptronRun {
  /** Presentations after which the listener is told, in epochs of more than these. */
  private static final int TOLD_EVERY = 4096;

  private final PerceptronSpec spec;
  private final Consolidation consolidation;
  private final double decay;
  private final DMatrixRMaj[] changes;
  private final DMatrixRMaj persistent;
  private final DMatrixRMaj transients;
  private final DMatrixRMaj total;
  private final EnergyTally tally;
  private final GroupStatistic group;
  private final Thresholds thresholds;

  /** Null unless each synapse has its own threshold: one neuron is one weight matrix. */
  private final LocalThresholds local;

  /** Squared changes. */
  private final double[] squares;

  /** Stochastic rounding; null under other policies. */
  private final RandomMultiples multiples;

  /**
   * Whether weights are counted in multiples of theta when a pattern is answered, so that a sum of
   * 0 is one.
   */
  private final boolean countsMultiples;

  private final PerceptronListener listener;
  private double transientSum;
  private long presentations;
  private long updates;

  /**
   * @param changes updates of all patterns
   * @param seed of the run
   */
  EjmlPerceptronRun(
      PerceptronSpec spec, DMatrixRMaj[] changes, long seed, PerceptronListener listener) {
    this.spec = spec;
    this.listener = listener;
    this.consolidation = spec.consolidation();
    boolean compares = consolidation.policy().comparesThreshold();
    this.group = compares ? new GroupStatistic(consolidation) : null;
    boolean random = consolidation.roundsStochastically();
    this.multiples = random ? RandomMultiples.of(seed, 0, consolidation) : null;
    this.countsMultiples = random && consolidation.leavesNothingTransient();
    this.decay = countsMultiples ? 1 : consolidation.decayFactor();
    this.changes = changes;
    int length = changes[0].numRows;
    this.thresholds = new Thresholds(consolidation, length);
    this.local =
        consolidation.setsItselfFor(ThresholdScope.SYNAPSE)
            ? new LocalThresholds(
                consolidation, new LayerShape("perceptron", 1, length), length, false)
            : null;
    this.squares = new double[length];
    this.persistent = new DMatrixRMaj(length, 1);
    this.transients = new DMatrixRMaj(length, 1);
    this.total = new DMatrixRMaj(length, 1);
    this.tally = new EnergyTally(spec.measures());
  }

  PerceptronResult toTheEnd() {
    long start = System.nanoTime();
    int epochs = 0;
    boolean success = false;
    while (!success && epochs < spec.maxEpochs()) {
      success = !epochHadErrors();
      epochs += success ? 0 : 1;
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new PerceptronResult(
        "ejml",
        "plain",
        success,
        epochs,
        presentations,
        updates,
        PerceptronLedger.of(tally, persistent.data, transients.data),
        persistent.data,
        transients.data,
        threshold(),
        OptionalDouble.empty(),
        seconds);
  }

  private OptionalDouble threshold() {
    return local == null
        ? consolidation.toldByPerceptron(squares.length, thresholds.of(0))
        : OptionalDouble.of(local.meanAtPresent());
  }

  private boolean epochHadErrors() {
    long before = updates;
    long most = (long) spec.maxEpochs() * changes.length;
    for (DMatrixRMaj change : changes) {
      present(change);
      if (presentations % TOLD_EVERY == 0) {
        listener.presented(presentations, most);
      }
    }
    listener.presented(presentations, most);
    return updates > before;
  }

  private void present(DMatrixRMaj change) {
    presentations++;
    boolean decayFirst = consolidation.order() == EventOrder.DECAY_FIRST;
    if (decayFirst) {
      decay();
      tally.addTransientIntegral(transientSum);
    }
    boolean wrong = VectorVectorMult_DDRM.innerProd(total, change) <= 0;
    if (wrong) {
      learn(change);
    }
    if (local != null) {
      follow(change, wrong);
    } else if (thresholds.follow()) {
      thresholds.present(0, wrong ? VectorVectorMult_DDRM.innerProd(change, change) : 0);
    }
    if (consolidation.order() == EventOrder.CORRECTED) {
      tally.addTransientIntegral(transientSum);
    }
    double kept = wrong ? CommonOps_DDRM.elementSumAbs(change) : 0;
    boolean somethingToMove = wrong || (!decayFirst && transientSum > 0);
    if (somethingToMove && consolidation.checksAt(presentations)) {
      kept = consolidate(wrong ? change : null);
    }
    tally.addTransientChange(kept);
    if (consolidation.order() == EventOrder.LEARN_FIRST) {
      tally.addTransientIntegral(transientSum);
    }
    if (!decayFirst) {
      decay();
    }
  }

  private void learn(DMatrixRMaj change) {
    updates++;
    for (double each : change.data) {
      tally.updated(each);
    }
    CommonOps_DDRM.addEquals(transients, change);
    // Not l + s: consolidation moves weight between the two and must not round the sum.
    if (!countsMultiples) {
      CommonOps_DDRM.addEquals(total, change);
    }
    transientSum = CommonOps_DDRM.elementSumAbs(transients);
  }

  /** Lets the synapses' own thresholds know of a presentation. */
  private void follow(DMatrixRMaj change, boolean wrong) {
    if (wrong) {
      CommonOps_DDRM.elementMult(change, change, DMatrixRMaj.wrap(squares.length, 1, squares));
      local.present(0, squares);
    }
    local.endPresentation();
  }

  private double theta(int i) {
    return local == null ? thresholds.of(0) : local.of(i);
  }

  private void decay() {
    if (decay < 1) {
      CommonOps_DDRM.scale(decay, transients);
      CommonOps_DDRM.add(persistent, transients, total);
      transientSum = CommonOps_DDRM.elementSumAbs(transients);
    }
  }

  /** Consolidates as the policy says; returns the summed abs(change) of synapses left alone. */
  private double consolidate(DMatrixRMaj change) {
    if (multiples != null) {
      consolidateStochastically();
      return 0;
    }
    boolean each = consolidation.isPerSynapse() && consolidation.policy().comparesThreshold();
    boolean all = !each && consolidatesAll(change);
    if (!all && !each) {
      return change == null ? 0 : CommonOps_DDRM.elementSumAbs(change);
    }
    double kept = 0;
    for (int i = 0; i < transients.data.length; i++) {
      double s = transients.data[i];
      double theta = theta(i);
      if (all || (s != 0 && consolidation.isOver(Math.abs(s), theta) && isCompared(change, i))) {
        double moved = consolidation.consolidatedPart(s, theta);
        tally.consolidated(moved);
        persistent.data[i] += moved;
        transients.data[i] = s - moved;
      } else if (change != null) {
        kept += Math.abs(change.data[i]);
      }
    }
    transientSum = CommonOps_DDRM.elementSumAbs(transients);
    return kept;
  }

  /** Of each s, a random multiple of theta is consolidated, and none stays. */
  private void consolidateStochastically() {
    long key = multiples.key(presentations);
    for (int i = 0; i < transients.data.length; i++) {
      if (transients.data[i] != 0) {
        double moved = multiples.part(transients.data[i], key, i);
        tally.consolidated(moved);
        persistent.data[i] += moved;
        transients.data[i] = 0;
        total.data[i] += countsMultiples ? multiples.count(moved) : 0;
      }
      total.data[i] = countsMultiples ? total.data[i] : persistent.data[i];
    }
    transientSum = 0;
  }

  /** Whether all synapses are consolidated: one neuron, which is its layer and its network. */
  private boolean consolidatesAll(DMatrixRMaj change) {
    if (group == null) {
      return !consolidation.policy().caches();
    }
    if (local != null) {
      return areOver(change);
    }
    group.clear();
    if (consolidation.comparesChangesOnly()) {
      for (int i = 0; i < transients.data.length; i++) {
        if (isCompared(change, i)) {
          group.add(transients.data, i, i + 1);
        }
      }
    } else {
      group.add(transients.data, 0, transients.data.length);
    }
    return group.isOver(thresholds.of(0));
  }

  /** Whether the synapses together are over their own thresholds. */
  private boolean areOver(DMatrixRMaj change) {
    double[] s = transients.data;
    if (consolidation.policy().trigger() == Trigger.SUM) {
      return consolidation.isOver(transientSum, LocalThresholds.ofSum(local.sum()));
    }
    boolean any = consolidation.policy().trigger() == Trigger.ANY_SYNAPSE;
    for (int i = 0; i < s.length; i++) {
      if (isCompared(change, i) && local.isOver(i, Math.abs(s[i])) == any) {
        return any;
      }
    }
    return !any;
  }

  /** Whether the threshold asks about a synapse in a presentation. */
  private boolean isCompared(DMatrixRMaj change, int i) {
    return !consolidation.comparesChangesOnly() || (change != null && change.data[i] != 0);
  }
}
