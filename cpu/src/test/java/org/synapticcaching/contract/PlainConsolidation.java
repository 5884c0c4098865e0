package org.synapticcaching.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Amount;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.Threshold;

/**
 * The consolidation policies of model section 3 as loops over groups of synapses.
 *
 * <p>Also keeps the least distance of any threshold decision from a tie: {@code abs(x - theta)}
 * relative to theta, where x is what the policy compares (abs(s), the largest of a group, a sum).
 * Where every synapse has to be over theta it is relative to the largest abs(s), whose rounding
 * decides, and under stochastic rounding to the largest of the matrix; where whole multiples of
 * theta move, x is compared with the nearest of them. Decisions of a float32 computation can only
 * be compared when this is well above its rounding errors.
 */
final class PlainConsolidation {
  private final Consolidation consolidation;
  private final List<PlainLayer> layers;
  private final List<PlainThresholds> thresholds = new ArrayList<>();
  private final List<PlainStochasticRounding> roundings = new ArrayList<>();
  private double tieDistance = Double.POSITIVE_INFINITY;
  private long events;
  private long spared;

  PlainConsolidation(Consolidation consolidation, List<PlainLayer> layers, long seed) {
    this.consolidation = consolidation;
    this.layers = layers;
    long synapses = layers.stream().mapToLong(layer -> layer.shape.synapses()).sum();
    for (PlainLayer layer : layers) {
      thresholds.add(
          new PlainThresholds(consolidation, layer.shape.post(), layer.shape.pre(), synapses));
      roundings.add(new PlainStochasticRounding(seed, roundings.size()));
    }
  }

  /** theta of each weight matrix at present, or their means. */
  double[] thresholds() {
    return thresholds.stream().mapToDouble(PlainThresholds::told).toArray();
  }

  double tieDistance() {
    return tieDistance;
  }

  long events() {
    return events;
  }

  /** How often a synapse was over the threshold, but not compared with it. */
  long spared() {
    return spared;
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
   * @param presentation its number, counted from 1; unless the threshold is checked in it, every
   *     change of s is one that was not consolidated
   */
  void apply(long presentation) {
    boolean checks = consolidation.checksAt(presentation);
    for (int n = 0; n < layers.size(); n++) {
      thresholds.get(n).present(layers.get(n).change);
    }
    if (checks && consolidation.policy().amount() == Amount.RANDOM_MULTIPLES) {
      for (int n = 0; n < layers.size(); n++) {
        consolidateStochastically(layers.get(n), roundings.get(n), presentation);
      }
      return;
    }
    Scope scope = consolidation.policy().scope();
    boolean networkMoves = checks && scope == Scope.NETWORK && networkMoves();
    for (int n = 0; n < layers.size(); n++) {
      PlainLayer layer = layers.get(n);
      double kept = 0;
      boolean layerMoves = networkMoves || checks && scope == Scope.LAYER && moves(n);
      for (int j = 0; j < layer.shape.post(); j++) {
        double[] row = layer.transients[j];
        double[] change = layer.change[j];
        boolean rowMoves = layerMoves || checks && scope == Scope.NEURON && moves(n, j);
        for (int i = 0; i < layer.shape.pre(); i++) {
          double theta = thresholds.get(n).theta(j, i);
          spared += checks && !isCompared(change[i]) && Math.abs(row[i]) > theta ? 1 : 0;
          boolean alone = checks && scope == Scope.SYNAPSE && isCompared(change[i]);
          double amount = rowMoves ? row[i] : alone ? alone(row[i], theta) : 0;
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

  /** Nothing stays transient, so that no change counts as one of s. */
  private void consolidateStochastically(
      PlainLayer layer, PlainStochasticRounding rounding, long presentation) {
    double theta = consolidation.theta();
    double largest = of(layer).largest();
    for (int j = 0; j < layer.shape.post(); j++) {
      for (int i = 0; i < layer.shape.pre(); i++) {
        double s = layer.transients[j][i];
        if (s != 0) {
          long at = (long) j * layer.shape.pre() + i;
          double part = rounding.part(s, theta, presentation, at);
          tieDistance = Math.min(tieDistance, rounding.distance() * theta / largest);
          layer.consolidate(j, i, part);
          layer.transients[j][i] = 0;
          events += part == 0 ? 0 : 1;
        }
      }
    }
  }

  /** Whether a synapse that changes by this much is compared with the threshold. */
  private boolean isCompared(double change) {
    return change != 0
        || consolidation.threshold() instanceof Threshold.Fixed
        || consolidation.policy().trigger() != Trigger.ANY_SYNAPSE
        || consolidation.every() > 1;
  }

  /** Whether the network is consolidated as a whole. */
  private boolean networkMoves() {
    if (consolidation.hasLocalThresholds()) {
      List<Compared> all = new ArrayList<>();
      for (int n = 0; n < layers.size(); n++) {
        all.addAll(local(n));
      }
      return moves(all);
    }
    Statistics all = Statistics.NOTHING;
    boolean any = false;
    boolean every = true;
    double sum = 0;
    for (int n = 0; n < layers.size(); n++) {
      Statistics layer = of(layers.get(n));
      all = all.and(layer);
      double theta = thresholds.get(n).theta(0, 0);
      sum += Double.isInfinite(theta) ? 0 : theta;
      if (consolidation.setsItself() && consolidation.policy().trigger() != Trigger.SUM) {
        boolean moves = moves(layer, theta);
        any |= moves;
        every &= moves;
      }
    }
    if (!consolidation.setsItself()) {
      return moves(all, consolidation.theta());
    }
    return switch (consolidation.policy().trigger()) {
      case ANY_SYNAPSE -> any;
      case EVERY_SYNAPSE -> every;
      case SUM -> moves(all, sum == 0 ? Double.POSITIVE_INFINITY : sum);
      case ALWAYS, NEVER -> throw new AssertionError("no threshold");
    };
  }

  /** Whether one matrix is consolidated as a whole. */
  private boolean moves(int n) {
    return consolidation.hasLocalThresholds()
        ? moves(local(n))
        : moves(of(layers.get(n)), thresholds.get(n).theta(0, 0));
  }

  /** Whether the inputs of one neuron are consolidated as a whole. */
  private boolean moves(int n, int j) {
    PlainLayer layer = layers.get(n);
    return consolidation.hasLocalThresholds()
        ? moves(local(n, j))
        : moves(of(layer.transients[j], layer.change[j]), thresholds.get(n).theta(j, 0));
  }

  /** abs(s) of a synapse with a threshold of its own, and its share of it in a sum. */
  private record Compared(double size, double theta, double share) {
    /** Relative distance to the threshold, where rounding is that of sums as large as this. */
    double distance(double largest) {
      return Double.isInfinite(theta) ? -1 : (size - theta) / Math.max(theta, largest);
    }
  }

  private List<Compared> local(int n) {
    List<Compared> all = new ArrayList<>();
    for (int j = 0; j < layers.get(n).shape.post(); j++) {
      all.addAll(local(n, j));
    }
    return all;
  }

  private List<Compared> local(int n, int j) {
    PlainLayer layer = layers.get(n);
    PlainThresholds own = thresholds.get(n);
    List<Compared> all = new ArrayList<>();
    for (int i = 0; i < layer.shape.pre(); i++) {
      if (isCompared(layer.change[j][i])) {
        double theta = own.theta(j, i);
        double share = Double.isInfinite(theta) ? 0 : theta / own.synapsesThatShare();
        all.add(new Compared(Math.abs(layer.transients[j][i]), theta, share));
      }
    }
    return all;
  }

  /** Whether a group whose synapses have thresholds of their own is consolidated as a whole. */
  private boolean moves(List<Compared> group) {
    Trigger trigger = consolidation.policy().trigger();
    if (trigger == Trigger.SUM) {
      double shares = group.stream().mapToDouble(Compared::share).sum();
      double theta = shares == 0 ? Double.POSITIVE_INFINITY : shares;
      return over(group.stream().mapToDouble(Compared::size).sum(), theta, theta);
    }
    boolean any = trigger == Trigger.ANY_SYNAPSE;
    double largest = any ? 0 : group.stream().mapToDouble(Compared::size).max().orElse(0);
    DoubleStream distances = group.stream().mapToDouble(each -> each.distance(largest));
    double decisive = any ? distances.max().orElse(-1) : distances.min().orElse(1);
    return over(1 + decisive, 1, 1);
  }

  /** Whether a group is consolidated as a whole. */
  private boolean moves(Statistics group, double theta) {
    return switch (consolidation.policy().trigger()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case ANY_SYNAPSE -> over(group.largest(), theta, theta);
      case SUM -> over(group.sum(), theta, theta);
      case EVERY_SYNAPSE -> over(group.least(), theta, Math.max(theta, group.largest()));
    };
  }

  /** How much of one synapse's s is consolidated under a policy of single synapses. */
  private double alone(double s, double theta) {
    Trigger trigger = consolidation.policy().trigger();
    if (trigger == Trigger.NEVER) {
      return 0;
    }
    if (trigger == Trigger.ALWAYS) {
      return s;
    }
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

  private Statistics of(PlainLayer layer) {
    Statistics all = Statistics.NOTHING;
    for (int j = 0; j < layer.transients.length; j++) {
      all = all.and(of(layer.transients[j], layer.change[j]));
    }
    return all;
  }

  private Statistics of(double[] row, double[] change) {
    Statistics all = Statistics.NOTHING;
    for (int i = 0; i < row.length; i++) {
      all = isCompared(change[i]) ? all.and(row[i]) : all;
    }
    return all;
  }
}
