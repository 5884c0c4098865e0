package org.synapticcaching.simd.perceptron;

import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.RandomMultiples;

/**
 * Stochastic rounding of the synapses of one perceptron (model section 3.2). Where no s is left
 * after any presentation, weights are counted in multiples of theta: sums of signs are then exact.
 */
final class StochasticSynapses {
  private final RandomMultiples multiples;
  private final double[] counts;

  private StochasticSynapses(RandomMultiples multiples, double[] counts) {
    this.multiples = multiples;
    this.counts = counts;
  }

  /**
   * That of a run, or null where the policy is another.
   *
   * @param width length of weights, with padding
   */
  static StochasticSynapses of(Consolidation consolidation, PerceptronTask task, int width) {
    return consolidation.roundsStochastically()
        ? new StochasticSynapses(
            RandomMultiples.of(task.seed(), 0, consolidation),
            consolidation.leavesNothingTransient() ? new double[width] : null)
        : null;
  }

  /** All weights in multiples of theta, padded; null where there is more than multiples. */
  double[] counts() {
    return counts;
  }

  /**
   * Moves a random multiple of theta of each s to l; nothing stays.
   *
   * @param n the presentation, counted from 1
   * @param tally charged
   * @return sum of abs(l) afterwards, in multiples if these are counted
   */
  double consolidate(double[] l, double[] s, long n, EnergyTally tally) {
    long key = multiples.key(n);
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      if (s[i] != 0) {
        double moved = multiples.part(s[i], key, i);
        tally.consolidated(moved);
        l[i] += moved;
        s[i] = 0;
        if (counts != null) {
          counts[i] += multiples.count(moved);
        }
      }
      sum += Math.abs(counts == null ? l[i] : counts[i]);
    }
    return sum;
  }
}
