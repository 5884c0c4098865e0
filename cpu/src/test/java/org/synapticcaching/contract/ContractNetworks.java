package org.synapticcaching.contract;

import java.util.Collections;
import java.util.List;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;

/**
 * The small networks of the contract. Sizes are 1, primes, and neighbours of a vector register (16
 * floats); every kind of network, bias, gradient, loss and input occurs.
 */
final class ContractNetworks {
  /** A network, what it learns from, and how fast. */
  record Choice(Network network, ContractPatterns patterns, double learningRate) {}

  /** Several exponents at once, and one that only counts increases. */
  static final List<ChangeMeasure> MEASURES =
      List.of(
          new ChangeMeasure(0, false),
          new ChangeMeasure(0.5, false),
          new ChangeMeasure(2, false),
          new ChangeMeasure(1, true));

  static final List<Choice> SMALL =
      List.of(
          new Choice(Network.lr20(13, List.of(7), 3), ContractPatterns.SPARSE_BYTES, 0.5),
          new Choice(
              Network.lr20(33, List.of(17), 5).withGradient(GradientRule.EXACT),
              ContractPatterns.DENSE,
              0.2),
          new Choice(
              Network.lr20(20, List.of(16, 8), 4).withBias(true), ContractPatterns.SIGNED, 0.3),
          new Choice(
              Network.lr20(16, List.of(1), 2).withLoss(Loss.CROSS_ENTROPY),
              ContractPatterns.BACKGROUND_BYTES,
              0.2),
          new Choice(Network.n22(15, List.of(16), 10), ContractPatterns.SPARSE_BYTES, 0.5),
          new Choice(
              Network.n22(17, List.of(5), 3).withGradient(GradientRule.EXACT).withBias(true),
              ContractPatterns.BACKGROUND_BYTES,
              0.5),
          new Choice(
              Network.n22(12, List.of(31), 2).withLoss(Loss.CROSS_ENTROPY),
              ContractPatterns.DENSE,
              0.05),
          new Choice(Network.rp24(19, List.of(11), 7), ContractPatterns.SPARSE_BYTES, 0.02),
          new Choice(
              Network.rp24(71, List.of(15), 3).withBias(false), ContractPatterns.SIGNED, 0.005),
          new Choice(
              deep(Network.rp24(23, List.of(13, 5, 16), 4)).withGradient(GradientRule.EXACT),
              ContractPatterns.BACKGROUND_BYTES,
              0.02));

  /** Of all patterns. */
  private static final long SEED = 5;

  private ContractNetworks() {}

  /**
   * The networks in which a policy can meet its threshold: all of them, but where every synapse has
   * to be over it only those in which no change is ever exactly 0.
   */
  static List<Choice> forPolicy(ConsolidationPolicy policy) {
    return policy.trigger() != ConsolidationPolicy.Trigger.EVERY_SYNAPSE
        ? SMALL
        : SMALL.stream().filter(choice -> choice.patterns() == ContractPatterns.DENSE).toList();
  }

  /** A case of one choice; the threshold is yet to be found. */
  static ContractCase of(Choice choice, Consolidation consolidation, int presentations) {
    Network network = choice.network();
    Patterns patterns = choice.patterns().make(29, network.inputs(), network.outputs(), SEED);
    Replica replica =
        new Replica(
            11,
            rates(network, choice.learningRate()),
            Plasticity.all(),
            consolidation,
            PresentationOrder.of(PresentationOrder.Kind.SHUFFLED),
            MEASURES,
            false);
    return new ContractCase(network, replica, patterns, presentations);
  }

  /** The patterns of a choice with other labels. */
  static Patterns patterns(Choice choice, int[] labels) {
    Network network = choice.network();
    return choice.patterns().labelled(labels, network.inputs(), network.outputs(), SEED);
  }

  /**
   * Ten times larger initial weights: through four matrices of the original ones hardly anything
   * arrives, and nothing but the rounding of the initial weights would be compared.
   */
  private static Network deep(Network small) {
    return new Network(
        small.id(),
        small.inputs(),
        small.hidden(),
        small.outputs(),
        small.bias(),
        small.hiddenActivation(),
        small.outputActivation(),
        small.loss(),
        small.gradient(),
        small.errorScale(),
        small.targetOff(),
        small.targetOn(),
        Collections.nCopies(small.layerCount(), 0.3));
  }

  /** A different rate for each weight matrix, falling towards the output. */
  private static List<Double> rates(Network network, double first) {
    Double[] rates = new Double[network.layerCount()];
    for (int n = 0; n < rates.length; n++) {
      rates[n] = first * (1 - 0.25 * n);
    }
    return List.of(rates);
  }
}
