package org.synapticcaching.threshold;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.theory.BestThreshold;
import org.synapticcaching.theory.HalfNormal;

/**
 * The thresholds of the weight matrices of one network as it learns (model section 3.1): all the
 * same number, or each following the changes of its matrix. Not safe for use by several threads.
 */
public final class Thresholds {
  private final double[] thetas;

  /** Means that the thresholds follow, one for each matrix; null where they are fixed. */
  private final SquaredChanges[] changes;

  /** theta is this times the root of the mean squared change of a synapse. */
  private final double[] ratios;

  private final double fixed;

  /**
   * Before the first presentation.
   *
   * @param consolidation how changes become persistent; 0 stands for a threshold that it ignores
   * @param shapes of the weight matrices
   */
  public Thresholds(Consolidation consolidation, List<LayerShape> shapes) {
    this(consolidation, shapes.stream().mapToLong(LayerShape::length).toArray(), shapes);
  }

  /**
   * Of a perceptron, which is one neuron, one weight matrix and one network.
   *
   * @param synapses number of its inputs, with the bias, >= 1
   */
  public Thresholds(Consolidation consolidation, int synapses) {
    this(consolidation, new long[] {synapses}, List.of(new LayerShape("perceptron", 1, synapses)));
  }

  private Thresholds(Consolidation consolidation, long[] synapses, List<LayerShape> shapes) {
    ConsolidationPolicy policy = consolidation.policy();
    this.thetas = new double[synapses.length];
    if (consolidation.threshold() instanceof Threshold.Automatic automatic) {
      this.fixed = Double.NaN;
      this.changes = new SquaredChanges[synapses.length];
      this.ratios = new double[synapses.length];
      BestThreshold best =
          BestThreshold.of(
              automatic.maintenanceCost(), automatic.horizon(), consolidation.decayTime());
      long all = Arrays.stream(synapses).sum();
      for (int l = 0; l < synapses.length; l++) {
        changes[l] = new SquaredChanges(automatic.memory(), synapses[l]);
        ratios[l] = ratio(policy, best, shapes.get(l), shapes.get(l).synapses(), all);
      }
      Arrays.fill(thetas, Double.POSITIVE_INFINITY);
    } else {
      this.fixed = policy.usesThreshold() ? consolidation.theta() : 0;
      this.changes = null;
      this.ratios = null;
      Arrays.fill(thetas, fixed);
    }
  }

  /**
   * theta over the root of the mean squared change.
   *
   * @param own number of synapses that share a threshold: sums of a group are compared with the sum
   *     of its thresholds
   * @param all number of synapses of the network
   */
  static double ratio(
      ConsolidationPolicy policy, BestThreshold best, LayerShape shape, long own, long all) {
    long count =
        switch (policy.scope()) {
          case SYNAPSE -> 1;
          case NEURON -> shape.pre();
          case LAYER -> shape.length();
          case NETWORK -> all;
        };
    if (policy.scope() == ConsolidationPolicy.Scope.SYNAPSE) {
      return best.ofSynapse();
    }
    return best.ofGroup()
        * switch (policy.trigger()) {
          case ANY_SYNAPSE -> HalfNormal.largest(count);
          case EVERY_SYNAPSE -> HalfNormal.smallest(count);
          // Of larger groups, the part of these synapses, which are compared together.
          case SUM -> HalfNormal.sum(Math.min(count, own));
          case ALWAYS, NEVER -> throw new IllegalStateException(policy + " compares nothing");
        };
  }

  /** Whether they follow the changes of their matrices, which then have to be told. */
  public boolean follow() {
    return changes != null;
  }

  /**
   * What the threshold of one matrix is in root mean squared changes of a synapse, where it follows
   * these.
   *
   * @param layer 0 for the input side
   */
  public double ratio(int layer) {
    return ratios[layer];
  }

  /**
   * Renews the threshold of one matrix, if it follows, for a presentation in which the matrix
   * changes; to be told of every presentation, before its check.
   *
   * @param layer 0 for the input side
   * @param squares sum of the squared changes of all its synapses by learning in this presentation,
   *     which count from the next one on
   */
  public void present(int layer, double squares) {
    if (squares != 0) {
      thetas[layer] = ratios[layer] * changes[layer].deviation();
    }
    changes[layer].present(squares);
  }

  /**
   * Lets one threshold know of presentations in which its matrix does not change.
   *
   * @param layer 0 for the input side
   * @param presentations how many, >= 0
   */
  public void presentNothing(int layer, long presentations) {
    changes[layer].presentNothing(presentations);
  }

  /** theta of one matrix at present, in units of weight. */
  public double of(int layer) {
    return thetas[layer];
  }

  /**
   * What the sum of abs(s) over the network is compared with, in units of weight: the sum of the
   * thresholds of the matrices that have any yet.
   */
  public double ofNetworkSum() {
    if (changes == null) {
      return fixed;
    }
    double sum = 0;
    for (double theta : thetas) {
      sum += theta == Double.POSITIVE_INFINITY ? 0 : theta;
    }
    return sum == 0 ? Double.POSITIVE_INFINITY : sum;
  }

  /** theta of every matrix at present; a copy. */
  public double[] all() {
    return thetas.clone();
  }
}
