package org.synapticcaching.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.synapticcaching.backend.PerceptronAccounts;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EnergyTally;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/** One run of one perceptron, presentation by presentation. */
final class EjmlPerceptronRun {
  private final PerceptronSpec spec;
  private final Consolidation rule;
  private final double decay;
  private final DMatrixRMaj[] changes;
  private final DMatrixRMaj persistent;
  private final DMatrixRMaj transients;
  private final DMatrixRMaj total;
  private final EnergyTally tally;
  private double transientSum;
  private long presentations;
  private long updates;

  EjmlPerceptronRun(PerceptronSpec spec, DMatrixRMaj[] changes) {
    this.spec = spec;
    this.rule = spec.consolidation();
    this.decay = rule.decayFactor();
    this.changes = changes;
    int length = changes[0].numRows;
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
        PerceptronAccounts.close(tally, persistent.data, transients.data),
        persistent.data,
        transients.data,
        seconds);
  }

  private boolean epochHadErrors() {
    long before = updates;
    for (DMatrixRMaj change : changes) {
      present(change);
    }
    return updates > before;
  }

  private void present(DMatrixRMaj change) {
    presentations++;
    boolean decayFirst = rule.order() == EventOrder.DECAY_FIRST;
    if (decayFirst) {
      decay();
      tally.addTransientIntegral(transientSum);
    }
    boolean wrong = VectorVectorMult_DDRM.innerProd(total, change) <= 0;
    if (wrong) {
      learn(change);
    }
    if (rule.order() == EventOrder.CORRECTED) {
      tally.addTransientIntegral(transientSum);
    }
    double unpaid = wrong ? CommonOps_DDRM.elementSumAbs(change) : 0;
    boolean somethingToMove = wrong || (!decayFirst && transientSum > 0);
    if (somethingToMove && rule.checksAt(presentations)) {
      unpaid = consolidate(wrong ? change : null);
    }
    tally.addTransientChange(unpaid);
    if (rule.order() == EventOrder.LEARN_FIRST) {
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
    CommonOps_DDRM.addEquals(total, change);
    transientSum = CommonOps_DDRM.elementSumAbs(transients);
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
    boolean each = rule.policy().scope() == ConsolidationPolicy.Scope.SYNAPSE;
    boolean all =
        !each
            && switch (rule.policy().trigger()) {
              case ALWAYS -> true;
              case NEVER -> false;
              case ANY_SYNAPSE -> over(CommonOps_DDRM.elementMaxAbs(transients));
              case EVERY_SYNAPSE -> over(CommonOps_DDRM.elementMinAbs(transients));
              case SUM -> over(transientSum);
            };
    if (!all && !each) {
      return change == null ? 0 : CommonOps_DDRM.elementSumAbs(change);
    }
    double unpaid = 0;
    for (int i = 0; i < transients.data.length; i++) {
      double s = transients.data[i];
      if (all || (s != 0 && over(Math.abs(s)))) {
        move(i, s);
      } else if (change != null) {
        unpaid += Math.abs(change.data[i]);
      }
    }
    transientSum = CommonOps_DDRM.elementSumAbs(transients);
    return unpaid;
  }

  private void move(int i, double s) {
    double moved =
        rule.policy() == ConsolidationPolicy.QUANTISED
            ? PerceptronAccounts.wholeMultiples(s, rule.threshold())
            : s;
    tally.consolidated(moved);
    persistent.data[i] += moved;
    transients.data[i] = s - moved;
  }

  private boolean over(double magnitude) {
    return rule.comparison().over(magnitude, rule.threshold());
  }
}
