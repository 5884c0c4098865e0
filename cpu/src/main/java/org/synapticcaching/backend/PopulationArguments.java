package org.synapticcaching.backend;

import java.util.List;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;

/**
 * Checks what a population is asked to do, once and with the same words in every backend. Each
 * message names the operation, what was expected and what was found.
 *
 * @param spec of the population
 */
public record PopulationArguments(PopulationSpec spec) {
  /**
   * Patterns that the network can take.
   *
   * @throws IllegalArgumentException when they have another number of inputs than the network, or
   *     more classes than it has outputs
   */
  public void checkPatterns(Patterns patterns) {
    Network network = spec.network();
    if (patterns.inputs() != network.inputs() || patterns.classes() > network.outputs()) {
      throw new IllegalArgumentException(
          "patterns have "
              + patterns.inputs()
              + " inputs and "
              + patterns.classes()
              + " classes; the network expects "
              + network.inputs()
              + " inputs and at most "
              + network.outputs()
              + " classes");
    }
  }

  /**
   * One pattern of the set for each replica.
   *
   * @throws IllegalArgumentException when the number of indices or an index is wrong
   */
  public void checkPresented(Patterns patterns, int[] presented) {
    checkPatterns(patterns);
    int replicas = spec.replicas().size();
    if (presented.length != replicas) {
      throw new IllegalArgumentException(
          "forward: expected one pattern index per replica ("
              + replicas
              + "), got "
              + presented.length);
    }
    for (int index : presented) {
      if (index < 0 || index >= patterns.size()) {
        throw new IllegalArgumentException(
            "forward: pattern index " + index + " is outside 0.." + (patterns.size() - 1));
      }
    }
  }

  /**
   * A number of presentations.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public void checkPresentations(int presentations) {
    if (presentations < 0) {
      throw new IllegalArgumentException("train: presentations must be >= 0, got " + presentations);
    }
  }

  /**
   * A replica's number.
   *
   * @throws IndexOutOfBoundsException when there is none of this number
   */
  public void checkReplica(int replica) {
    int replicas = spec.replicas().size();
    if (replica < 0 || replica >= replicas) {
      throw new IndexOutOfBoundsException(
          "replica " + replica + " is outside 0.." + (replicas - 1));
    }
  }

  /**
   * A weight matrix's number.
   *
   * @throws IndexOutOfBoundsException when there is none of this number
   */
  public LayerShape checkLayer(int layer) {
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
  public void checkWeights(int layer, WeightPart part, float[] values) {
    LayerShape shape = checkLayer(layer);
    if (part == WeightPart.TOTAL) {
      throw new IllegalArgumentException("setWeights: the total can be read only");
    }
    if (values.length != shape.length()) {
      throw new IllegalArgumentException(
          "setWeights: "
              + shape.name()
              + " expected "
              + shape.post()
              + " x "
              + shape.pre()
              + " = "
              + shape.length()
              + " values, got "
              + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "setWeights: " + shape.name() + " has " + values[i] + " at index " + i);
      }
    }
  }
}
