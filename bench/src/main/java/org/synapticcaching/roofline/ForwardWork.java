package org.synapticcaching.roofline;

/**
 * The forward pass: z = w x of both matrices.
 *
 * <p>Counted: the pattern, read; of every visited synapse each stored part of its weight, read; a
 * multiply-add for each part that is multiplied by itself (w(0) + l and s of the sparse algorithms;
 * the dense ones multiply the sum). Not counted: the additions that form the sum, the activation
 * functions, and the vectors of units, which are short.
 */
final class ForwardWork {
  private ForwardWork() {}

  static Pass of(NetworkShape network) {
    double synapses = network.visited() + network.second();
    return Pass.once(
        "forward",
        network.operations(synapses),
        network.patternBytes() + network.bytes(network.partsOfWeight() * synapses),
        0);
  }
}
