package org.synapticcaching.backend;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/**
 * A plasticity rule in numbers, for one weight matrix: the same ones for every backend.
 *
 * @param rule how synapses are selected
 * @param learns whether the matrix learns at all; false for the input weights of {@code
 *     static-hidden}
 * @param candidates number of all neurons, of all synapses, or of the inputs of one neuron, as the
 *     rule's unit says; 0 for rules without a unit
 * @param dropped rank among the candidates, from 0, of the first that is kept; in ascending order
 *     for the largest, descending for the smallest; 0 keeps all. Without meaning for random rules:
 *     see {@link MaskStream}
 * @param plasticPost number of postsynaptic neurons in the subnet, the first ones; all of them in
 *     the output layer and for rules without a subnet
 * @param plasticPre number of presynaptic units in the subnet, the first ones; all inputs, with the
 *     bias, in the first matrix
 */
public record LayerPlasticity(
    PlasticityRule rule,
    boolean learns,
    int candidates,
    int dropped,
    int plasticPost,
    int plasticPre) {

  /** One for each weight matrix, input side first, of a rule that fits the network. */
  public static List<LayerPlasticity> of(Network network, Plasticity plasticity) {
    return IntStream.range(0, network.layerCount())
        .mapToObj(layer -> of(network, plasticity, layer))
        .toList();
  }

  private static LayerPlasticity of(Network network, Plasticity plasticity, int layer) {
    LayerShape shape = network.layers().get(layer);
    PlasticityRule rule = plasticity.rule();
    int candidates = rule.unit().in(shape);
    boolean last = layer == network.layerCount() - 1;
    return new LayerPlasticity(
        rule,
        rule.inputsLearn() || layer > 0,
        candidates,
        plasticity.share(layer, network.layerCount()).dropped(candidates),
        last ? shape.post() : plasticity.subnet().kept(shape.post()),
        layer == 0 ? shape.pre() : plasticity.subnet().kept(shape.pre()));
  }

  /** Rank of the first that is kept in ascending order of magnitude, from 0, whatever is kept. */
  public int rank() {
    return rule.keepsSmallest() ? candidates - 1 - dropped : dropped;
  }

  /**
   * Whether a magnitude is dropped for being on the wrong side of the threshold, the magnitude of
   * rank {@link #rank}. A NaN never is, and where the threshold is one nothing is.
   */
  public boolean isBeyond(double magnitude, double threshold) {
    return rule.keepsSmallest() ? magnitude > threshold : magnitude < threshold;
  }

  /** Of errors and activities those that the rule ranks neurons by; null where it ranks none. */
  public <T> T ranked(T errors, T activities) {
    return switch (rule.criterion()) {
      case ERROR -> errors;
      case ACTIVITY -> activities;
      case NONE, CHANCE, FIXED_SET, SET_OF_CLASS, SETS_IN_TURN, UPDATE, WEIGHT, SUBNET, LAYER ->
          null;
    };
  }

  /** Whether synapse [post][pre] is in the subnet; always true for rules without one. */
  public boolean inSubnet(int post, int pre) {
    return post < plasticPost && pre < plasticPre;
  }
}
