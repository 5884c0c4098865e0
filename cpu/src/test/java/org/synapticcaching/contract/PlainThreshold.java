package org.synapticcaching.contract;

import java.util.Arrays;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.theory.BestThreshold;
import org.synapticcaching.theory.HalfNormal;

/**
 * The threshold of one weight matrix, neuron or synapse (model section 3.1), from a list of the
 * squared changes of all presentations so far.
 */
final class PlainThreshold {
  private final Consolidation consolidation;
  private final double synapses;
  private final double ratio;
  private double[] squares = new double[64];
  private int presentations;
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
    double matrix = (double) post * pre;
    if (consolidation.threshold() instanceof Threshold.Automatic automatic) {
      Scope scope = consolidation.policy().scope();
      this.synapses =
          switch (automatic.scope()) {
            case MATRIX -> matrix;
            case NEURON -> pre;
            case SYNAPSE -> 1;
          };
      long group = scope == Scope.NEURON ? pre : scope == Scope.LAYER ? (long) matrix : network;
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
                    (scope == Scope.NEURON ? Math.min(pre, synapses) : synapses)
                        * Math.sqrt(2 / Math.PI)
                        * best.ofGroup();
                case ALWAYS, NEVER -> throw new AssertionError("no threshold");
              };
    } else {
      this.synapses = matrix;
      this.theta = consolidation.policy().usesThreshold() ? consolidation.theta() : 0;
      this.ratio = Double.NaN;
    }
  }

  private PlainThreshold(PlainThreshold other) {
    this.consolidation = other.consolidation;
    this.synapses = other.synapses;
    this.ratio = other.ratio;
    this.theta = other.theta;
  }

  /** Another one of the same matrix, before the first presentation. */
  PlainThreshold another() {
    return new PlainThreshold(this);
  }

  /** A presentation with this sum of squared changes. */
  void present(double sum) {
    if (!consolidation.setsItself()) {
      return;
    }
    if (sum != 0) {
      theta = renewed();
    }
    if (presentations == squares.length) {
      squares = Arrays.copyOf(squares, 2 * presentations);
    }
    squares[presentations++] = sum;
  }

  private double renewed() {
    double memory = ((Threshold.Automatic) consolidation.threshold()).memory();
    double weighted = 0;
    double weights = 0;
    double weight = 1;
    for (int t = presentations - 1; t >= 0; t--) {
      weighted += weight * squares[t];
      weights += weight;
      weight *= 1 - 1 / memory;
    }
    return weighted == 0
        ? Double.POSITIVE_INFINITY
        : ratio * Math.sqrt(weighted / weights / synapses);
  }

  /** At present, in units of weight. */
  double theta() {
    return theta;
  }

  /** As a change in the next presentation would renew it. */
  double next() {
    return renewed();
  }
}
