package org.synapticcaching.cuda.perceptron;

import java.util.List;
import java.util.OptionalDouble;
import org.synapticcaching.backend.perceptron.PerceptronLedger;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.EventOrder;

/**
 * What a run has left in device memory when it ended: the last step on the path of a perceptron,
 * from which its {@link PerceptronResult} follows.
 *
 * @param synapses l and s by turns, as they were right after the last event
 * @param sums integral of abs(s) up to the last event, change of s, consolidation in each measure
 * @param updates how often each pattern was learned
 * @param threshold that has set itself, after the last event; empty for one that is fixed
 * @param seconds its share of the time that the device took
 */
record CudaPerceptronOutcome(
    CudaPerceptronPlan plan,
    CudaPerceptronPatterns patterns,
    CudaPerceptronProgress progress,
    double[] synapses,
    double[] sums,
    int[] updates,
    OptionalDouble threshold,
    double seconds) {

  /** From the last event to the end of learning, and what the numbers of updates tell. */
  PerceptronResult result() {
    int length = patterns.length();
    double[] persistent = new double[length];
    double[] transients = new double[length];
    double transientSum = 0;
    int left = progress.left();
    double shrink = plan.decay().after(plan.decayFirst() ? left : left + 1);
    for (int i = 0; i < length; i++) {
      persistent[i] = synapses[2 * i];
      transients[i] = synapses[2 * i + 1] * shrink;
      transientSum += Math.abs(synapses[2 * i + 1]);
    }
    EnergyTally tally = tally();
    tally.addTransientIntegral(transientSum * plan.decay().sum(left));
    long end = progress.last() + left;
    long epochs = end / patterns.patterns();
    return new PerceptronResult(
        CudaPerceptronEngine.ID,
        plan.kernel().path(),
        progress.converges(),
        (int) (progress.converges() ? epochs - 1 : epochs),
        end,
        progress.updates(),
        PerceptronLedger.of(tally, persistent, transients),
        persistent,
        transients,
        threshold,
        OptionalDouble.empty(),
        seconds);
  }

  private EnergyTally tally() {
    EnergyTally tally = new EnergyTally(plan.spec().measures());
    List<ChangeMeasure> measures = tally.measures();
    tally.addTransientIntegral(sums[0]);
    tally.addTransientChange(sums[1]);
    for (int m = 0; m < measures.size(); m++) {
      double path = path(patterns.costs(measures.get(m)));
      tally.addPath(m, path);
      tally.addConsolidation(m, plan.kernel().direct() ? path : sums[2 + m]);
      if (plan.kernel().direct()
          && m == 0
          && plan.spec().consolidation().order() == EventOrder.CORRECTED) {
        tally.addTransientIntegral(path);
      }
    }
    double[] sizes = patterns.sizes();
    for (int p = 0; p < updates.length; p++) {
      tally.addModifications(updates[p] * (long) sizes[p]);
    }
    return tally;
  }

  private double path(double[] costs) {
    double path = 0;
    for (int p = 0; p < updates.length; p++) {
      path += updates[p] * costs[p];
    }
    return path;
  }
}
