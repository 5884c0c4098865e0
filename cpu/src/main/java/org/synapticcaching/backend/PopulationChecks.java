package org.synapticcaching.backend;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Require;

/**
 * Checks what is requested of a population, once and with the same words in every backend: that it
 * is open, and that the arguments fit. Each message names the operation, what was expected and what
 * was found.
 */
public final class PopulationChecks {
  private final PopulationSpec spec;
  private boolean closed;

  /** For an open population. */
  public PopulationChecks(PopulationSpec spec) {
    this.spec = spec;
  }

  /** What was opened. */
  public PopulationSpec spec() {
    return spec;
  }

  /** From now on nothing may be requested. */
  public void close() {
    closed = true;
  }

  /**
   * That the population is open; part of every other check.
   *
   * @throws IllegalStateException when it is closed
   */
  public void open() {
    if (closed) {
      throw new IllegalStateException("this population is closed");
    }
  }

  /**
   * Patterns that the network can take.
   *
   * @throws IllegalArgumentException when they have another number of inputs than the network, or
   *     more classes than it has outputs
   */
  public void patterns(Patterns patterns) {
    open();
    Network network = spec.network();
    if (patterns.inputs() != network.inputs() || patterns.classes() > network.outputs()) {
      throw new IllegalArgumentException(
          String.format(
              "patterns have %s inputs and %s classes; the network expects %s inputs and "
                  + "at most %s classes",
              patterns.inputs(), patterns.classes(), network.inputs(), network.outputs()));
    }
  }

  /**
   * One pattern of the set for each replica.
   *
   * @throws IllegalArgumentException when the patterns do not fit, or the number of indices or an
   *     index is wrong
   */
  public void presented(Patterns patterns, int[] presented) {
    patterns(patterns);
    int replicas = spec.replicas().size();
    if (presented.length != replicas) {
      throw new IllegalArgumentException(
          "forward: expected one pattern index per replica (%s), got %s"
              .formatted(replicas, presented.length));
    }
    for (int index : presented) {
      if (index < 0 || index >= patterns.size()) {
        throw new IllegalArgumentException(
            "forward: pattern index " + index + " is outside 0.." + (patterns.size() - 1));
      }
    }
  }

  /**
   * A number of presentations of these patterns.
   *
   * @throws IllegalArgumentException when the patterns do not fit, or the number is negative
   */
  public void training(Patterns patterns, int presentations) {
    patterns(patterns);
    Require.that(presentations >= 0, "train: presentations must be >= 0, got %s", presentations);
  }

  /**
   * A replica's number.
   *
   * @throws IndexOutOfBoundsException when there is none of this number
   */
  public void replica(int replica) {
    open();
    int replicas = spec.replicas().size();
    if (replica < 0 || replica >= replicas) {
      throw new IndexOutOfBoundsException(
          "replica " + replica + " is outside 0.." + (replicas - 1));
    }
  }

  /**
   * The threshold of each weight matrix of a replica, where thresholds are fixed.
   *
   * @return 0 where the policy has none
   * @throws IndexOutOfBoundsException when there is no replica of this number
   */
  public double[] fixedThresholds(int replica) {
    replica(replica);
    Consolidation consolidation = spec.replicas().get(replica).consolidation();
    double[] thetas = new double[spec.network().layerCount()];
    Arrays.fill(thetas, consolidation.policy().usesThreshold() ? consolidation.theta() : 0);
    return thetas;
  }

  /**
   * A weight matrix of a replica.
   *
   * @return its shape
   * @throws IndexOutOfBoundsException when there is none of this number
   */
  public LayerShape layer(int replica, int layer) {
    replica(replica);
    List<LayerShape> layers = spec.network().layers();
    if (layer < 0 || layer >= layers.size()) {
      throw new IndexOutOfBoundsException(
          "layer " + layer + " is outside 0.." + (layers.size() - 1));
    }
    return layers.get(layer);
  }

  /**
   * New values for one part of one weight matrix.
   *
   * @throws IllegalArgumentException when the part cannot be set, the number of values is not post
   *     x pre, or one is not finite
   */
  public void weights(int replica, int layer, WeightPart part, float[] values) {
    LayerShape shape = written(replica, layer, part, values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw notFinite(shape, values[i], i);
      }
    }
  }

  /**
   * The same of values in 64 bits.
   *
   * @throws IllegalArgumentException when the part cannot be set, the number of values is not post
   *     x pre, or one is not finite
   */
  public void weights(int replica, int layer, WeightPart part, double[] values) {
    LayerShape shape = written(replica, layer, part, values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw notFinite(shape, values[i], i);
      }
    }
  }

  private LayerShape written(int replica, int layer, WeightPart part, int values) {
    LayerShape shape = layer(replica, layer);
    Require.that(part != WeightPart.TOTAL, "setWeights: the total can be read only");
    if (values != shape.length()) {
      throw new IllegalArgumentException(
          String.format(
              "setWeights: %s expected %s x %s = %s values, got %s",
              shape.name(), shape.post(), shape.pre(), shape.length(), values));
    }
    return shape;
  }

  private static IllegalArgumentException notFinite(LayerShape shape, Number value, int index) {
    return new IllegalArgumentException(
        "setWeights: " + shape.name() + " has " + value + " at index " + index);
  }
}
