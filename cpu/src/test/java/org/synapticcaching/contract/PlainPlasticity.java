package org.synapticcaching.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/**
 * The competitive rules of model section 5, by sorting everything. Only the random masks come from
 * where every backend takes them.
 *
 * <p>Also keeps how far every selection was from a near tie: the threshold less the largest value
 * below it, relative to the threshold (for the gate: the two largest outputs). Values that are
 * equal here are taken to be equal in any number format.
 */
final class PlainPlasticity {
  private final Plasticity rule;
  private final List<LayerShape> shapes;
  private final MaskStream masks;
  private double tieDistance = Double.POSITIVE_INFINITY;
  private long ties;
  private long gated;

  PlainPlasticity(Network network, Plasticity rule, long seed) {
    this.rule = rule;
    this.shapes = network.layers();
    this.masks = new MaskStream(network, rule, seed);
  }

  double tieDistance() {
    return tieDistance;
  }

  /** How often a value that was kept only because it equals the threshold was kept. */
  long ties() {
    return ties;
  }

  /** How many presentations the gate has stopped. */
  long gated() {
    return gated;
  }

  /** Whether the gate lets a pattern through. */
  boolean learnsFrom(double[] outputs, int label) {
    if (!rule.errorGated()) {
      return true;
    }
    int answer = 0;
    double second = Double.NEGATIVE_INFINITY;
    for (int k = 1; k < outputs.length; k++) {
      if (outputs[k] > outputs[answer]) {
        second = outputs[answer];
        answer = k;
      } else {
        second = Math.max(second, outputs[k]);
      }
    }
    double gap = (outputs[answer] - second) / Math.abs(outputs[answer]);
    tieDistance = Math.min(tieDistance, gap);
    boolean wrong = answer != label;
    gated += wrong ? 0 : 1;
    return wrong;
  }

  /** Which neurons of a layer keep their errors. */
  boolean[] neurons(int layer, long presentation, int label, double[] error, double[] activity) {
    return switch (rule.rule().criterion()) {
      case ERROR -> kept(magnitudes(error), layer);
      case ACTIVITY -> kept(magnitudes(activity), layer);
      case NONE, CHANCE, FIXED_SET, SET_OF_CLASS, SETS_IN_TURN, UPDATE, WEIGHT, SUBNET, LAYER -> {
        boolean[] kept = new boolean[error.length];
        masks.neurons(layer, presentation, label, kept);
        yield kept;
      }
    };
  }

  /**
   * Sets the changes of synapses that are not selected to 0.
   *
   * @param change {@code [post][pre]}
   * @param total weights of this presentation, {@code [post][pre]}
   * @param x activities that the weights act on, length pre
   */
  void select(int layer, double[][] change, double[][] total, double[] x) {
    restrictToSubnet(layer, change);
    boolean[] kept = new boolean[shapes.get(layer).length()];
    Arrays.fill(kept, true);
    if (rule.rule().unit() == PlasticityRule.Unit.INPUT) {
      for (int j = 0; j < change.length; j++) {
        double[] ranked = rankedBy(x, total[j]);
        boolean[] ofNeuron = exactly(magnitudes(ranked), layer);
        System.arraycopy(ofNeuron, 0, kept, j * x.length, x.length);
      }
    } else if (rule.rule().unit() == PlasticityRule.Unit.SYNAPSE) {
      kept =
          rule.rule().criterion() == PlasticityRule.Criterion.FIXED_SET
              ? members(masks.fixedSet(layer, 0), kept.length)
              : kept(magnitudes(rankedBy(flat(change), flat(total))), layer);
    } else if (rule.rule().criterion() == PlasticityRule.Criterion.LAYER) {
      Arrays.fill(kept, layer > 0);
    }
    for (int at = 0; at < kept.length; at++) {
      if (!kept[at]) {
        change[at / x.length][at % x.length] = 0;
      }
    }
  }

  private double[] rankedBy(double[] updates, double[] weights) {
    return switch (rule.rule().criterion()) {
      case UPDATE -> updates;
      case WEIGHT -> weights;
      case NONE, CHANCE, FIXED_SET, SET_OF_CLASS, SETS_IN_TURN, ERROR, ACTIVITY, SUBNET, LAYER ->
          throw new AssertionError("no synapses are ranked by " + rule.rule().criterion());
    };
  }

  private static boolean[] members(BitSet set, int size) {
    boolean[] members = new boolean[size];
    set.stream().forEach(at -> members[at] = true);
    return members;
  }

  /** The magnitudes, or their opposites: such that the largest of these numbers are kept. */
  private double[] magnitudes(double[] values) {
    int sign = rule.rule().direction() == PlasticityRule.Direction.SMALLEST ? -1 : 1;
    return Arrays.stream(values).map(value -> sign * Math.abs(value)).toArray();
  }

  private static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  /** k = round((1-p)(n-1)), half to even, or n less the count. */
  private static int rank(PlasticShare share, int n) {
    if (share instanceof PlasticShare.Fraction p) {
      return (int) Math.rint((1 - p.value()) * (n - 1));
    }
    return n - ((PlasticShare.Count) share).value();
  }

  /** Keeps the values from rank k on, and those that are equal to that of rank k. */
  private boolean[] kept(double[] values, int layer) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int k = rank(rule.share(layer, shapes.size()), sorted.length);
    double threshold = sorted[k];
    boolean[] kept = new boolean[values.length];
    double below = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      kept[i] = values[i] >= threshold;
      count += kept[i] ? 1 : 0;
      below = kept[i] ? below : Math.max(below, values[i]);
    }
    ties += count - (sorted.length - k);
    if (threshold != 0) {
      tieDistance = Math.min(tieDistance, (threshold - below) / Math.abs(threshold));
    }
    return kept;
  }

  /** Drops exactly the k least values, of equal ones the first. */
  private boolean[] exactly(double[] values, int layer) {
    int k = rank(rule.share(layer, shapes.size()), values.length);
    List<Integer> order = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> values[i]));
    boolean[] kept = new boolean[values.length];
    order.subList(k, values.length).forEach(i -> kept[i] = true);
    if (k > 0) {
      double dropped = values[order.get(k - 1)];
      double least = values[order.get(k)];
      ties += dropped == least ? 1 : 0;
      if (dropped != least) {
        tieDistance = Math.min(tieDistance, (least - dropped) / Math.abs(least));
      }
    }
    return kept;
  }

  private void restrictToSubnet(int layer, double[][] change) {
    LayerShape shape = shapes.get(layer);
    int posts = layer == shapes.size() - 1 ? shape.post() : subnetOf(shape.post());
    int pres = layer == 0 ? shape.pre() : subnetOf(shape.pre());
    for (int j = 0; j < shape.post(); j++) {
      for (int i = 0; i < shape.pre(); i++) {
        if (j >= posts || i >= pres) {
          change[j][i] = 0;
        }
      }
    }
  }

  private int subnetOf(int hidden) {
    if (rule.subnet() instanceof PlasticShare.Fraction p) {
      return (int) Math.rint(p.value() * hidden);
    }
    return ((PlasticShare.Count) rule.subnet()).value();
  }
}
