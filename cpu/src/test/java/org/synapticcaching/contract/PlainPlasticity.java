package org.synapticcaching.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;

/**
 * The competitive rules of model section 5, by sorting everything. Only the random masks come from
 * where every backend takes them.
 *
 * <p>Also keeps how far every choice was from a near tie: the threshold less the largest value
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

  /** Sets the errors of neurons that are not chosen to 0. */
  boolean[] neurons(int layer, long presentation, int label, double[] error, double[] activity) {
    PlasticShare share = rule.share(layer, shapes.size());
    return switch (rule.rule()) {
      case LARGEST_ERRORS -> largest(magnitudes(error, 1), share);
      case SMALLEST_ERRORS -> largest(magnitudes(error, -1), share);
      case LARGEST_ACTIVITY -> largest(magnitudes(activity, 1), share);
      case SMALLEST_ACTIVITY -> largest(magnitudes(activity, -1), share);
      default -> {
        boolean[] kept = new boolean[error.length];
        masks.neurons(layer, presentation, label, kept);
        yield kept;
      }
    };
  }

  /**
   * Sets the changes of synapses that are not chosen to 0.
   *
   * @param change {@code [post][pre]}
   * @param total weights of this presentation, {@code [post][pre]}
   * @param x activities that the weights act on, length pre
   */
  void select(int layer, double[][] change, double[][] total, double[] x) {
    LayerShape shape = shapes.get(layer);
    PlasticShare share = rule.share(layer, shapes.size());
    switch (rule.rule()) {
      case LARGEST_UPDATES -> {
        restrictToSubnet(layer, change);
        keep(change, largest(magnitudes(flat(change), 1), share));
      }
      case SMALLEST_UPDATES -> keep(change, largest(magnitudes(flat(change), -1), share));
      case LARGEST_WEIGHTS -> keep(change, largest(magnitudes(flat(total), 1), share));
      case SMALLEST_WEIGHTS -> keep(change, largest(magnitudes(flat(total), -1), share));
      case LARGEST_UPDATES_PER_NEURON -> {
        for (double[] row : change) {
          dropSmallest(row, x, share);
        }
      }
      case LARGEST_WEIGHTS_PER_NEURON -> {
        for (int j = 0; j < shape.post(); j++) {
          dropSmallest(change[j], total[j], share);
        }
      }
      case FIXED_SYNAPSES -> {
        boolean[] kept = new boolean[shape.length()];
        masks.fixedSet(layer, 0).stream().forEach(at -> kept[at] = true);
        keep(change, kept);
      }
      case SUBNET -> restrictToSubnet(layer, change);
      case STATIC_HIDDEN -> {
        if (layer == 0) {
          keep(change, new boolean[shape.length()]);
        }
      }
      default -> {
        // Everything, or a rule that acts on errors.
      }
    }
  }

  private static double[] magnitudes(double[] values, int sign) {
    return Arrays.stream(values).map(value -> sign * Math.abs(value)).toArray();
  }

  private static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void keep(double[][] change, boolean[] kept) {
    int pre = change[0].length;
    for (int at = 0; at < kept.length; at++) {
      if (!kept[at]) {
        change[at / pre][at % pre] = 0;
      }
    }
  }

  /** k = round((1-p)(n-1)), half to even, or n less the count. */
  private static int rank(PlasticShare share, int n) {
    if (share instanceof PlasticShare.Fraction p) {
      return (int) Math.rint((1 - p.value()) * (n - 1));
    }
    return n - ((PlasticShare.Count) share).value();
  }

  private boolean[] largest(double[] values, PlasticShare share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int k = rank(share, sorted.length);
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

  /** Drops the k smallest magnitudes, of equal ones the first. */
  private void dropSmallest(double[] change, double[] compared, PlasticShare share) {
    int k = rank(share, change.length);
    List<Integer> order = new ArrayList<>(IntStream.range(0, change.length).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> Math.abs(compared[i])));
    order.subList(0, k).forEach(i -> change[i] = 0);
    if (k > 0) {
      double dropped = Math.abs(compared[order.get(k - 1)]);
      double kept = Math.abs(compared[order.get(k)]);
      ties += dropped == kept ? 1 : 0;
      if (dropped != kept) {
        tieDistance = Math.min(tieDistance, (kept - dropped) / kept);
      }
    }
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
