package org.synapticcaching.contract;

import java.util.List;
import java.util.function.Supplier;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Amount;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;

/**
 * The consolidation policies of model section 3 as loops over groups of synapses.
 *
 * <p>Also keeps the least distance of any threshold decision from a tie: {@code abs(x - theta)}
 * relative to theta, where x is what the policy compares (abs(s), the largest of a group, a sum).
 * Where every synapse has to be over theta it is relative to the largest abs(s), whose rounding
 * decides; where whole multiples of theta move, x is compared with the nearest of them. Decisions
 * of a float32 computation can only be compared when this is well above its rounding errors.
 */
final class PlainConsolidation {
  private final Consolidation consolidation;
  private final List<PlainLayer> layers;
  private double tieDistance = Double.POSITIVE_INFINITY;
  private long events;

  PlainConsolidation(Consolidation consolidation, List<PlainLayer> layers) {
    this.consolidation = consolidation;
    this.layers = layers;
  }

  double tieDistance() {
    return tieDistance;
  }

  long events() {
    return events;
  }

  /** What may be compared with the threshold. */
  private record Statistics(double largest, double least, double sum) {
    static final Statistics NOTHING = new Statistics(0, Double.POSITIVE_INFINITY, 0);

    Statistics and(double s) {
      double magnitude = Math.abs(s);
      return new Statistics(
          Math.max(largest, magnitude), Math.min(least, magnitude), sum + magnitude);
    }

    Statistics and(Statistics other) {
      return new Statistics(
          Math.max(largest, other.largest), Math.min(least, other.least), sum + other.sum);
    }
  }

  /**
   * Ends the learning part of a presentation.
   *
   * @param checks whether the threshold is checked in this presentation; without, every change of s
   *     is one that was not consolidated
   */
  void apply(boolean checks) {
    boolean networkMoves = checks && moves(Scope.NETWORK, this::ofNetwork);
    for (PlainLayer layer : layers) {
      double kept = 0;
      boolean layerMoves = networkMoves || checks && moves(Scope.LAYER, () -> of(layer));
      for (int j = 0; j < layer.shape.post(); j++) {
        double[] row = layer.transients[j];
        boolean rowMoves = layerMoves || checks && moves(Scope.NEURON, () -> of(row));
        for (int i = 0; i < layer.shape.pre(); i++) {
          double amount = rowMoves ? row[i] : checks ? alone(row[i]) : 0;
          if (amount != 0) {
            layer.consolidate(j, i, amount);
            events++;
          } else if (!rowMoves) {
            kept += Math.abs(layer.change[j][i]);
          }
        }
      }
      layer.tally.addTransientChange(kept);
    }
  }

  /** Whether a group of this scope is consolidated as a whole. */
  private boolean moves(Scope scope, Supplier<Statistics> synapses) {
    if (scope != consolidation.policy().scope()) {
      return false;
    }
    Statistics group = synapses.get();
    double theta = consolidation.threshold();
    return switch (consolidation.policy().trigger()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case ANY_SYNAPSE -> over(group.largest(), theta, theta);
      case SUM -> over(group.sum(), theta, theta);
      case EVERY_SYNAPSE -> over(group.least(), theta, Math.max(theta, group.largest()));
    };
  }

  /** How much of one synapse's s is consolidated under a policy of single synapses. */
  private double alone(double s) {
    Trigger trigger = consolidation.policy().trigger();
    if (consolidation.policy().scope() != Scope.SYNAPSE || trigger == Trigger.NEVER) {
      return 0;
    }
    if (trigger == Trigger.ALWAYS) {
      return s;
    }
    double theta = consolidation.threshold();
    double multiples = Math.abs(s) / theta;
    if (consolidation.policy().amount() == Amount.WHOLE_MULTIPLES && multiples > 1 && theta > 0) {
      double nearest = Math.rint(multiples) * theta;
      over(Math.abs(s), nearest, nearest);
      return Math.signum(s) * Math.floor(multiples) * theta;
    }
    return over(Math.abs(s), theta, theta) ? s : 0;
  }

  private boolean over(double value, double threshold, double scale) {
    if (threshold > 0 && Double.isFinite(threshold)) {
      tieDistance = Math.min(tieDistance, Math.abs(value - threshold) / scale);
    }
    return consolidation.comparison().over(value, threshold);
  }

  private Statistics ofNetwork() {
    Statistics all = Statistics.NOTHING;
    for (PlainLayer layer : layers) {
      all = all.and(of(layer));
    }
    return all;
  }

  private static Statistics of(PlainLayer layer) {
    Statistics all = Statistics.NOTHING;
    for (double[] row : layer.transients) {
      all = all.and(of(row));
    }
    return all;
  }

  private static Statistics of(double[] row) {
    Statistics all = Statistics.NOTHING;
    for (double s : row) {
      all = all.and(s);
    }
    return all;
  }
}
