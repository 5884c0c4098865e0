package org.synapticcaching.contract;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Network;

/**
 * A small random network, and what it learns from.
 *
 * @param network of one or two hidden layers
 * @param kind of its patterns
 * @param seed of its weights and patterns
 */
record RandomNetwork(Network network, ContractPatterns kind, long seed) {
  /** Draws one; its bias is what its kind of network usually has. */
  static RandomNetwork from(Draw draw) {
    List<Integer> hidden =
        IntStream.range(0, draw.between(1, 2)).mapToObj(n -> draw.between(1, 20)).toList();
    Network network =
        Network.named(
            draw.of("lr20", "n22", "rp24"), draw.between(1, 40), hidden, draw.between(2, 6));
    return new RandomNetwork(network, draw.of(ContractPatterns.values()), draw.between(0, 1000));
  }

  /** With a bias, or without one. */
  RandomNetwork withBias(boolean bias) {
    return new RandomNetwork(network.withBias(bias), kind, seed);
  }

  Patterns patterns(int count) {
    return kind.make(count, network.inputs(), network.outputs(), seed);
  }
}
