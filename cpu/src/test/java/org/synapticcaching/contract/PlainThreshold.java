package org.synapticcaching.contract;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.theory.BestThreshold;
import org.synapticcaching.theory.HalfNormal;

/**
 * The threshold of one weight matrix (model section 3.1), from a list of the squared changes of all
 * presentations so far.
 */
final class PlainThreshold {
  private final Consolidation consolidation;
  private final double synapses;
  private final double ratio;
  private final List<Double> squares = new ArrayList<>();
  private double theta;

  /**
   * Before the first presentation.
   *
   * @param post number of neurons behind the matrix
   * @param pre number of their inputs
   * @param network number of synapses of the whole network
   */
  PlainThreshold(Consolidation consolidation, int post, int pre, long network) {
    this.consolidation = consolidation;
    this.synapses = (double) post * pre;
    if (consolidation.threshold() instanceof Threshold.Automatic automatic) {
      Scope scope = consolidation.policy().scope();
      long group = scope == Scope.NEURON ? pre : scope == Scope.LAYER ? (long) synapses : network;
      BestThreshold best =
          BestThreshold.of(
              automatic.maintenanceCost(), automatic.horizon(), consolidation.decayTime());
      this.theta = Double.POSITIVE_INFINITY;
      this.ratio =
          scope == Scope.SYNAPSE
              ? best.ofSynapse()
              : switch (consolidation.policy().trigger()) {
                case ANY_SYNAPSE -> HalfNormal.largest(group) * best.ofGroup();
                case EVERY_SYNAPSE -> HalfNormal.smallest(group) * best.ofGroup();
                case SUM ->
                    (scope == Scope.NEURON ? pre : synapses)
                        * Math.sqrt(2 / Math.PI)
                        * best.ofGroup();
                case ALWAYS, NEVER -> throw new AssertionError("no threshold");
              };
    } else {
      this.theta = consolidation.policy().usesThreshold() ? consolidation.theta() : 0;
      this.ratio = Double.NaN;
    }
  }

  /** A presentation with this sum of squared changes. */
  void present(double sum) {
    if (!consolidation.setsItself()) {
      return;
    }
    double memory = ((Threshold.Automatic) consolidation.threshold()).memory();
    double weighted = 0;
    double weights = 0;
    double weight = 1;
    for (int t = squares.size() - 1; t >= 0; t--) {
      weighted += weight * squares.get(t);
      weights += weight;
      weight *= 1 - 1 / memory;
    }
    if (sum != 0) {
      theta =
          weighted == 0
              ? Double.POSITIVE_INFINITY
              : ratio * Math.sqrt(weighted / weights / synapses);
    }
    squares.add(sum);
  }

  /** At present, in units of weight. */
  double theta() {
    return theta;
  }
}
